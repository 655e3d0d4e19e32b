import Glibc

/// Writes and rotates a stream in real files and remembers which line lies where. Lines are numbered from 1 in the order
/// they are written. The clock of the files' modification times goes on by one second a step.
final class ModelWriter {
  /// How the writer gets from one file to the next.
  enum Rotation: CaseIterable { case shifting, dated, linked }

  /// A file with the numbers of its lines; the last one may be unfinished.
  final class File {
    var lines: [Int] = []
    var isPartial = false
  }

  let scratch: Scratch
  let rotation: Rotation
  /// What lies beside each other now, by path. A file that was cut is another one here.
  private(set) var files: [String: File] = [:]
  /// Every line's text.
  private(set) var texts: [String] = [""]
  /// Lines that may never be read because the only files they were in are gone.
  private(set) var destroyed: Set<Int> = []
  /// Lines of which a copy has only the beginning.
  private(set) var cutCopies: Set<Int> = []
  private var clock = 1_000_000
  private var names = 0
  private var number = 0

  init(_ scratch: Scratch, _ rotation: Rotation) {
    self.scratch = scratch
    self.rotation = rotation
    if rotation == .linked { flip() }
  }

  /// The file under the stream's name.
  var present: File? { files[target] }

  func append(lines count: Int, using random: inout SplitMix) {
    let file = files[target] ?? File()
    files[target] = file
    var text = ""
    for _ in 0..<count {
      if !file.isPartial {
        texts.append("")
        file.lines.append(texts.count - 1)
      }
      let last = file.lines[file.lines.count - 1]
      number += 1
      let part = "\(last):\(number) " + String(repeating: "x", count: Int.random(in: 0...300, using: &random))
      texts[last] += part
      file.isPartial = Int.random(in: 0..<8, using: &random) == 0
      text += file.isPartial ? part : part + "\n"
    }
    scratch.write(text)
    touch(target)
  }

  /// The next file begins with the next line: what is unfinished stays so.
  func rotate() {
    switch rotation {
    case .linked: flip()
    case .shifting, .dated:
      guard files[target] != nil else { return }
      move(target, freeName())
    }
  }

  /// copytruncate: the copy holds what was written until then; `more` is written between the copy and the cut.
  func copyAndTruncate(more: (ModelWriter) -> Void) {
    guard let present, let bytes = scratch.read(target) else { return }
    let copy = File()
    (copy.lines, copy.isPartial) = (present.lines, present.isPartial)
    let name = freeName()
    scratch.write(bytes, to: name)
    files[name] = copy
    touch(name)
    more(self)
    if copy.isPartial, texts[copy.lines[copy.lines.count - 1]].utf8.count > lastLength(bytes) {
      cutCopies.insert(copy.lines[copy.lines.count - 1])
    }
    truncate()
  }

  private func lastLength(_ bytes: String) -> Int { bytes.split(separator: "\n").last?.utf8.count ?? 0 }

  /// Cuts the file in place.
  func truncate() {
    guard let cut = files[target] else { return }
    scratch.write("", cutting: true)
    touch(target)
    files[target] = File()
    destroy(cut)
  }

  /// Removes the file under the stream's name.
  /// - Parameter isHeld: a reader has it open and can still read it.
  /// - Returns: the file.
  func remove(isHeld: Bool) -> File? {
    guard let file = files.removeValue(forKey: target) else { return nil }
    unlink(target)
    if !isHeld { destroy(file) }
    return file
  }

  /// Removes every file with this line.
  func removeAll(with line: Int) {
    for (path, file) in files where file.lines.contains(line) {
      files[path] = nil
      unlink(path)
      destroy(file)
    }
  }

  /// Lines of `file` that are in no other one may never be read.
  func destroy(_ file: File) {
    destroyed.formUnion(file.lines.filter { line in !files.values.contains { $0.lines.contains(line) } })
  }

  // MARK: names

  private var link = ""

  private var target: String { rotation == .linked ? link : scratch.path }

  private func freeName() -> String {
    if rotation == .shifting {
      for number in stride(from: 11, through: 1, by: -1) {
        move("\(scratch.path).\(number)", "\(scratch.path).\(number + 1)")
      }
      return scratch.path + ".1"
    }
    names += 1
    return "\(scratch.path)-\(20_260_000 + names)"
  }

  private func flip() {
    link = freeName()
    unlink(scratch.path)
    symlink(link, scratch.path)
  }

  private func move(_ from: String, _ to: String) {
    guard let file = files.removeValue(forKey: from) else { return }
    files[to] = file
    scratch.rename(from, to)
  }

  private func touch(_ path: String) {
    clock += 1
    scratch.setModified(path, seconds: clock)
  }
}

import FrostSources
import Glibc

/// One random day of a stream, its reader, and what must be true of the two: lines come once and in order, and those that
/// do not come were destroyed unread, and the reader has counted that.
struct TailModel {
  enum Step: String, CaseIterable {
    case write, read, catchUp, rotate, copyAndTruncate, losingCopy, truncate, recreate, restart, removeWhileDown
  }

  struct Wrong: Error, CustomStringConvertible {
    var description: String
  }

  private var random: SplitMix
  private let writer: ModelWriter
  private var reader: Reader
  private let options: FileTail.Options
  /// A file that only the reader still has.
  private var orphan: ModelWriter.File?
  private var isOpen = false
  private var rotations = 0
  /// Numbers of the lines read, in order.
  private var seen: [Int] = []
  private var missing = 0
  private var counted = 0
  private(set) var history: [Step] = []

  init(seed: UInt64) {
    random = SplitMix(state: seed)
    writer = ModelWriter(Scratch(), ModelWriter.Rotation.allCases.randomElement(using: &random)!)
    var options = FileTail.Options()
    options.batchLines = 7
    self.options = options
    reader = Reader(writer.scratch.path, options: options)
  }

  /// - Throws: `Wrong` with what is not as it must be.
  mutating func run(steps: Int) throws {
    for _ in 0..<steps {
      let weighted = Step.allCases + [.write, .write, .write, .write, .read, .read, .read]
      let step = weighted.randomElement(using: &random)!
      history.append(step)
      try perform(step)
      // Before its first position a reader begins with the file that is there.
      if reader.position == nil { try read(1) }
    }
    // A file that goes on shows that those before it are over.
    if reader.position != nil { try catchUp() }
    writer.rotate()
    repeat { writer.append(lines: 1, using: &random) } while writer.present?.isPartial == true
    try catchUp()
  }

  private mutating func perform(_ step: Step) throws {
    switch step {
    case .write: writer.append(lines: .random(in: 1...12, using: &random), using: &random)
    case .read: try read(.random(in: 1...5, using: &random))
    case .catchUp: try catchUp()
    case .rotate where rotations < 8:
      writer.rotate()
      rotations += 1
    case .copyAndTruncate where rotations < 8 && reader.position != nil:
      writer.copyAndTruncate { _ in }
      rotations += 1
    case .losingCopy where rotations < 8 && isInPresentFile:
      var random = random
      writer.copyAndTruncate { $0.append(lines: 3, using: &random) }
      self.random = random
      rotations += 1
    case .truncate where isInPresentFile: writer.truncate()
    case .recreate where isInPresentFile:
      let file = writer.remove(isHeld: isOpen)
      if isOpen { orphan = file }
    case .restart where reader.position != nil: restart()
    case .removeWhileDown where reader.position != nil && !seen.isEmpty:
      restart()
      writer.removeAll(with: seen[seen.count - 1])
    default: break
    }
  }

  /// Whether what happens to the file under the stream's name can be known to the reader: it has committed lines of it.
  private var isInPresentFile: Bool {
    guard let last = seen.last, reader.position != nil else { return false }
    return writer.present?.lines.contains(last) ?? false
  }

  /// Killed, and started where the last batch that it handed on says.
  private mutating func restart() {
    counted += count(reader.tail.losses)
    if let orphan { writer.destroy(orphan) }
    orphan = nil
    isOpen = false
    reader = Reader(writer.scratch.path, from: reader.position, options: options)
  }

  private func count(_ losses: TailLosses) -> Int { losses.truncations + losses.files }

  // MARK: reading

  private mutating func catchUp() throws {
    let isAtEnd = try read(.max)
    guard isAtEnd else { return }
    rotations = 0
    try check()
  }

  /// - Returns: whether nothing was left.
  @discardableResult
  private mutating func read(_ batches: Int) throws -> Bool {
    for _ in 0..<batches {
      let before = reader.lines.count
      let isMore = try reader.readBatch()
      isOpen = true
      for text in reader.lines[before...] { try see(text) }
      if !isMore { return true }
    }
    return false
  }

  private mutating func see(_ text: String) throws {
    // A copy may have been made in the middle of a line.
    guard let number = text.split(separator: ":").first.flatMap({ Int($0) }),
      writer.texts[number] == text || writer.cutCopies.contains(number) && writer.texts[number].hasPrefix(text)
    else {
      throw Wrong(description: "read what was never written: \(text.prefix(40))")
    }
    guard number > seen.last ?? 0 else {
      throw Wrong(description: "line \(number) was read after line \(seen.last ?? 0)")
    }
    seen.append(number)
  }

  /// Everything complete was read or destroyed, and what was destroyed unread was counted.
  private mutating func check() throws {
    let unfinished = Set(writer.files.values.compactMap { $0.isPartial ? $0.lines.last : nil })
    let read = Set(seen)
    let unread = (1..<writer.texts.count).filter { number in
      !read.contains(number) && !unfinished.contains(number)
        && orphan.map { !($0.isPartial && $0.lines.last == number) } ?? true
    }
    if let lost = unread.first(where: { !writer.destroyed.contains($0) }) {
      throw Wrong(description: "line \(lost) was not read though it is there; \(unread.count) are missing")
    }
    // A file that is gone may come back under another name until there is a next one.
    if writer.present == nil { return }
    let total = counted + count(reader.tail.losses)
    if unread.count > missing, total <= lastTotal {
      throw Wrong(description: "\(unread.count - missing) lines were destroyed unread and nothing was counted")
    }
    (missing, lastTotal) = (unread.count, total)
  }

  private var lastTotal = 0
}

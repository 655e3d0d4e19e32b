import FrostEvents
import FrostSources
import Glibc

/// A directory of its own for one test, removed with everything in it.
final class Scratch {
  let directory: String
  var path: String { directory + "/stream.jsonl" }

  init() {
    var template = Array("/tmp/frost-tail-XXXXXX".utf8CString)
    directory = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
  }

  deinit {
    if let entries = opendir(directory) {
      while let entry = readdir(entries) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        unlink(directory + "/" + name)
      }
      closedir(entries)
    }
    rmdir(directory)
  }

  func write(_ text: String, to name: String? = nil, cutting: Bool = false) {
    let file = open(name ?? path, O_WRONLY | O_CREAT | (cutting ? O_TRUNC : O_APPEND), 0o600)
    precondition(file >= 0)
    let bytes = Array(text.utf8)
    precondition(Glibc.write(file, bytes, bytes.count) == bytes.count)
    close(file)
  }

  /// nil: there is no such file.
  func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  func rename(_ from: String, _ to: String) { precondition(Glibc.rename(from, to) == 0) }

  /// Makes `path` look changed `seconds` after 1970: rotation order must not hang on how fast a test runs.
  func setModified(_ path: String, seconds: Int) {
    let time = timespec(tv_sec: seconds, tv_nsec: 0)
    precondition(utimensat(AT_FDCWD, path, [time, time], 0) == 0)
  }
}

/// A tail whose lines are read as texts.
final class Reader {
  /// Marks a line that was read, so that the order of lines and refused lines is kept.
  private static let read = "read"

  let tail: FileTail
  private(set) var lines: [String] = []
  private(set) var rejects: [Reject] = []
  private(set) var position: SourcePosition?
  private(set) var batchSizes: [Int] = []
  var notes: [TailNote] = []

  init(_ path: String, from position: SourcePosition? = nil, options: FileTail.Options = .init()) {
    tail = FileTail(source: "main", path: path, from: position, options: options, watch: ChangeWatch())
    self.position = position
  }

  /// Reads until nothing is left; the texts that came.
  @discardableResult
  func readAll() throws -> [String] {
    let before = lines.count
    while try readBatch() {}
    return Array(lines[before...])
  }

  func readBatch() throws -> Bool {
    defer { notes += tail.takeNotes() }
    let batch = try tail.poll(width: 1, readAt: EventTime(milliseconds: 0)) { line, offset, batch in
      let kept = Reject(offset: offset, reason: Self.read, line: Array(line), length: Int64(line.count))
      batch.rejects.append(kept)
    }
    guard let batch else { return false }
    lines += batch.rejects.filter { $0.reason == Self.read }.map { String(decoding: $0.line, as: UTF8.self) }
    rejects += batch.rejects.filter { $0.reason != Self.read }
    position = batch.position
    batchSizes.append(batch.rejects.count)
    return true
  }
}

import Glibc
import Synchronization

/// Appends a stream's lines at an even rate, a write a millisecond. A hundred a second are markers, but no more than a fourth.
final class PacedWriter: Sendable {
  private let markerEvery: Int
  private let file: Int32
  private let lines: [[UInt8]]
  private let rate: Int
  let bytesPerMillisecond: Int
  private let written = Atomic(0)

  /// The newest line that was written.
  var newest: [UInt8] { lines[max(0, written.load(ordering: .relaxed) - 1)] }

  init(to path: String, from stream: String, rate: Int) {
    self.rate = rate
    markerEvery = max(4, rate / 100)
    file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    guard file >= 0, let source = fopen(stream, "r") else { fatalError("\(path) or \(stream) cannot be opened") }
    defer { fclose(source) }
    var lines: [[UInt8]] = []
    var buffer: UnsafeMutablePointer<CChar>?
    var room = 0
    defer { free(buffer) }
    while true {
      let length = getline(&buffer, &room, source)
      guard length > 0, let buffer else { break }
      lines.append(UnsafeRawBufferPointer(start: buffer, count: length).map { $0 })
    }
    self.lines = lines
    bytesPerMillisecond = lines.reduce(0) { $0 + $1.count } / max(1, lines.count) * rate / 1000
  }

  func markers(in seconds: Int) -> Int { (rate * seconds + markerEvery - 1) / markerEvery }

  /// - Returns: by marked account, when its line was written.
  func run(seconds: Int) -> [String: Int64] {
    guard lines.count >= rate * seconds else {
      fatalError("the stream has \(lines.count) lines, \(rate * seconds) are needed")
    }
    var written: [String: Int64] = [:]
    var next = 0
    let began = now()
    while next < rate * seconds {
      let due = min(rate * seconds, Int((now() - began) * Int64(rate) / 1_000_000_000))
      var bytes: [UInt8] = []
      var accounts: [String] = []
      while next < due {
        if next % markerEvery == 0 {
          let account = "marker-\(next)"
          bytes += Marker.line(account, like: lines[next])
          accounts.append(account)
        } else {
          bytes += lines[next]
        }
        next += 1
      }
      let at = now()
      for account in accounts { written[account] = at }
      var rest = bytes[...]
      while !rest.isEmpty {
        let length = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
        guard length > 0 else { fatalError("write: \(String(cString: strerror(errno)))") }
        rest = rest.dropFirst(length)
      }
      self.written.store(next, ordering: .relaxed)
      usleep(1000)
    }
    return written
  }
}

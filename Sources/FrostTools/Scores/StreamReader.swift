package import FrostEvents
import Glibc

/// Reads a stream of JSON Lines from a file, or from standard input, to its end.
package struct StreamReader: ~Copyable {
  /// Why a stream could not be read.
  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  private static let block = 1 << 20

  private let name: String
  private let descriptor: Int32
  private var decoder: LineDecoder
  private let width: Int
  private let eventsPerBatch: Int
  /// `start ..< end` has not been handed out.
  private var buffer: [UInt8] = []
  private var start = 0
  private var end = 0
  /// Of what comes next, in bytes from the stream's begin.
  private var offset: Int64 = 0
  private var isAtEnd = false

  /// - Parameters:
  ///   - path: `-` is standard input.
  ///   - eventsPerBatch: with lines that are none.
  package init(_ path: String, schema: Schema, eventsPerBatch: Int = 4096) throws(Failure) {
    name = path == "-" ? "standard input" : path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    decoder = LineDecoder(schema: schema)
    width = schema.fields.count
    self.eventsPerBatch = eventsPerBatch
    guard descriptor >= 0 else { throw Failure(description: "\(path) cannot be opened: \(Self.reason)") }
  }

  deinit { if descriptor > STDERR_FILENO { close(descriptor) } }

  /// The next events; nil at the end. A last line without a newline counts.
  package mutating func next() throws(Failure) -> EventBatch? {
    // Read at the beginning of time, every event is young: `act-on` holds nothing back.
    var batch = EventBatch(
      width: width, position: SourcePosition(source: "stream", generation: .init(), offset: offset),
      readAt: EventTime(milliseconds: 0))
    while batch.count + batch.rejects.count < eventsPerBatch {
      if decodeLine(into: &batch) { continue }
      if isAtEnd {
        if start < end { decode(upTo: end, into: &batch) }
        break
      }
      try fill()
    }
    batch.position.offset = offset
    return batch.count + batch.rejects.count == 0 ? nil : batch
  }

  /// Whether there was a whole line.
  private mutating func decodeLine(into batch: inout EventBatch) -> Bool {
    let newline = buffer.withUnsafeBytes { bytes -> Int? in
      guard start < end, let found = memchr(bytes.baseAddress! + start, 0x0A, end - start) else { return nil }
      return bytes.baseAddress!.distance(to: UnsafeRawPointer(found))
    }
    guard let newline else { return false }
    decode(upTo: newline, into: &batch)
    return true
  }

  private mutating func decode(upTo newline: Int, into batch: inout EventBatch) {
    let from = start
    let at = offset
    buffer.withUnsafeBytes { bytes in
      var line = UnsafeRawBufferPointer(rebasing: bytes[from..<newline])
      if line.last == 0x0D { line = UnsafeRawBufferPointer(rebasing: line.dropLast()) }
      if !line.isEmpty { decoder.decode(line, at: at, into: &batch) }
    }
    let next = min(newline + 1, end)
    offset += Int64(next - start)
    start = next
  }

  private mutating func fill() throws(Failure) {
    if start > 0 {
      buffer.withUnsafeMutableBytes { bytes in
        bytes.baseAddress!.copyMemory(from: bytes.baseAddress! + start, byteCount: end - start)
      }
      end -= start
      start = 0
    }
    if buffer.count < end + Self.block {
      buffer.append(contentsOf: repeatElement(0, count: end + Self.block - buffer.count))
    }
    var count: Int
    repeat {
      count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress! + end, $0.count - end) }
    } while count < 0 && errno == EINTR
    guard count >= 0 else { throw Failure(description: "\(name) cannot be read: \(Self.reason)") }
    isAtEnd = count == 0
    end += count
  }

  private static var reason: String { String(cString: strerror(errno)) }
}

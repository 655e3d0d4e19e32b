package import FrostEvents
import Glibc

/// Bytes in, complete lines out, with their offsets. A partial line is held until its newline comes; a line longer than
/// the limit is skipped to its newline and told once.
///
/// One buffer: `[up to 256 bytes before start | start ..< end: not handed out | room | padding]`.
package struct LineSplitter: ~Copyable {
  /// What the buffer gives out next. The bytes of a line are valid until the next `fill`.
  package enum Piece {
    /// A complete line without its newline (and without the carriage return before it).
    case line(UnsafeRawBufferPointer, offset: Int64)
    case tooLong(Reject)
  }

  /// Where reading could go on: the start of the first line that was not handed out.
  package struct Boundary: Hashable, Sendable {
    package var offset: Int64
    /// Hash of the up to 256 bytes just before `offset`.
    package var tail: UInt64
  }

  /// Longest line in bytes.
  package let limit: Int
  /// File offset at which the next block belongs.
  package private(set) var endOffset: Int64

  private let storage: UnsafeMutableRawPointer
  private let block: Int
  private let usable: Int
  private var start: Int
  private var scanned: Int
  private var end: Int
  private var skipped: Skipped?

  private struct Skipped {
    var kept: [UInt8]
    var length: Int64
    var boundary: Boundary
  }

  /// - Parameters:
  ///   - offset: file offset of the first byte that will be filled in.
  ///   - history: the up to 256 bytes just before `offset`.
  package init(at offset: Int64 = 0, history: [UInt8] = [], limit: Int = 1 << 20, block: Int = 1 << 18) {
    self.limit = limit
    self.block = block
    usable = ContentHash.span + limit + block
    storage = .allocate(byteCount: usable + Self.padding, alignment: 64)
    let history = history.suffix(ContentHash.span)
    UnsafeMutableRawBufferPointer(start: storage, count: usable).copyBytes(from: history)
    start = history.count
    scanned = history.count
    end = history.count
    endOffset = offset
  }

  deinit { storage.deallocate() }

  /// Readable bytes behind every line, for decoders that read in wide steps.
  private static let padding = 64

  package var boundary: Boundary {
    if let skipped { return skipped.boundary }
    let span = min(start, ContentHash.span)
    let before = UnsafeRawBufferPointer(start: storage + (start - span), count: span)
    return Boundary(offset: endOffset - Int64(end - start), tail: ContentHash.of(before))
  }

  /// The up to 256 bytes last filled in.
  package var newest: [UInt8] {
    let span = min(end, ContentHash.span)
    return Array(UnsafeRawBufferPointer(start: storage + (end - span), count: span))
  }

  /// Whether an unfinished line is held.
  package var holdsPartialLine: Bool { skipped != nil || start < end }

  /// Lets `read` put bytes into the buffer.
  /// - Parameter read: returns how many bytes it wrote.
  /// - Returns: that number.
  package mutating func fill<E: Error>(_ read: (UnsafeMutableRawBufferPointer) throws(E) -> Int) throws(E) -> Int {
    if usable - end < block { moveToFront() }
    let count = try read(UnsafeMutableRawBufferPointer(start: storage + end, count: min(block, usable - end)))
    end += count
    endOffset += Int64(count)
    return count
  }

  private mutating func moveToFront() {
    let from = start - min(start, ContentHash.span)
    storage.copyMemory(from: storage + from, byteCount: end - from)
    start -= from
    scanned -= from
    end -= from
  }

  /// The next line; nil when another `fill` is needed.
  package mutating func next() -> Piece? {
    guard let newline = memchr(storage + scanned, 0x0A, end - scanned) else {
      scanned = end
      skipIfTooLong()
      return nil
    }
    let at = storage.distance(to: UnsafeMutableRawPointer(newline))
    defer {
      start = at + 1
      scanned = start
    }
    return piece(endingAt: at)
  }

  /// The unfinished line as the last one: its generation has come to its end without a newline.
  package mutating func finish() -> Piece? {
    guard holdsPartialLine else { return nil }
    defer {
      start = end
      scanned = end
    }
    return piece(endingAt: end)
  }

  private mutating func piece(endingAt at: Int) -> Piece {
    if skipped != nil || at - start > limit {
      skip(to: at)
      defer { skipped = nil }
      if let skipped { return .tooLong(reject(skipped)) }
    }
    let offset = endOffset - Int64(end - start)
    let returned = at > start && storage.load(fromByteOffset: at - 1, as: UInt8.self) == 0x0D
    return .line(UnsafeRawBufferPointer(start: storage + start, count: at - start - (returned ? 1 : 0)), offset: offset)
  }

  private mutating func skipIfTooLong() {
    if skipped != nil || end - start > limit { skip(to: end) }
  }

  /// Lets go of the bytes up to `at` of a line that is too long, but for its first ones.
  private mutating func skip(to at: Int) {
    var line = skipped ?? Skipped(kept: [], length: 0, boundary: boundary)
    let wanted = min(at - start, Reject.keptBytes - line.kept.count)
    line.kept += UnsafeRawBufferPointer(start: storage + start, count: wanted)
    line.length += Int64(at - start)
    skipped = line
    start = at
  }

  private func reject(_ line: Skipped) -> Reject {
    Reject(
      offset: line.boundary.offset, reason: "line of \(line.length) bytes is longer than the limit of \(limit)",
      line: line.kept, length: line.length)
  }
}

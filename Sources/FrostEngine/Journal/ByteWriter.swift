import FrostEvents

/// Appends numbers as base-128 varints (least significant group first, as protocol buffers do) and texts after their
/// length.
struct ByteWriter: Sendable {
  /// The first `count` bytes are written, the rest is room.
  private var memory: [UInt8] = []
  private(set) var count = 0

  var bytes: [UInt8] { Array(memory[..<count]) }

  /// The same memory without what was written.
  mutating func removeAll() { count = 0 }

  func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try memory.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }

  /// Lets `body` write up to `limit` bytes.
  @inline(__always)
  mutating func write(atMost limit: Int, _ body: (inout ByteCursor) -> Void) {
    if memory.count - count < limit { grow(limit) }
    count = memory.withUnsafeMutableBytes { memory in
      var cursor = ByteCursor(memory.baseAddress! + count)
      body(&cursor)
      return cursor.next - memory.baseAddress!
    }
  }

  /// Makes room for so many bytes.
  mutating func reserve(_ bytes: Int) { if memory.count < bytes { grow(bytes - memory.count) } }

  @inline(never)
  private mutating func grow(_ room: Int) {
    memory.append(contentsOf: repeatElement(0, count: max(room, memory.count, 256)))
  }

  mutating func byte(_ value: UInt8) { write(atMost: 1) { $0.byte(value) } }

  mutating func unsigned(_ value: UInt64) { write(atMost: ByteCursor.longest) { $0.unsigned(value) } }

  /// Zigzag: small magnitudes of either sign are short.
  mutating func signed(_ value: Int64) { write(atMost: ByteCursor.longest) { $0.signed(value) } }

  mutating func fixed(_ value: UInt64) { write(atMost: 8) { $0.fixed(value) } }

  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { text(UnsafeRawBufferPointer($0)) }
  }

  mutating func text(_ value: UnsafeRawBufferPointer) {
    write(atMost: ByteCursor.longest + value.count) { $0.text(value) }
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) { write(atMost: bytes.count) { $0.raw(bytes) } }

  mutating func append(_ other: ByteWriter) {
    if other.count > 0 { other.withUnsafeBytes { bytes in write(atMost: bytes.count) { $0.raw(bytes) } } }
  }

  mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    byte(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }
}

extension [UInt8] {
  mutating func append(_ written: ByteWriter) {
    written.withUnsafeBytes { append(contentsOf: $0.assumingMemoryBound(to: UInt8.self)) }
  }
}

/// Writes into memory that is known to be large enough.
struct ByteCursor {
  /// Bytes of the longest number.
  static let longest = 10

  private(set) var next: UnsafeMutableRawPointer

  @inline(__always)
  init(_ start: UnsafeMutableRawPointer) { next = start }

  @inline(__always)
  mutating func byte(_ value: UInt8) {
    next.storeBytes(of: value, as: UInt8.self)
    next += 1
  }

  /// Seven bits a byte, lowest first.
  @inline(__always)
  mutating func unsigned(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      byte(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    byte(UInt8(truncatingIfNeeded: rest))
  }

  @inline(__always)
  mutating func signed(_ value: Int64) { unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

  @inline(__always)
  mutating func fixed(_ value: UInt64) {
    next.storeBytes(of: value.littleEndian, as: UInt64.self)
    next += 8
  }

  @inline(__always)
  mutating func text(_ value: UnsafeRawBufferPointer) {
    unsigned(UInt64(value.count))
    raw(value)
  }

  @inline(__always)
  mutating func raw(_ value: UnsafeRawBufferPointer) {
    guard let start = value.baseAddress else { return }
    next.copyMemory(from: start, byteCount: value.count)
    next += value.count
  }
}

/// Appends numbers as base-128 varints (least significant group first, as protocol buffers do) and texts after their
/// length.
struct ByteWriter: Sendable {
  var bytes: [UInt8] = []

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func unsigned(_ value: UInt64) {
    if value < 0x80 { return bytes.append(UInt8(truncatingIfNeeded: value)) }
    var rest = value
    // Seven bits a byte, lowest first: at most ten of them.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 10) { group in
      var count = 0
      while rest >= 0x80 {
        group[count] = UInt8(truncatingIfNeeded: rest) | 0x80
        rest >>= 7
        count += 1
      }
      group[count] = UInt8(truncatingIfNeeded: rest)
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: group[...count]))
    }
  }

  /// Zigzag: small magnitudes of either sign are short.
  mutating func signed(_ value: Int64) { unsigned(UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

  mutating func fixed(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func text(_ value: String) {
    unsigned(UInt64(value.utf8.count))
    bytes.append(contentsOf: value.utf8)
  }

  mutating func text(_ value: UnsafeRawBufferPointer) {
    unsigned(UInt64(value.count))
    bytes.append(contentsOf: value)
  }

  mutating func optional<Value>(_ value: Value?, _ write: (inout ByteWriter, Value) -> Void) {
    byte(value == nil ? 0 : 1)
    if let value { write(&self, value) }
  }
}

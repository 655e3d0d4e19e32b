/// FNV-1a, 64 bits, over a chunk's numbers and bytes. Every step is a bijection of the state, so that a single changed
/// byte is always noticed.
enum Checksum {
  static func of(_ bytes: UnsafeRawBufferPointer, first: Int64, inputs: Int64) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in [first, inputs] {
      withUnsafeBytes(of: word.littleEndian) { add($0, to: &hash) }
    }
    add(bytes, to: &hash)
    return Int64(bitPattern: hash)
  }

  private static func add(_ bytes: UnsafeRawBufferPointer, to hash: inout UInt64) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}

/// A checksum over the words of long bytes and what is left of them, eight bytes a step. Every step is a bijection of the
/// state, so that a single changed byte is always noticed in its 64 bits.
package enum WordChecksum {
  package static func of(_ bytes: UnsafeRawBufferPointer, from start: UInt64) -> UInt64 {
    var hash = start ^ UInt64(bytes.count)
    let whole = bytes.count / 8
    for word in 0..<whole { hash = step(hash, bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self)) }
    for place in whole * 8..<bytes.count { hash = step(hash, UInt64(bytes[place])) }
    return hash
  }

  package static func step(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (hash ^ UInt64(littleEndian: word)) &* 0x9E37_79B9_7F4A_7C15
    return mixed << 29 | mixed >> 35
  }
}

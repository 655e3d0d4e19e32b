/// The 64-bit hash that tells file generations apart: FNV-1a (Fowler, Noll, Vo), the same on every machine and in every
/// version, since positions are stored with it.
package enum ContentHash {
  /// How many bytes a generation's head and tail hashes cover at most.
  package static let span = 256

  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  package static func of(_ bytes: [UInt8]) -> UInt64 { bytes.withUnsafeBytes { of($0) } }
}

import CFrost

/// The secret of a keyed hash: who does not know it cannot choose texts that collide.
public struct HashKey: Hashable, Sendable {
  public var first: UInt64
  public var second: UInt64

  public init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// For hashes that must be the same everywhere and guard nothing.
  package static let fixed = HashKey(first: 0, second: 0)

  /// SipHash-1-3 to 64 bits: for tables and digests.
  package func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    frost_siphash13(bytes.baseAddress, bytes.count, first, second)
  }

  /// SipHash-2-4 to 128 bits: for identities.
  package func identity(_ bytes: UnsafeRawBufferPointer) -> (low: UInt64, high: UInt64) {
    let hash = frost_siphash24_128(bytes.baseAddress, bytes.count, first, second)
    return (hash.low, hash.high)
  }
}

import CFrost

/// What the processor does with memory by itself, asked of it.
package enum Memory {
  /// Asks for the cache line at an address that is read soon; any address may be given.
  @inline(__always)
  package static func prefetch(_ address: UnsafeRawPointer) { frost_prefetch(address) }
}

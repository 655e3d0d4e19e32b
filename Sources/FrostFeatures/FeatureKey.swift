/// Up to four symbols in two words.
package struct FeatureKey: BitwiseCopyable, Hashable, Sendable {
  package static let maximumFields = 4

  var low: UInt64
  var high: UInt64

  /// nil when the event lacks one of the fields.
  @inline(__always)
  init?(row: UnsafePointer<Int64>, presence: UInt64, fields: some Sequence<Int>) {
    low = 0
    high = 0
    for (place, field) in fields.enumerated() {
      guard presence & (1 << UInt64(field)) != 0 else { return nil }
      let symbol = UInt64(UInt32(truncatingIfNeeded: row[field]))
      if place < 2 { low |= symbol << (32 * UInt64(place)) } else { high |= symbol << (32 * UInt64(place - 2)) }
    }
  }

  /// Finalizer of MurmurHash3 (Appleby, public domain), over both words. Symbols are numbered by the process, so that
  /// nobody outside chooses them.
  @inline(__always)
  var slotHash: UInt64 {
    var h = low ^ (high &* 0x9E37_79B9_7F4A_7C15)
    h = (h ^ (h >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    h = (h ^ (h >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return h ^ (h >> 33)
  }
}

/// What a feature is at an event.
package enum FeatureValue: Hashable, Sendable {
  case value(Int64)
  /// The event lacks the key, or history cannot tell.
  case unknown
  /// No such event ever.
  case never

  /// A sum that fits 64 bits; one that does not stays at the limit.
  init(exactly sum: Int128) { self = .value(Int64(clamping: sum)) }
}

/// An event that a feature's value is made of.
package struct Evidence: Hashable, Sendable {
  /// Number of the input.
  package var input: Int64
  /// Its time, ms.
  package var time: Int64
}

/// What a feature is at an event.
package enum FeatureValue: Hashable, Sendable {
  case value(Int64)
  /// A value that stands at a limit: the definition's, or that of 64 bits.
  case saturated(Int64)
  /// The event lacks the key, or history cannot tell.
  case unknown
  /// No such event ever.
  case never

  init(_ double: Double) { self = .value(Int64(bitPattern: double.bitPattern)) }

  /// A sum that fits 64 bits; one that does not stays at the limit.
  init(exactly sum: Int128) {
    self = Int64(exactly: sum).map { .value($0) } ?? .saturated(Int64(clamping: sum))
  }

  /// The same, at its limit.
  var atLimit: FeatureValue {
    if case .value(let value) = self { .saturated(value) } else { self }
  }
}

/// An event that a feature's value is made of.
package struct Evidence: Hashable, Sendable {
  /// Number of the input.
  package var input: Int64
  /// Its time, ms.
  package var time: Int64
}

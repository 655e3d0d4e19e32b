extension FeatureDefinition {
  /// What is computed of the events under a key. Fields are numbers of money or integer fields unless said otherwise.
  package enum Kind: Hashable, Sendable, BitwiseCopyable {
    /// Events in the window.
    case count
    /// Events in the window per hour of its length, a double.
    case rate
    /// Sum over the window.
    case sum(field: Int)
    /// Mean over the window: of money rounded half to even, else a double.
    case mean(field: Int, isMoney: Bool)
    case min(field: Int)
    case max(field: Int)
    /// Standard deviation of the window as a sample (over n - 1): of money rounded half to even, else a double.
    case stddev(field: Int, isMoney: Bool)
    /// How many standard deviations the current event's value lies above the window's mean, a double.
    case zscore(field: Int)
    /// Events in the window with nearly the current event's value.
    case equal(field: Int, Tolerance)
    /// Different values in the window of any field.
    case distinct(field: Int)
    /// Points that halve with each half-life since their event, a double; the window is `DecayingSum.reach` half-lives.
    case risk(points: Double, halfLife: Int64)
    /// Time since the key was first seen.
    case age
    /// Newest value of any field.
    case last(field: Int)
    /// Time since the newest event.
    case since
    /// Kilometres from the newest event's place to the current one's, a double; degrees in number fields.
    case distance(latitude: Int, longitude: Int)
    /// The same over the time between, km/h, a double. Less than a second counts as one.
    case speed(latitude: Int, longitude: Int)
  }

  /// How far a value may lie from another and still be nearly the same.
  package enum Tolerance: Hashable, Sendable, BitwiseCopyable {
    /// Units of the field.
    case units(Int64)
    /// Millionths of the current event's value.
    case share(millionths: Int64)

    /// The values that are nearly `value`.
    func range(around value: Int64) -> ClosedRange<Int64> {
      let distance: Int128 =
        switch self {
        case .units(let units): Int128(units)
        case .share(let millionths): Int128(value.magnitude) * Int128(millionths) / 1_000_000
        }
      return Int64(clamping: Int128(value) - distance)...Int64(clamping: Int128(value) + distance)
    }
  }

  /// The fields that an event must have to be remembered.
  package var fields: [Int] {
    switch kind {
    case .sum(let field), .mean(let field, _), .min(let field), .max(let field), .stddev(let field, _),
      .zscore(let field), .equal(let field, _), .distinct(let field), .last(let field):
      [field]
    case .distance(let latitude, let longitude), .speed(let latitude, let longitude): [latitude, longitude]
    case .count, .rate, .risk, .age, .since: []
    }
  }

  /// The window of a decaying sum, milliseconds.
  package static func reach(ofHalfLife halfLife: Int64) -> Int64 {
    Swift.min(DecayingSum.reach * halfLife, 90 * 86_400_000)
  }
}

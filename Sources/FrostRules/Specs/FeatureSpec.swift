/// One line under `features:` as it is written.
package struct FeatureSpec: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case count, sum, mean, min, max, stddev, zscore, distinct, last, previous, age, since, ratio, share, rate, rise,
      equal, hour, distance, speed, risk, outcome
  }

  /// What `outcome` gives.
  package enum Measure: String, Sendable, CaseIterable { case share, count }

  package var name: Placed<String>
  package var kind: Kind
  /// What the kind is of: event types for count, rate, rise, since and risk; one field for most; two names for ratio and
  /// share; latitude and longitude for distance and speed; for hour a field of zones or `profile.zone`; for outcome the
  /// labels that count; for age the key fields, or one profile field (`profile.opened`).
  package var what: [Placed<String>]
  /// Types or groups; empty: all that carry the fields.
  package var of: [Placed<String>]
  /// Key fields; for age empty (`what` names them).
  package var by: [Placed<String>]
  /// Fields whose values are looked up; empty: `by`.
  package var read: [Placed<String>]
  /// Milliseconds; nil for what has no window.
  package var over: Placed<Window>?
  /// CEL over the recorded event.
  package var `where`: Placed<String>?
  package var excludesCurrent: Bool
  /// A sum that takes a reversal in as a negative amount.
  package var net: Bool
  /// How near `equal` is: `1 %`, or an amount; nil: the same.
  package var within: Placed<String>?
  /// Points that an event adds to `risk`, and the milliseconds in which they halve.
  package var add: Placed<String>?
  package var halfLife: Placed<Int64>?
  package var measure: Measure
  /// Events remembered of one key at most; nil: the default.
  package var limit: Int?
  /// Keys remembered at most; nil: the default.
  package var keys: Int?

  /// From `to` to `from` ago, milliseconds: `24h` is 0 to 24 h, `7d..14d` is 7 to 14 days.
  package struct Window: Hashable, Sendable {
    package var near: Int64
    package var far: Int64

    package init(near: Int64, far: Int64) {
      self.near = near
      self.far = far
    }
  }

  package init(
    name: Placed<String>, kind: Kind, what: [Placed<String>], of: [Placed<String>] = [], by: [Placed<String>] = [],
    read: [Placed<String>] = [], over: Placed<Window>? = nil, where condition: Placed<String>? = nil,
    excludesCurrent: Bool = false, net: Bool = false, within: Placed<String>? = nil, add: Placed<String>? = nil,
    halfLife: Placed<Int64>? = nil, measure: Measure = .share, limit: Int? = nil
  ) {
    self.name = name
    self.kind = kind
    self.what = what
    self.of = of
    self.by = by
    self.read = read
    self.over = over
    self.where = condition
    self.excludesCurrent = excludesCurrent
    self.net = net
    self.within = within
    self.add = add
    self.halfLife = halfLife
    self.measure = measure
    self.limit = limit
  }
}

extension FeatureSpec.Kind {
  /// `what` names event types.
  package var isOfTypes: Bool { [.count, .rate, .rise, .since, .risk].contains(self) }
}

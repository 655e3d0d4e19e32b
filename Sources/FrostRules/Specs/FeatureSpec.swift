/// One line under `features:` as it is written.
package struct FeatureSpec: Sendable {
  package enum Kind: String, Sendable, CaseIterable { case count, sum, distinct, age, last, since }

  package var name: Placed<String>
  package var kind: Kind
  /// What the kind is of: event types for count and since; one field for sum, distinct and last; for age the key
  /// fields, or one profile field (`profile.opened`).
  package var what: [Placed<String>]
  /// Types or groups; empty: all that carry the fields.
  package var of: [Placed<String>]
  /// Key fields; for age empty (`what` names them).
  package var by: [Placed<String>]
  /// Fields whose values are looked up; empty: `by`.
  package var read: [Placed<String>]
  /// Milliseconds; nil for age, last, since.
  package var over: Placed<Window>?
  /// CEL over the recorded event.
  package var `where`: Placed<String>?
  package var excludesCurrent: Bool
  /// A sum that takes a reversal in as a negative amount.
  package var net: Bool

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
    excludesCurrent: Bool = false, net: Bool = false
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
  }
}

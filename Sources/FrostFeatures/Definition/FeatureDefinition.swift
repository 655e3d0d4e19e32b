package import FrostEvents

/// A checked feature: what is remembered of which events under which key, and under which key it is looked up.
package struct FeatureDefinition: Hashable, Sendable {
  /// From `far` to `near` ago, milliseconds. With `near` 0 both ends are inside, otherwise the later one is not.
  package struct Window: Hashable, Sendable, BitwiseCopyable {
    package var near: Int64
    package var far: Int64

    package init(near: Int64, far: Int64) {
      self.near = near
      self.far = far
    }
  }

  package var name: String
  package var kind: Kind
  /// Empty: every type that carries the fields.
  package var types: [TypePhase]
  /// Field numbers of the key an event is remembered under; texts or keys.
  package var key: [Int]
  /// Field numbers of the key that is looked up; as many as `key`.
  package var read: [Int]
  /// nil for what looks at all history: age, last, since, distance and speed.
  package var window: Window?
  /// The current event does not count.
  package var excludesCurrent: Bool
  /// The text of the `where` condition; its owner evaluates it and passes the outcome to `FeatureTable.update`.
  package var condition: String?
  /// A sum takes a reversal of its types in as a negative amount.
  package var net: Bool
  /// Events that are remembered of one key at most: the newest. A window that would hold more holds these, and its value
  /// is saturated.
  package var limit: Int

  /// Keys that are remembered at most. Features by the same fields share a table, which takes the greatest of their numbers.
  package var keyLimit: Int

  package static let defaultLimit = 100_000
  package static let highestLimit = 1_000_000
  package static let defaultKeyLimit = 10_000_000
  package static let highestKeyLimit = 100_000_000

  package init(
    name: String, kind: Kind, types: [TypePhase], key: [Int], read: [Int]? = nil, window: Window? = nil,
    excludesCurrent: Bool = false, condition: String? = nil, net: Bool = false,
    limit: Int = Self.defaultLimit, keyLimit: Int = Self.defaultKeyLimit
  ) {
    self.name = name
    self.kind = kind
    self.types = types
    self.key = key
    self.read = read ?? key
    self.window = window
    self.excludesCurrent = excludesCurrent
    self.condition = condition
    self.net = net
    self.limit = limit
    self.keyLimit = keyLimit
  }

  /// What an event of a type does to this feature: 1 counts, -1 is taken back (a reversal), 0 does not concern it.
  package func sign(of event: TypePhase) -> Int {
    if types.isEmpty || types.contains(event) { return 1 }
    if net, event.phase == "reversed", types.contains(where: { $0.type == event.type }) { return -1 }
    return 0
  }
}

/// A rule set that came into force.
package struct RuleSetRow: Hashable, Sendable {
  /// Counts up at each new hash; the store's newest is the one in force.
  package var version: Int
  package var hash: String

  package init(version: Int, hash: String) {
    self.version = version
    self.hash = hash
  }
}

/// The rule set in force.
package struct RuleSetStatus: Codable, Hashable, Sendable {
  /// Counts up at each new hash.
  package var version: Int
  /// SHA-256 of all files of the rule set, hex.
  package var hash: String
  /// How many rules are in each stage: `disabled`, `shadow`, `review`, `enforce`.
  package var stages: [String: Int]
  /// How many rules that review or enforce act as shadow, because a feature that they read is new.
  package var warming: Int

  package init(version: Int, hash: String, stages: [String: Int], warming: Int = 0) {
    self.version = version
    self.hash = hash
    self.stages = stages
    self.warming = warming
  }
}

/// The last attempt to load the rules anew.
package struct ReloadStatus: Codable, Hashable, Sendable {
  package var ok: Bool
  /// What was loaded, or what was wrong with it.
  package var message: String
  /// Wall time.
  package var at: String

  package init(ok: Bool, message: String, at: String) {
    self.ok = ok
    self.message = message
    self.at = at
  }
}

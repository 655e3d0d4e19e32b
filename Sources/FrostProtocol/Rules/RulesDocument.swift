/// One rule of the set in force.
package struct RuleSummary: Codable, Hashable, Sendable {
  package var id: String
  /// First digits of the rule's own hash.
  package var version: String
  /// `disabled`, `shadow`, `review` or `enforce`.
  package var stage: String
  /// By language tag.
  package var title: [String: String]
  package var owner: String
  package var tags: [String]
  /// What the user is told: `none`, `generic` or `texts`.
  package var tell: String

  package init(
    id: String, version: String, stage: String, title: [String: String], owner: String, tags: [String] = [],
    tell: String = "none"
  ) {
    self.id = id
    self.version = version
    self.stage = stage
    self.title = title
    self.owner = owner
    self.tags = tags
    self.tell = tell
  }
}

/// `GET /v1/rules`.
package struct RulesDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.rules/1"

  package var schema: String
  package var ruleSet: RuleSetStatus
  package var rules: [RuleSummary]

  package init(ruleSet: RuleSetStatus, rules: [RuleSummary]) {
    schema = Self.schema
    self.ruleSet = ruleSet
    self.rules = rules
  }
}

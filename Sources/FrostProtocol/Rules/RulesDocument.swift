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
  /// nil: it acts at its stage.
  package var warming: RuleWarming?

  package init(
    id: String, version: String, stage: String, title: [String: String], owner: String, tags: [String] = [],
    tell: String = "none", warming: RuleWarming? = nil
  ) {
    self.id = id
    self.version = version
    self.stage = stage
    self.title = title
    self.owner = owner
    self.tags = tags
    self.tell = tell
    self.warming = warming
  }
}

/// A rule acts as shadow until it has seen the whole window of features that are new.
package struct RuleWarming: Codable, Hashable, Sendable {
  /// Time of the stream, RFC 3339; nil: until frostd is started again, which fills them from the journal.
  package var until: String?
  package var features: [String]

  package init(until: String?, features: [String]) {
    self.until = until
    self.features = features
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

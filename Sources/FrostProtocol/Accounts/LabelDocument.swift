/// What is known of a subject, and since when.
package struct LabelDocument: Codable, Hashable, Sendable {
  package var id: String
  package var subject: String
  package var outcome: Outcome
  /// Who or what said so.
  package var source: String
  package var learned: String
  package var reason: String

  package init(id: String, subject: String, outcome: Outcome, source: String, learned: String, reason: String) {
    self.id = id
    self.subject = subject
    self.outcome = outcome
    self.source = source
    self.learned = learned
    self.reason = reason
  }
}

/// After a release: the rule leaves the account alone for a while.
package struct ExceptionDocument: Codable, Hashable, Sendable {
  package var id: String
  package var account: String
  package var rule: String
  package var from: String
  package var until: String
  package var by: String
  package var reason: String

  package init(id: String, account: String, rule: String, from: String, until: String, by: String, reason: String) {
    self.id = id
    self.account = account
    self.rule = rule
    self.from = from
    self.until = until
    self.by = by
    self.reason = reason
  }
}

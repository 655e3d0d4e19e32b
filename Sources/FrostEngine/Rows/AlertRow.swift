package import FrostEvents

/// A message to the user, waiting in the outbox.
package struct AlertRow: Sendable {
  package var id: String
  package var account: String
  package var rule: String
  package var decision: String
  package var from: EventTime
  /// Texts by language as a JSON object.
  package var texts: String

  package init(id: String, account: String, rule: String, decision: String, from: EventTime, texts: String) {
    self.id = id
    self.account = account
    self.rule = rule
    self.decision = decision
    self.from = from
    self.texts = texts
  }
}

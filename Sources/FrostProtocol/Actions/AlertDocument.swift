/// A message to the user, waiting in the outbox.
package struct AlertDocument: Codable, Hashable, Sendable {
  package var id: String
  package var account: String
  package var rule: String
  package var decision: String
  package var from: String
  /// By language tag: `en`, `zh-CN`.
  package var texts: [String: String]

  package init(id: String, account: String, rule: String, decision: String, from: String, texts: [String: String]) {
    self.id = id
    self.account = account
    self.rule = rule
    self.decision = decision
    self.from = from
    self.texts = texts
  }
}

/// `GET /v1/alerts`, newest first.
package struct AlertsDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.alerts/1"

  package var schema: String
  package var alerts: [AlertDocument]
  /// There are more than the limit let through.
  package var more: Bool

  package init(alerts: [AlertDocument], more: Bool) {
    schema = Self.schema
    self.alerts = alerts
    self.more = more
  }
}

/// Why an account is as it is: `GET /v1/accounts/{id}/why`.
package struct WhyDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.why/1"

  package var schema: String
  package var account: String
  /// What is in force now, with its freezes.
  package var state: AccountDocument
  /// Newest first.
  package var decisions: [DecisionDocument]

  package init(account: String, state: AccountDocument, decisions: [DecisionDocument]) {
    schema = Self.schema
    self.account = account
    self.state = state
    self.decisions = decisions
  }
}

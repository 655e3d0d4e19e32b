/// One thing that leaves Frost.
package struct ChangeDocument: Codable, Hashable, Sendable {
  /// Where the feed goes on after this one; opaque.
  package var token: String
  /// Stable: an idempotency key for what it tells.
  package var id: String
  /// `freeze.placed`, `freeze.extended`, `freeze.ended`, `denial.placed`, `hold.placed`, `hold.released`,
  /// `step-up.demanded`, `alert.queued`, `escalation.opened`, `label.set`, …
  package var kind: String
  package var account: String
  /// Engine time.
  package var at: String
  /// The thing itself.
  package var document: JSONValue

  package init(token: String, id: String, kind: String, account: String, at: String, document: JSONValue) {
    self.token = token
    self.id = id
    self.kind = kind
    self.account = account
    self.at = at
    self.document = document
  }
}

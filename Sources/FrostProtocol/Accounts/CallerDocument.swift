/// What to ask a caller, what may be said, and what must not: `GET /v1/accounts/{id}/caller`.
package struct CallerDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.caller/1"

  package var schema: String
  package var account: String
  /// Spoken codes of what is in force and of cases that wait.
  package var codes: [String]
  package var restrictions: [Restriction]
  /// Questions, in this order.
  package var ask: [String]
  package var say: [String]
  /// What the user was told last, by language tag.
  package var tell: [String: String]
  /// What must not be said.
  package var never: [String]

  package init(
    account: String, codes: [String], restrictions: [Restriction], ask: [String], say: [String],
    tell: [String: String], never: [String]
  ) {
    schema = Self.schema
    self.account = account
    self.codes = codes
    self.restrictions = restrictions
    self.ask = ask
    self.say = say
    self.tell = tell
    self.never = never
  }
}

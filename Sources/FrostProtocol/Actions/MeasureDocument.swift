/// Something in force that is neither a freeze nor a hold: a brake, a trip of the storm guard, an account that it kept
/// from being frozen, a raised limit, an allow entry, a request that waits for consent.
package struct MeasureDocument: Codable, Hashable, Sendable {
  package var id: String
  /// `mode-cap`, `allow`, `guard-trip`, `over-line`, `guard-raise` or `approval`.
  package var kind: String
  /// `standing` or `ended`; one whose `until` has passed is over as well.
  package var state: String
  /// The account it is of; empty: of none.
  package var account: String
  /// The trip that an account over the line belongs to; the rule set's hash of a request to enforce.
  package var parent: String
  /// Rules it is about; none: all together. Of a request: what is asked for.
  package var rules: [String]
  /// Scopes of an account over the line; who has agreed to a request.
  package var others: [String]
  /// Freezes that a raised limit lets pass; how many must agree to a request.
  package var number: Int64
  /// The cap's stage; the entry's owner; which limit was passed; the key of the policy's `approve`.
  package var text: String
  /// Who; empty: Frost itself.
  package var by: String
  package var reason: String
  package var from: String
  package var until: String?
  package var ended: String?
  package var endedBy: String?
  /// Accounts that a trip kept from being frozen.
  package var accounts: Int?

  package init(
    id: String, kind: String, state: String, account: String, parent: String, rules: [String], others: [String],
    number: Int64, text: String, by: String, reason: String, from: String, until: String? = nil,
    ended: String? = nil, endedBy: String? = nil, accounts: Int? = nil
  ) {
    self.id = id
    self.kind = kind
    self.state = state
    self.account = account
    self.parent = parent
    self.rules = rules
    self.others = others
    self.number = number
    self.text = text
    self.by = by
    self.reason = reason
    self.from = from
    self.until = until
    self.ended = ended
    self.endedBy = endedBy
    self.accounts = accounts
  }
}

/// `GET /v1/measures`, newest first.
package struct MeasuresDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.measures/1"

  package var schema: String
  package var measures: [MeasureDocument]
  /// There are more than the limit let through.
  package var more: Bool

  package init(measures: [MeasureDocument], more: Bool) {
    schema = Self.schema
    self.measures = measures
    self.more = more
  }
}

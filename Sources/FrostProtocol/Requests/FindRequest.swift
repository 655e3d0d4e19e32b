/// `POST /v1/find`: which account is it? A POST, so that no personal value stands in a URL.
package struct FindRequest: Codable, Hashable, Sendable {
  /// `code`, `account`, `txn` (also `order`), or the name of a personal field of the schema.
  package var what: String
  package var value: String

  package init(what: String, value: String) {
    self.what = what
    self.value = value
  }
}

/// What was found, the newest first; empty: nothing.
package struct FindDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.find/1"

  package var schema: String
  package var matches: [Match]

  package init(matches: [Match]) {
    schema = Self.schema
    self.matches = matches
  }

  package struct Match: Codable, Hashable, Sendable {
    package var account: String
    /// The freeze or case that a code names, or the newest active freeze.
    package var id: String?
    package var code: String?
    /// State of that freeze or case.
    package var state: String?
    package var from: String?
    /// The last day on which the account had the value, `2026-03-02`.
    package var lastSeen: String?
    /// Scopes that are restricted now.
    package var restrictions: [String]

    package init(
      account: String, id: String? = nil, code: String? = nil, state: String? = nil, from: String? = nil,
      lastSeen: String? = nil, restrictions: [String]
    ) {
      self.account = account
      self.id = id
      self.code = code
      self.state = state
      self.from = from
      self.lastSeen = lastSeen
      self.restrictions = restrictions
    }
  }
}

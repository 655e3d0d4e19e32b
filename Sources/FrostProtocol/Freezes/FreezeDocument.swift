/// One freeze: an account, a scope, and the causes that keep it.
package struct FreezeDocument: Codable, Hashable, Sendable {
  package var id: String
  /// What is said on the phone instead of the id: `FZ-7K3M-92`.
  package var code: String
  package var account: String
  /// `out withdraw in cards points bind login`.
  package var scope: String
  /// `active` or `ended`.
  package var state: String
  package var from: String
  /// When the last cause ends by itself; absent: stays until released.
  package var until: String?
  package var ended: String?
  /// What may leave in 24 hours all the same, in the book currency; absent: nothing.
  package var allowance: String?
  /// When a supervisor looks at it; it does not end by itself.
  package var review: String?
  /// Oldest first.
  package var causes: [CauseDocument]
  /// What became of it at the wallet, oldest first; only where one freeze, or an account, is asked for.
  package var progress: [ProgressDocument]?

  package init(
    id: String, code: String, account: String, scope: String, state: String, from: String, until: String? = nil,
    ended: String? = nil, allowance: String? = nil, review: String? = nil, causes: [CauseDocument],
    progress: [ProgressDocument]? = nil
  ) {
    self.id = id
    self.code = code
    self.account = account
    self.scope = scope
    self.state = state
    self.from = from
    self.until = until
    self.ended = ended
    self.allowance = allowance
    self.review = review
    self.causes = causes
    self.progress = progress
  }
}

/// `GET /v1/freezes`, newest first.
package struct FreezesDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.freezes/1"

  package var schema: String
  package var freezes: [FreezeDocument]
  /// There are more than the limit let through.
  package var more: Bool

  package init(freezes: [FreezeDocument], more: Bool) {
    schema = Self.schema
    self.freezes = freezes
    self.more = more
  }
}

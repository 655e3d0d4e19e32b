/// Everything in force on one account: `GET /v1/accounts/{id}`. What is restricted is the union of active causes.
package struct AccountDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.account/1"

  package var schema: String
  package var id: String
  /// One for each scope that is restricted now, sorted by scope; empty: nothing is.
  package var restrictions: [Restriction]
  /// Active ones, and ended ones newest first.
  package var freezes: [FreezeDocument]
  /// Newest first.
  package var holds: [HoldDocument]
  /// Newest first.
  package var stepUps: [StepUpDocument]
  /// Newest first.
  package var labels: [LabelDocument]
  /// Newest first.
  package var exceptions: [ExceptionDocument]
  /// Whether any event named the account; absent: that cannot be told.
  package var seen: Bool?

  package init(
    id: String, restrictions: [Restriction], freezes: [FreezeDocument], holds: [HoldDocument],
    stepUps: [StepUpDocument], labels: [LabelDocument], exceptions: [ExceptionDocument],
    seen: Bool? = nil
  ) {
    schema = Self.schema
    self.id = id
    self.restrictions = restrictions
    self.freezes = freezes
    self.holds = holds
    self.stepUps = stepUps
    self.labels = labels
    self.exceptions = exceptions
    self.seen = seen
  }
}

/// A scope in which the account is restricted.
package struct Restriction: Codable, Hashable, Sendable {
  /// `out withdraw in cards points bind login`.
  package var scope: String
  package var since: String
  /// When it ends by itself; absent: stays until released.
  package var until: String?
  /// Id of the freeze.
  package var freeze: String
  /// Ids of the active causes.
  package var causes: [String]

  package init(scope: String, since: String, until: String? = nil, freeze: String, causes: [String]) {
    self.scope = scope
    self.since = since
    self.until = until
    self.freeze = freeze
    self.causes = causes
  }
}

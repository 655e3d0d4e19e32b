package import FrostEvents

/// One freeze per account and scope; what keeps it is its causes.
package struct FreezeRow: Sendable {
  package enum State: String, Sendable { case active, ended }

  package var id: String
  package var account: String
  /// `out withdraw in cards points bind login`.
  package var scope: String
  package var state: State
  package var from: EventTime
  /// When the last cause ends by itself; nil: stays until released.
  package var until: EventTime?
  package var ended: EventTime?
  /// What may leave in 24 hours all the same, minor units; nil: nothing.
  package var allowance: Int64?
  /// When its end is announced; nil: it was, or nobody asked for it.
  package var remindAt: EventTime?
  /// When a supervisor looks at it; nil: it was given to one, or nobody asked for it.
  package var review: EventTime?

  package init(
    id: String, account: String, scope: String, state: State, from: EventTime, until: EventTime? = nil,
    ended: EventTime? = nil, allowance: Int64? = nil, remindAt: EventTime? = nil, review: EventTime? = nil
  ) {
    self.id = id
    self.account = account
    self.scope = scope
    self.state = state
    self.from = from
    self.until = until
    self.ended = ended
    self.allowance = allowance
    self.remindAt = remindAt
    self.review = review
  }
}

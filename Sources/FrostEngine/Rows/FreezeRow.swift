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

  package init(
    id: String, account: String, scope: String, state: State, from: EventTime, until: EventTime? = nil,
    ended: EventTime? = nil
  ) {
    self.id = id
    self.account = account
    self.scope = scope
    self.state = state
    self.from = from
    self.until = until
    self.ended = ended
  }
}

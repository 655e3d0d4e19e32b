package import FrostEvents

/// One thing that leaves Frost.
package struct Change: Sendable {
  /// Stable: the id of the freeze, hold, step-up, alert or escalation it tells of, with what happened.
  package var id: String
  /// `freeze.placed`, `freeze.extended`, `freeze.ended`, `hold.placed`, `hold.released`, `step-up.demanded`, `alert.queued`,
  /// `escalation.opened`, `label.set`, …
  package var kind: String
  package var account: String
  package var at: EventTime
  /// The thing as JSON.
  package var document: String

  package init(id: String, kind: String, account: String, at: EventTime, document: String) {
    self.id = id
    self.kind = kind
    self.account = account
    self.at = at
    self.document = document
  }
}

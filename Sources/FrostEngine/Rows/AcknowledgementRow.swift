package import FrostEvents

/// What the wallet says it did about one thing that left Frost; the newest word counts.
package struct AcknowledgementRow: Hashable, Sendable {
  package enum State: String, Sendable {
    case applied, failed
    /// Of a step-up: the user proved who they are.
    case passed
  }

  /// The id of the change that is answered: `frz_…/placed`, `hld_…/released`, `stp_…/demanded`.
  package var id: String
  package var account: String
  package var state: State
  /// The event that said so.
  package var event: String
  package var at: EventTime

  package init(id: String, account: String, state: State, event: String, at: EventTime) {
    self.id = id
    self.account = account
    self.state = state
    self.event = event
    self.at = at
  }
}

package import FrostEvents

/// A demand that the user shows who they are.
package struct StepUpRow: Sendable {
  package enum State: String, Sendable {
    case demanded, passed, failed
    /// Another demand with fewer factors took its place.
    case superseded
    case timedOut = "timed-out"
  }

  package var id: String
  package var account: String
  package var event: String
  /// Allowed factors, comma-separated.
  package var factors: String
  package var state: State
  package var from: EventTime
  package var deadline: EventTime
  package var decision: String
  package var ended: EventTime?
  /// The movement that waits meanwhile, its own id or its event's; nil: nothing was pending.
  package var waits: String?
  /// Of that movement, minor units.
  package var amount: Int64?
  /// The event type, whose calendar tells when the movement settles.
  package var rail: String
  /// `hold`, `freeze` or `release`: what follows when it is failed or timed out.
  package var notPassed: String
  /// By which it was passed, where the wallet says.
  package var factor: String?

  package init(
    id: String, account: String, event: String, factors: String, state: State, from: EventTime, deadline: EventTime,
    decision: String, ended: EventTime? = nil, waits: String? = nil, amount: Int64? = nil, rail: String = "",
    notPassed: String = "release", factor: String? = nil
  ) {
    self.id = id
    self.account = account
    self.event = event
    self.factors = factors
    self.state = state
    self.from = from
    self.deadline = deadline
    self.decision = decision
    self.ended = ended
    self.waits = waits
    self.amount = amount
    self.rail = rail
    self.notPassed = notPassed
    self.factor = factor
  }
}

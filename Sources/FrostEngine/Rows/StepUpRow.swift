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

  package init(
    id: String, account: String, event: String, factors: String, state: State, from: EventTime, deadline: EventTime,
    decision: String, ended: EventTime? = nil
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
  }
}

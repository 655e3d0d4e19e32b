package import FrostEvents

/// A case for support, waiting in a queue.
package struct EscalationRow: Sendable {
  package enum State: String, Sendable { case open, assigned, resolved }

  package var id: String
  package var account: String
  package var rule: String
  package var decision: String
  /// The queue: `risk-desk`, `chat`, `hotline`, `email`.
  package var to: String
  package var priority: String
  package var state: State
  package var from: EventTime
  package var due: EventTime?
  /// One sentence for the agent.
  package var summary: String
  package var outcome: Outcome?

  package init(
    id: String, account: String, rule: String, decision: String, to: String, priority: String, state: State,
    from: EventTime, due: EventTime? = nil, summary: String, outcome: Outcome? = nil
  ) {
    self.id = id
    self.account = account
    self.rule = rule
    self.decision = decision
    self.to = to
    self.priority = priority
    self.state = state
    self.from = from
    self.due = due
    self.summary = summary
    self.outcome = outcome
  }
}

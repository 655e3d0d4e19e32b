package import FrostEvents

/// One pending movement of money that waits.
package struct HoldRow: Sendable {
  package enum State: String, Sendable { case placed, released, returned }

  package var id: String
  package var account: String
  package var event: String
  package var txn: String?
  package var amount: Int64?
  package var state: State
  package var from: EventTime
  package var deadline: EventTime
  /// `release` or `return-to-balance`.
  package var onTimeout: String
  package var decision: String
  package var ended: EventTime?
  /// The step-up whose passing releases it; nil: a person or its deadline does.
  package var stepUp: String?

  package init(
    id: String, account: String, event: String, txn: String? = nil, amount: Int64? = nil, state: State,
    from: EventTime, deadline: EventTime, onTimeout: String, decision: String, ended: EventTime? = nil,
    stepUp: String? = nil
  ) {
    self.id = id
    self.account = account
    self.event = event
    self.txn = txn
    self.amount = amount
    self.state = state
    self.from = from
    self.deadline = deadline
    self.onTimeout = onTimeout
    self.decision = decision
    self.ended = ended
    self.stepUp = stepUp
  }
}

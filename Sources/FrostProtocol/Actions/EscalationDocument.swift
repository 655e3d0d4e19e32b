/// A case for support, waiting in a queue.
package struct EscalationDocument: Codable, Hashable, Sendable {
  package var id: String
  package var account: String
  package var rule: String
  package var decision: String
  /// The queue: `risk-desk`, `chat`, `hotline`, `email`.
  package var to: String
  package var priority: String
  /// `open` or `resolved`.
  package var state: String
  package var from: String
  package var due: String?
  /// One sentence for the agent.
  package var summary: String
  package var outcome: Outcome?

  package init(
    id: String, account: String, rule: String, decision: String, to: String, priority: String, state: String,
    from: String, due: String? = nil, summary: String, outcome: Outcome? = nil
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

/// `GET /v1/escalations`, newest first.
package struct EscalationsDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.escalations/1"

  package var schema: String
  package var escalations: [EscalationDocument]
  /// There are more than the limit let through.
  package var more: Bool

  package init(escalations: [EscalationDocument], more: Bool) {
    schema = Self.schema
    self.escalations = escalations
    self.more = more
  }
}

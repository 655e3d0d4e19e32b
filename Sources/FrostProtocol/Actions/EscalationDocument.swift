/// A case for support, waiting in a queue.
package struct EscalationDocument: Codable, Hashable, Sendable {
  package var id: String
  /// What is said on the phone instead of the id: `CS-7K3M-21`.
  package var code: String
  package var account: String
  package var rule: String
  package var decision: String
  /// The queue: `risk-desk`, `chat`, `hotline`, `email`.
  package var to: String
  package var priority: String
  /// `open`, `assigned` or `resolved`.
  package var state: String
  package var from: String
  package var due: String?
  /// One sentence for the agent.
  package var summary: String
  /// Who works on it.
  package var assignee: String?
  package var outcome: Outcome?
  /// What was done about it, oldest first.
  package var steps: [CaseStepDocument]

  package init(
    id: String, code: String, account: String, rule: String, decision: String, to: String, priority: String,
    state: String,
    from: String, due: String? = nil, summary: String, assignee: String? = nil, outcome: Outcome? = nil,
    steps: [CaseStepDocument] = []
  ) {
    self.id = id
    self.code = code
    self.account = account
    self.rule = rule
    self.decision = decision
    self.to = to
    self.priority = priority
    self.state = state
    self.from = from
    self.due = due
    self.summary = summary
    self.assignee = assignee
    self.outcome = outcome
    self.steps = steps
  }
}

/// One thing that somebody did about a case.
package struct CaseStepDocument: Codable, Hashable, Sendable {
  /// `assigned`, `noted` or `resolved`.
  package var kind: String
  package var at: String
  package var by: String
  /// To whom; the note; why it was resolved so.
  package var text: String
  package var outcome: Outcome?

  package init(kind: String, at: String, by: String, text: String, outcome: Outcome? = nil) {
    self.kind = kind
    self.at = at
    self.by = by
    self.text = text
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

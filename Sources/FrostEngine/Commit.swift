package import FrostEvents

/// Everything one step of the engine leaves behind. The store writes it in one transaction; nothing of it is visible
/// and nothing leaves before that.
package struct Commit: Sendable {
  /// Number of the first journal record in `journal`.
  package var firstInput: Int64
  /// How many records `journal` holds.
  package var inputs: Int
  /// The inputs with their effects, record after record (`JournalCodec`).
  package var journal: [UInt8] = []
  /// Where the source stands after this step; nil when the step read nothing.
  package var position: SourcePosition?
  package var quarantined: [Reject] = []
  package var decisions: [DecisionRow] = []
  package var freezes: [FreezeRow] = []
  package var causes: [CauseRow] = []
  package var holds: [HoldRow] = []
  package var stepUps: [StepUpRow] = []
  package var alerts: [AlertRow] = []
  package var escalations: [EscalationRow] = []
  package var labels: [LabelRow] = []
  package var exceptions: [ExceptionRow] = []
  package var audit: [AuditRow] = []
  package var ruleSet: RuleSetRow?
  /// The feed, in order.
  package var changes: [Change] = []
  package var counters: Counters

  package init(firstInput: Int64, counters: Counters) {
    self.firstInput = firstInput
    self.inputs = 0
    self.counters = counters
  }
}

/// Totals since the state directory was made. Every line read is in exactly one of
/// `scored`, `duplicates`, `late` and `quarantined`.
package struct Counters: Hashable, Sendable {
  package var scored: Int64 = 0
  package var duplicates: Int64 = 0
  package var late: Int64 = 0
  package var quarantined: Int64 = 0
  /// Rule terms whose value was unknown.
  package var unknownTerms: Int64 = 0
  /// Times (ms) of the newest event and of engine time.
  package var watermark: Int64 = 0
  /// Money that left an account while it was frozen, minor units, and how often.
  package var leakedAmount: Int64 = 0
  package var leaks: Int64 = 0

  package init() {}
}

/// A full decision record: stored when an action is taken, changed or stopped, or a band is first reached.
package struct DecisionRow: Sendable {
  package var id: String
  /// Number of the input that was decided.
  package var input: Int64
  package var account: String
  package var event: String
  package var type: String
  package var time: EventTime
  package var score: Double
  /// What was done, comma-separated: `freeze,alert,case`; empty for a verdict in shadow only.
  package var actions: String
  /// The record as JSON (`docs/decision.md`).
  package var document: String

  package init(
    id: String, input: Int64, account: String, event: String, type: String, time: EventTime, score: Double,
    actions: String, document: String
  ) {
    self.id = id
    self.input = input
    self.account = account
    self.event = event
    self.type = type
    self.time = time
    self.score = score
    self.actions = actions
    self.document = document
  }
}

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

/// Why a freeze stands. A freeze ends when no cause is left.
package struct CauseRow: Sendable {
  package enum Kind: String, Sendable { case rule, `operator`, authority }

  package var id: String
  package var freeze: String
  package var account: String
  package var scope: String
  package var kind: Kind
  /// `rule@version`, the operator's name, or the order's reference.
  package var by: String
  /// The decision that holds the evidence, for a rule.
  package var decision: String?
  package var reason: String
  package var from: EventTime
  package var until: EventTime?
  package var ended: EventTime?
  /// `lapsed`, or the name of who released it.
  package var endedBy: String?
  package var endReason: String?
  package var outcome: Outcome?

  package init(
    id: String, freeze: String, account: String, scope: String, kind: Kind, by: String, decision: String? = nil,
    reason: String, from: EventTime, until: EventTime? = nil, ended: EventTime? = nil, endedBy: String? = nil,
    endReason: String? = nil, outcome: Outcome? = nil
  ) {
    self.id = id
    self.freeze = freeze
    self.account = account
    self.scope = scope
    self.kind = kind
    self.by = by
    self.decision = decision
    self.reason = reason
    self.from = from
    self.until = until
    self.ended = ended
    self.endedBy = endedBy
    self.endReason = endReason
    self.outcome = outcome
  }
}

/// What a person found out. The same words everywhere: release, labels, reports.
package enum Outcome: String, Sendable, CaseIterable { case fraud, honest, scam, unclear }

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

  package init(
    id: String, account: String, event: String, txn: String? = nil, amount: Int64? = nil, state: State,
    from: EventTime, deadline: EventTime, onTimeout: String, decision: String, ended: EventTime? = nil
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
  }
}

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

/// A message to the user, waiting in the outbox.
package struct AlertRow: Sendable {
  package var id: String
  package var account: String
  package var rule: String
  package var decision: String
  package var from: EventTime
  /// Texts by language as a JSON object.
  package var texts: String

  package init(id: String, account: String, rule: String, decision: String, from: EventTime, texts: String) {
    self.id = id
    self.account = account
    self.rule = rule
    self.decision = decision
    self.from = from
    self.texts = texts
  }
}

/// A case for support, waiting in a queue.
package struct EscalationRow: Sendable {
  package enum State: String, Sendable { case open, resolved }

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

/// What is known of a subject, and since when.
package struct LabelRow: Sendable {
  package var id: String
  package var subject: String
  package var outcome: Outcome
  package var source: String
  package var learned: EventTime
  package var reason: String

  package init(id: String, subject: String, outcome: Outcome, source: String, learned: EventTime, reason: String) {
    self.id = id
    self.subject = subject
    self.outcome = outcome
    self.source = source
    self.learned = learned
    self.reason = reason
  }
}

/// After a release: the causing rules leave the account alone for a while.
package struct ExceptionRow: Sendable {
  package var id: String
  package var account: String
  package var rule: String
  package var from: EventTime
  package var until: EventTime
  package var by: String
  package var reason: String

  package init(
    id: String, account: String, rule: String, from: EventTime, until: EventTime, by: String, reason: String
  ) {
    self.id = id
    self.account = account
    self.rule = rule
    self.from = from
    self.until = until
    self.by = by
    self.reason = reason
  }
}

/// Who changed what, and why.
package struct AuditRow: Sendable {
  package var id: String
  package var at: EventTime
  package var actor: String
  package var action: String
  package var subject: String
  package var reason: String

  package init(id: String, at: EventTime, actor: String, action: String, subject: String, reason: String) {
    self.id = id
    self.at = at
    self.actor = actor
    self.action = action
    self.subject = subject
    self.reason = reason
  }
}

/// A rule set that came into force.
package struct RuleSetRow: Sendable {
  /// Counts up at each new hash; the store's newest is the one in force.
  package var version: Int
  package var hash: String

  package init(version: Int, hash: String) {
    self.version = version
    self.hash = hash
  }
}

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

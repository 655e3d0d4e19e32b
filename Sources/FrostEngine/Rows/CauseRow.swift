package import FrostEvents

/// Why a freeze stands. A freeze ends when no cause is left.
package struct CauseRow: Sendable {
  package enum Kind: String, Sendable {
    case rule, `operator`, authority
    /// A person found out that it was fraud: it stays until a supervisor ends it.
    case confirmed

    /// What it is called before those who may not read an authority's order: not even that there is one.
    package var told: String { self == .authority ? "compliance" : rawValue }
  }

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
  /// What it lets leave in 24 hours, minor units; nil: nothing.
  package var allowance: Int64?
  /// When a supervisor looks at it instead of its ending by itself.
  package var review: EventTime?

  package init(
    id: String, freeze: String, account: String, scope: String, kind: Kind, by: String, decision: String? = nil,
    reason: String, from: EventTime, until: EventTime? = nil, ended: EventTime? = nil, endedBy: String? = nil,
    endReason: String? = nil, outcome: Outcome? = nil, allowance: Int64? = nil, review: EventTime? = nil
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
    self.allowance = allowance
    self.review = review
  }
}

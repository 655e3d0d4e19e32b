/// Why a freeze stands.
package struct CauseDocument: Codable, Hashable, Sendable {
  package var id: String
  package var freeze: String
  package var account: String
  package var scope: String
  /// `rule`, `operator`, `confirmed` or `authority`; an authority's order reads `compliance`, and its other members are
  /// empty, where the caller does not hold the right `authority`.
  package var kind: String
  /// `rule@version`, the operator's name, or the order's reference.
  package var by: String
  /// Id of the decision that holds the evidence, for a rule.
  package var decision: String?
  package var reason: String
  package var from: String
  package var until: String?
  package var ended: String?
  /// `lapsed`, or the name of who released it.
  package var endedBy: String?
  package var endReason: String?
  package var outcome: Outcome?

  package init(
    id: String, freeze: String, account: String, scope: String, kind: String, by: String, decision: String? = nil,
    reason: String, from: String, until: String? = nil, ended: String? = nil, endedBy: String? = nil,
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

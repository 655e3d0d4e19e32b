package import FrostEvents

/// One thing that somebody did about a case.
package struct CaseStepRow: Hashable, Sendable {
  package enum Kind: String, Sendable { case assigned, noted, resolved }

  package var id: String
  package var escalation: String
  package var account: String
  package var kind: Kind
  package var at: EventTime
  /// Who did it.
  package var by: String
  /// To whom it was assigned; the note; why it was resolved so.
  package var text: String
  package var outcome: Outcome?

  package init(
    id: String, escalation: String, account: String, kind: Kind, at: EventTime, by: String, text: String,
    outcome: Outcome? = nil
  ) {
    self.id = id
    self.escalation = escalation
    self.account = account
    self.kind = kind
    self.at = at
    self.by = by
    self.text = text
    self.outcome = outcome
  }
}

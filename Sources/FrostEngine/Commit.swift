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
  /// What was read, in order; empty when the step read nothing.
  package var sources: [Read] = []
  package var quarantined: [Reject] = []
  /// Lines that left the quarantine with this commit, and lines that stay there for another reason.
  package var retried: [Int64] = []
  package var stillQuarantined: [QuarantineChange] = []
  package var decisions: [DecisionRow] = []
  package var freezes: [FreezeRow] = []
  package var causes: [CauseRow] = []
  package var holds: [HoldRow] = []
  package var stepUps: [StepUpRow] = []
  package var alerts: [AlertRow] = []
  package var escalations: [EscalationRow] = []
  package var labels: [LabelRow] = []
  package var exceptions: [ExceptionRow] = []
  package var listEntries: [ListEntryRow] = []
  package var caseSteps: [CaseStepRow] = []
  package var acknowledgements: [AcknowledgementRow] = []
  package var audit: [AuditRow] = []
  package var measures: [MeasureRow] = []
  package var ruleSet: RuleSetRow?
  /// By what the accounts of its events can be found again.
  package var sought: Sought
  /// The feed, in order.
  package var changes: [Change] = []
  package var counters: Counters

  /// A part of one source that a step took.
  package struct Read: Sendable {
    /// Where the source stands after it.
    package var position: SourcePosition
    /// How many of the commit's `quarantined` lines there are up to its end.
    package var quarantined: Int
  }

  /// Where the source stands that was read last; to set: of a step that reads one source.
  package var position: SourcePosition? {
    get { sources.last?.position }
    set { sources = newValue.map { [Read(position: $0, quarantined: .max)] } ?? [] }
  }

  /// Where each source that was read stands.
  package var positions: [SourcePosition] {
    var newest: [SourcePosition] = []
    for read in sources.reversed() where !newest.contains(where: { $0.source == read.position.source }) {
      newest.append(read.position)
    }
    return newest
  }

  package init(firstInput: Int64, counters: Counters, sought: Sought = Sought(fields: [])) {
    self.firstInput = firstInput
    self.inputs = 0
    self.counters = counters
    self.sought = sought
  }
}

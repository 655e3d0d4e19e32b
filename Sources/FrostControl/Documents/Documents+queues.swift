import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Documents {
  func alert(_ row: AlertRow) throws -> AlertDocument {
    AlertDocument(
      id: row.id, account: row.account, rule: row.rule, decision: row.decision, from: row.from.text,
      texts: try ProtocolJSON.decode([String: String].self, from: Array(row.texts.utf8)))
  }

  func escalations(_ rows: [EscalationRow], _ steps: [CaseStepRow]) -> [EscalationDocument] {
    let byCase = Dictionary(grouping: steps, by: \.escalation)
    return rows.map { escalation($0, byCase[$0.id] ?? []) }
  }

  func escalation(_ row: EscalationRow, _ steps: [CaseStepRow]) -> EscalationDocument {
    EscalationDocument(
      id: row.id, code: SpokenCode.text(of: row.id), account: row.account, rule: row.rule, decision: row.decision,
      to: row.to, priority: row.priority,
      state: row.state.rawValue, from: row.from.text, due: row.due?.text, summary: row.summary,
      assignee: row.state == .assigned ? steps.last { $0.kind == .assigned }?.text : nil,
      outcome: row.outcome.map(outcome),
      steps: steps.map {
        CaseStepDocument(
          kind: $0.kind.rawValue, at: $0.at.text, by: $0.by, text: $0.text, outcome: $0.outcome.map(outcome))
      })
  }

  /// Of a line in quarantine.
  private static let shownBytes = 4096

  func quarantine(_ row: QuarantineRow, withLine: Bool) -> QuarantineDocument {
    QuarantineDocument(
      id: row.id, source: row.source, generation: row.generation, offset: row.reject.offset,
      column: row.reject.column, reason: row.reject.reason, length: row.reject.length, input: row.input,
      line: withLine ? String(decoding: row.reject.line.prefix(Self.shownBytes), as: UTF8.self) : nil)
  }
}

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

  func escalation(_ row: EscalationRow) -> EscalationDocument {
    EscalationDocument(
      id: row.id, account: row.account, rule: row.rule, decision: row.decision, to: row.to, priority: row.priority,
      state: row.state.rawValue, from: row.from.text, due: row.due?.text, summary: row.summary,
      outcome: row.outcome.map(outcome))
  }

  func quarantine(_ row: QuarantineRow, withLine: Bool) -> QuarantineDocument {
    QuarantineDocument(
      id: row.id, source: row.source, generation: row.generation, offset: row.reject.offset,
      column: row.reject.column, reason: row.reject.reason, length: row.reject.length, input: row.input,
      line: withLine ? String(decoding: row.reject.line, as: UTF8.self) : nil)
  }
}

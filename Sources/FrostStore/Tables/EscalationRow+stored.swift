import FrostEngine
import FrostEvents
import GRDB

extension EscalationRow: StoredRow {
  static var table: String { "escalation" }
  static var columns: [String] {
    [
      "id", "account", "rule", "decision", "to", "priority", "state", "from", "due", "summary", "outcome",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, account, rule, decision, to, priority, state.rawValue, from.milliseconds, due?.milliseconds, summary,
      outcome?.rawValue,
    ]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      account: try columns.text("account"),
      rule: try columns.text("rule"),
      decision: try columns.text("decision"),
      to: try columns.text("to"),
      priority: try columns.text("priority"),
      state: try columns.word(State.self, "state"),
      from: try columns.time("from"),
      due: try columns.optionalTime("due"),
      summary: try columns.text("summary"),
      outcome: try columns.optionalWord(Outcome.self, "outcome"))
  }
}

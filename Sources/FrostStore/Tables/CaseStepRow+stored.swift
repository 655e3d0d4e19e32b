import FrostEngine
import FrostEvents
import GRDB

extension CaseStepRow: StoredRow {
  static var table: String { "case_step" }
  static var columns: [String] { ["id", "escalation", "account", "kind", "at", "by", "text", "outcome"] }
  var values: [(any DatabaseValueConvertible)?] {
    [id, escalation, account, kind.rawValue, at.milliseconds, by, text, outcome?.rawValue]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      escalation: try columns.text("escalation"),
      account: try columns.text("account"),
      kind: try columns.word(Kind.self, "kind"),
      at: try columns.time("at"),
      by: try columns.text("by"),
      text: try columns.text("text"),
      outcome: try columns.optionalWord(Outcome.self, "outcome"))
  }
}

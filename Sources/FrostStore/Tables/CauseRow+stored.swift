import FrostEngine
import FrostEvents
import GRDB

extension CauseRow: StoredRow {
  static var table: String { "freeze_cause" }
  static var columns: [String] {
    [
      "id", "freeze", "account", "scope", "kind", "by", "decision", "reason", "from", "until", "ended", "ended_by",
      "end_reason", "outcome", "allowance", "review",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, freeze, account, scope, kind.rawValue, by, decision, reason, from.milliseconds, until?.milliseconds,
      ended?.milliseconds, endedBy, endReason, outcome?.rawValue, allowance,
      review?.milliseconds,
    ]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      freeze: try columns.text("freeze"),
      account: try columns.text("account"),
      scope: try columns.text("scope"),
      kind: try columns.word(Kind.self, "kind"),
      by: try columns.text("by"),
      decision: try columns.optionalText("decision"),
      reason: try columns.text("reason"),
      from: try columns.time("from"),
      until: try columns.optionalTime("until"),
      ended: try columns.optionalTime("ended"),
      endedBy: try columns.optionalText("ended_by"),
      endReason: try columns.optionalText("end_reason"),
      outcome: try columns.optionalWord(Outcome.self, "outcome"),
      allowance: try columns.optionalInteger("allowance"), review: try columns.optionalTime("review"))
  }
}

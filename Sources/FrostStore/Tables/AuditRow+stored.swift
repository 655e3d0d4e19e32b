import FrostEngine
import FrostEvents
import GRDB

extension AuditRow: StoredRow {
  static var table: String { "audit" }
  static var columns: [String] {
    [
      "id", "at", "actor", "action", "subject", "reason", "via",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, at.milliseconds, actor, action, subject, reason, via,
    ]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      at: try columns.time("at"),
      actor: try columns.text("actor"),
      action: try columns.text("action"),
      subject: try columns.text("subject"),
      reason: try columns.text("reason"),
      via: columns.optionalText("via"))
  }
}

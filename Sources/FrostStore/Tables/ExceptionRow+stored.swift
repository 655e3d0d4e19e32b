import FrostEngine
import FrostEvents
import GRDB

extension ExceptionRow: StoredRow {
  static var table: String { "exception" }
  static var columns: [String] {
    [
      "id", "account", "rule", "from", "until", "by", "reason",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, account, rule, from.milliseconds, until.milliseconds, by, reason,
    ]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      account: try columns.text("account"),
      rule: try columns.text("rule"),
      from: try columns.time("from"),
      until: try columns.time("until"),
      by: try columns.text("by"),
      reason: try columns.text("reason"))
  }
}

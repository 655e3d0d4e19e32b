import FrostEngine
import FrostEvents
import GRDB

extension AlertRow: StoredRow {
  static var table: String { "alert" }
  static var columns: [String] {
    [
      "id", "account", "rule", "decision", "from", "texts",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, account, rule, decision, from.milliseconds, texts,
    ]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      account: try columns.text("account"),
      rule: try columns.text("rule"),
      decision: try columns.text("decision"),
      from: try columns.time("from"),
      texts: try columns.text("texts"))
  }
}

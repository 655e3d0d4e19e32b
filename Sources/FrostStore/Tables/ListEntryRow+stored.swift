import FrostEngine
import FrostEvents
import GRDB

extension ListEntryRow: StoredRow {
  static var table: String { "list_entry" }
  static var columns: [String] {
    [
      "id", "list", "value", "owner", "by", "reason", "from", "until", "removed", "removed_by", "remove_reason",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, list, value, owner, by, reason, from.milliseconds, until?.milliseconds, removed?.milliseconds, removedBy,
      removeReason,
    ]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      list: try columns.text("list"),
      value: try columns.text("value"),
      owner: try columns.text("owner"),
      by: try columns.text("by"),
      reason: try columns.text("reason"),
      from: try columns.time("from"),
      until: try columns.optionalTime("until"),
      removed: try columns.optionalTime("removed"),
      removedBy: try columns.optionalText("removed_by"),
      removeReason: try columns.optionalText("remove_reason"))
  }
}

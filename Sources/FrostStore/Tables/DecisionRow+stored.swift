import FrostEngine
import FrostEvents
import GRDB

extension DecisionRow: StoredRow {
  static var table: String { "decision" }
  static var columns: [String] {
    [
      "id", "input", "account", "event", "type", "time", "score", "actions", "document",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, input, account, event, type, time.milliseconds, score, actions, document,
    ]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      input: try columns.integer("input"),
      account: try columns.text("account"),
      event: try columns.text("event"),
      type: try columns.text("type"),
      time: try columns.time("time"),
      score: try columns.number("score"),
      actions: try columns.text("actions"),
      document: try columns.text("document"))
  }
}

import FrostEngine
import FrostEvents
import GRDB

extension MeasureRow: StoredRow {
  static var table: String { "measure" }
  static var columns: [String] {
    [
      "id", "kind", "state", "account", "parent", "rules", "others", "number", "text", "by", "reason", "from", "until",
      "ended", "ended_by",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, kind.rawValue, state.rawValue, account, parent, rules.joined(separator: "\n"),
      others.joined(separator: "\n"), number, text, by, reason, from.milliseconds, until?.milliseconds,
      ended?.milliseconds, endedBy,
    ]
  }

  init(_ columns: ColumnReader) throws {
    func list(_ column: String) throws -> [String] {
      try columns.text(column).split(separator: "\n").map(String.init)
    }
    self.init(
      id: try columns.text("id"), kind: try columns.word(Kind.self, "kind"), account: try columns.text("account"),
      parent: try columns.text("parent"), rules: try list("rules"), others: try list("others"),
      number: try columns.integer("number"), text: try columns.text("text"), by: try columns.text("by"),
      reason: try columns.text("reason"), from: try columns.time("from"), until: try columns.optionalTime("until"))
    state = try columns.word(State.self, "state")
    ended = try columns.optionalTime("ended")
    endedBy = try columns.text("ended_by")
  }
}

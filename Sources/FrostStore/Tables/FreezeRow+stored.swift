import FrostEngine
import FrostEvents
import GRDB

extension FreezeRow: StoredRow {
  static var table: String { "freeze" }
  static var columns: [String] {
    [
      "id", "account", "scope", "state", "from", "until", "ended", "allowance", "remind_at", "review",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, account, scope, state.rawValue, from.milliseconds, until?.milliseconds, ended?.milliseconds,
      allowance, remindAt?.milliseconds, review?.milliseconds,
    ]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      account: try columns.text("account"),
      scope: try columns.text("scope"),
      state: try columns.word(State.self, "state"),
      from: try columns.time("from"),
      until: try columns.optionalTime("until"),
      ended: try columns.optionalTime("ended"), allowance: try columns.optionalInteger("allowance"),
      remindAt: try columns.optionalTime("remind_at"), review: try columns.optionalTime("review"))
  }
}

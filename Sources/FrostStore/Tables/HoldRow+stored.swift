import FrostEngine
import FrostEvents
import GRDB

extension HoldRow: StoredRow {
  static var table: String { "hold" }
  static var columns: [String] {
    [
      "id", "account", "event", "txn", "amount", "state", "from", "deadline", "on_timeout", "decision", "ended",
      "step_up",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, account, event, txn, amount, state.rawValue, from.milliseconds, deadline.milliseconds, onTimeout,
      decision, ended?.milliseconds, stepUp,
    ]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      account: try columns.text("account"),
      event: try columns.text("event"),
      txn: try columns.optionalText("txn"),
      amount: try columns.optionalInteger("amount"),
      state: try columns.word(State.self, "state"),
      from: try columns.time("from"),
      deadline: try columns.time("deadline"),
      onTimeout: try columns.text("on_timeout"),
      decision: try columns.text("decision"),
      ended: try columns.optionalTime("ended"), stepUp: try columns.optionalText("step_up"))
  }
}

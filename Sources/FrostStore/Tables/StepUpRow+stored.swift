import FrostEngine
import FrostEvents
import GRDB

extension StepUpRow: StoredRow {
  static var table: String { "step_up" }
  static var columns: [String] {
    [
      "id", "account", "event", "factors", "state", "from", "deadline", "decision", "ended",
      "waits", "amount", "rail", "not_passed", "factor",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, account, event, factors, state.rawValue, from.milliseconds, deadline.milliseconds, decision,
      ended?.milliseconds, waits, amount, rail, notPassed, factor,
    ]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      account: try columns.text("account"),
      event: try columns.text("event"),
      factors: try columns.text("factors"),
      state: try columns.word(State.self, "state"),
      from: try columns.time("from"),
      deadline: try columns.time("deadline"),
      decision: try columns.text("decision"),
      ended: try columns.optionalTime("ended"), waits: try columns.optionalText("waits"),
      amount: try columns.optionalInteger("amount"), rail: try columns.text("rail"),
      notPassed: try columns.text("not_passed"), factor: try columns.optionalText("factor"))
  }
}

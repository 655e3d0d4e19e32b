import FrostEngine
import FrostEvents
import GRDB

extension AcknowledgementRow: StoredRow {
  static var table: String { "acknowledgement" }
  static var columns: [String] { ["id", "account", "state", "event", "at"] }
  var values: [(any DatabaseValueConvertible)?] { [id, account, state.rawValue, event, at.milliseconds] }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      account: try columns.text("account"),
      state: try columns.word(State.self, "state"),
      event: try columns.text("event"),
      at: try columns.time("at"))
  }
}

import FrostEngine
import FrostEvents
import GRDB

extension LabelRow: StoredRow {
  static var table: String { "label" }
  static var columns: [String] {
    [
      "id", "subject", "outcome", "source", "learned", "reason",
    ]
  }
  var values: [(any DatabaseValueConvertible)?] {
    [
      id, subject, outcome.rawValue, source, learned.milliseconds, reason,
    ]
  }

  init(_ columns: ColumnReader) throws {
    self.init(
      id: try columns.text("id"),
      subject: try columns.text("subject"),
      outcome: try columns.word(Outcome.self, "outcome"),
      source: try columns.text("source"),
      learned: try columns.time("learned"),
      reason: try columns.text("reason"))
  }
}

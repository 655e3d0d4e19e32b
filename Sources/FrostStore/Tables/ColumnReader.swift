import FrostEvents
import GRDB

/// Reads one row's columns by name, as the engine's types.
struct ColumnReader {
  let row: Row
  let table: String

  func text(_ column: String) throws -> String { try value(column) }
  func integer(_ column: String) throws -> Int64 { try value(column) }
  func number(_ column: String) throws -> Double { try value(column) }
  func time(_ column: String) throws -> EventTime { EventTime(milliseconds: try value(column)) }

  func optionalText(_ column: String) -> String? { row[column] }
  func optionalInteger(_ column: String) -> Int64? { row[column] }
  func optionalTime(_ column: String) -> EventTime? {
    (row[column] as Int64?).map { EventTime(milliseconds: $0) }
  }

  func word<Word: RawRepresentable<String>>(_ type: Word.Type, _ column: String) throws -> Word {
    guard let word = Word(rawValue: try value(column)) else { throw unreadable(column) }
    return word
  }

  func optionalWord<Word: RawRepresentable<String>>(_ type: Word.Type, _ column: String) throws -> Word? {
    guard let text = optionalText(column) else { return nil }
    guard let word = Word(rawValue: text) else { throw unreadable(column) }
    return word
  }

  private func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard let value = Value.fromDatabaseValue(row[column] as DatabaseValue) else { throw unreadable(column) }
    return value
  }

  private func unreadable(_ column: String) -> StoreError {
    .unreadableRow(table: table, id: (row["id"] as String?) ?? "", column: column)
  }
}

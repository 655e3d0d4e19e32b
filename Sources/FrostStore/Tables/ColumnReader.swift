import FrostEvents
import GRDB

/// Reads one row's columns as the engine's types. A damaged page may hold a text or nothing where a number was written:
/// GRDB's own subscript ends the process there, this one throws.
struct ColumnReader {
  let row: Row
  let table: String

  init(_ row: Row, of table: String) {
    self.row = row
    self.table = table
  }

  /// - Throws: `StoreError.unreadableRow` if the column holds another type.
  subscript<Value: DatabaseValueConvertible>(_ column: Int) -> Value {
    get throws {
      guard let value = Value.fromDatabaseValue(row[column] as DatabaseValue) else {
        throw unreadable(row.columnNames[row.columnNames.index(row.columnNames.startIndex, offsetBy: column)])
      }
      return value
    }
  }

  func text(_ column: String) throws -> String { try value(column) }
  func integer(_ column: String) throws -> Int64 { try value(column) }
  func number(_ column: String) throws -> Double { try value(column) }
  func time(_ column: String) throws -> EventTime { EventTime(milliseconds: try value(column)) }

  func optionalText(_ column: String) throws -> String? { try value(column) }
  func optionalInteger(_ column: String) throws -> Int64? { try value(column) }
  func optionalTime(_ column: String) throws -> EventTime? {
    try optionalInteger(column).map { EventTime(milliseconds: $0) }
  }

  func word<Word: RawRepresentable<String>>(_ type: Word.Type, _ column: String) throws -> Word {
    guard let word = Word(rawValue: try value(column)) else { throw unreadable(column) }
    return word
  }

  func optionalWord<Word: RawRepresentable<String>>(_ type: Word.Type, _ column: String) throws -> Word? {
    guard let text = try optionalText(column) else { return nil }
    guard let word = Word(rawValue: text) else { throw unreadable(column) }
    return word
  }

  private func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    guard let value = Value.fromDatabaseValue(row[column] as DatabaseValue) else { throw unreadable(column) }
    return value
  }

  /// What names the row in a message; empty if that cannot be read either.
  var id: String {
    guard let value = row["id"] as DatabaseValue? else { return "" }
    return String.fromDatabaseValue(value) ?? Int64.fromDatabaseValue(value).map { "\($0)" } ?? ""
  }

  /// - Throws: `StoreError.corruptRow` if the row's checksum does not fit, or is not there; it stands in `column`.
  func checkIntact(_ column: Int) throws {
    guard Bool.fromDatabaseValue(row[column] as DatabaseValue) == true else {
      throw StoreError.corruptRow(table: table, id: id)
    }
  }

  private func unreadable(_ column: String) -> StoreError {
    .unreadableRow(table: table, id: id, column: column)
  }
}

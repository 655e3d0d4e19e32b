import GRDB

/// A row of the engine and the table that keeps it. Its `id` stays; everything else is rewritten when it changes.
protocol StoredRow {
  static var table: String { get }
  /// Beginning with `id`; in the order of `values`.
  static var columns: [String] { get }
  var values: [(any DatabaseValueConvertible)?] { get }
  init(_ row: ColumnReader) throws
}

extension StoredRow {
  static var selection: String {
    "SELECT \(quoted(columns)), \(SealedTable(Self.self).isIntact) AS intact FROM \(table)"
  }

  private static var upsert: String {
    let updates = columns.dropFirst().map { "\"\($0)\" = excluded.\"\($0)\"" }.joined(separator: ", ")
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(table) (\(quoted(columns))) VALUES (\(marks)) ON CONFLICT (id) DO UPDATE SET \(updates)"
  }

  static func store(_ rows: [Self], in db: Database) throws {
    if rows.isEmpty { return }
    let statement = try db.cachedStatement(sql: upsert)
    for row in rows { try statement.execute(arguments: StatementArguments(row.values)) }
  }

  /// Rows in the order of `tail`, which begins after the table's name: `WHERE …  ORDER BY … LIMIT …`.
  static func fetch(
    _ db: Database, _ tail: String, _ arguments: [(any DatabaseValueConvertible)?] = []
  ) throws -> [Self] {
    let statement = try db.cachedStatement(sql: selection + " " + tail)
    let cursor = try Row.fetchCursor(statement, arguments: StatementArguments(arguments))
    var rows: [Self] = []
    while let row = try cursor.next() {
      let columns = ColumnReader(row, of: table)
      try columns.checkIntact(Self.columns.count)
      rows.append(try Self(columns))
    }
    return rows
  }

  private static func quoted(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ", ") }
}

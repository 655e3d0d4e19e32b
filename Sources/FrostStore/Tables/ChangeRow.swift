package import FrostEngine
import FrostEvents
import GRDB

/// A change with its place in the feed.
package struct ChangeRow: Sendable {
  /// Grows in commit order; may have gaps.
  package var token: Int64
  package var change: Change

  /// Appends to the feed; a change that is already there stays where it is.
  /// - Parameter now: wall time, which stands beside the change and never in it.
  /// - Returns: the newest token, if anything was appended.
  static func append(_ changes: [Change], at now: EventTime, in db: Database) throws -> Int64? {
    if changes.isEmpty { return nil }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO change (id, kind, account, at, document, committed) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """)
    for change in changes {
      try statement.execute(arguments: [
        change.id, change.kind, change.account, change.at.milliseconds, change.document, now.milliseconds,
      ])
    }
    return try Int64.fetchOne(db, sql: "SELECT max(token) FROM change")
  }

  static func fetch(after token: Int64, limit: Int, _ db: Database) throws -> [ChangeRow] {
    let statement = try db.cachedStatement(
      sql:
        "SELECT token, id, kind, account, at, document, \(SealedTable.change.isIntact) FROM change WHERE token > ? ORDER BY token LIMIT ?"
    )
    return try Row.fetchAll(statement, arguments: [token, limit]).map { row in
      let row = ColumnReader(row, of: "change")
      try row.checkIntact(6)
      return ChangeRow(
        token: try row[0],
        change: Change(
          id: try row[1], kind: try row[2], account: try row[3], at: EventTime(milliseconds: try row[4]),
          document: try row[5]))
    }
  }
}

import FrostEvents
import GRDB

/// Rows that follow from no decision that is there: what was frozen or asked for by people, what the wallet acknowledged,
/// exceptions, brakes. They are kept as long as decisions.
struct OtherRows: Sendable {
  let table: String
  /// SQL: when it was written, by the stream's time.
  let begun: String
  /// SQL: when it ended, or was written where it has no end; NULL: it stands.
  let ended: String
  /// Something that stands on the account keeps it.
  let isKeptByAccount: Bool

  static let all = [
    OtherRows(table: "freeze", begun: "\"from\"", ended: "ended", isKeptByAccount: true),
    OtherRows(table: "escalation", begun: "\"from\"", ended: "\"from\"", isKeptByAccount: true),
    OtherRows(table: "acknowledgement", begun: "at", ended: "at", isKeptByAccount: true),
    OtherRows(table: "exception", begun: "\"from\"", ended: "until", isKeptByAccount: false),
    OtherRows(table: "measure", begun: "\"from\"", ended: "coalesce(ended, until)", isKeptByAccount: false),
  ]

  static func areThere(before time: EventTime, in db: Database) throws -> Bool {
    try all.contains { try !$0.old(before: time, limit: 1, in: db).isEmpty }
  }

  /// One slice of each table.
  /// - Returns: how many rows are gone.
  static func take(before time: EventTime, in db: Database) throws -> Int64 {
    let before = db.totalChangesCount
    for rows in all {
      for row in try rows.old(before: time, limit: Store.retentionSlice, in: db) {
        switch rows.table {
        case "freeze", "escalation": try OldDecisions.takeConsequences(of: row.account, before: time, in: db)
        default: try db.cachedStatement(sql: "DELETE FROM \(rows.table) WHERE seq = ?").execute(arguments: [row.seq])
        }
      }
    }
    return Int64(db.totalChangesCount - before)
  }

  /// The oldest that may go. It is looked up to the first row that is young (`+`: in the table's order, not an index's).
  private func old(
    before time: EventTime, limit: Int, in db: Database
  ) throws -> [(seq: Int64, account: String)] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT seq, account FROM \(table) AS d
        WHERE seq < coalesce((SELECT seq FROM \(table) WHERE +\(begun) >= ?1 ORDER BY seq LIMIT 1), \(Int64.max))
          AND coalesce(\(ended) < ?1, 0) \(isKeptByAccount ? "AND NOT \(OldDecisions.stands)" : "") ORDER BY seq LIMIT ?2
        """)
    return try Row.fetchAll(statement, arguments: [time.milliseconds, limit]).map { row in
      let row = ColumnReader(row, of: table)
      return (seq: try row[0], account: try row[1])
    }
  }
}

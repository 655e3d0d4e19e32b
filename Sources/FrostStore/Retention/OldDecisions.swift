import FrostEvents
import GRDB

/// Decisions, and what came of them: nothing of an account on which something still stands.
enum OldDecisions {
  /// SQL: whether something stands on `d.account`.
  static let stands = """
    (EXISTS (SELECT 1 FROM freeze AS x WHERE x.account = d.account AND x.state = 'active')
      OR EXISTS (SELECT 1 FROM hold AS x WHERE x.account = d.account AND x.state = 'placed')
      OR EXISTS (SELECT 1 FROM step_up AS x WHERE x.account = d.account AND x.state = 'demanded')
      OR EXISTS (SELECT 1 FROM escalation AS x WHERE x.account = d.account AND x.state <> 'resolved')
      OR EXISTS (SELECT 1 FROM measure AS x WHERE x.account = d.account AND x.state = 'standing'))
    """

  /// Rows that follow from a decision and have ended before a time (`?1`), of one account (`?2`).
  private static let consequences = [
    "DELETE FROM freeze_cause WHERE freeze IN (SELECT id FROM freeze WHERE account = ?2 AND ended < ?1)",
    "DELETE FROM freeze WHERE account = ?2 AND ended < ?1",
    "DELETE FROM hold WHERE account = ?2 AND ended < ?1",
    "DELETE FROM step_up WHERE account = ?2 AND ended < ?1",
    #"DELETE FROM alert WHERE account = ?2 AND "from" < ?1"#,
    #"DELETE FROM case_step WHERE escalation IN (SELECT id FROM escalation WHERE account = ?2 AND "from" < ?1)"#,
    #"DELETE FROM escalation WHERE account = ?2 AND "from" < ?1"#,
  ]

  /// One slice.
  /// - Returns: how many decisions are gone.
  static func take(before time: EventTime, after last: inout Int64, in db: Database) throws -> Int64 {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT seq, account, time < ?1, \(stands) FROM decision AS d WHERE seq > ?2 ORDER BY seq
        LIMIT \(Store.retentionSlice)
        """, arguments: [time.milliseconds, last]
    ).map { row in
      let row = ColumnReader(row, of: "decision")
      return (
        seq: try row[0] as Int64, account: try row[1] as String, isOld: try row[2] as Bool, stands: try row[3] as Bool
      )
    }
    let old = rows.filter { $0.isOld && !$0.stands }
    let delete = try db.cachedStatement(sql: "DELETE FROM decision WHERE seq = ?")
    for row in old { try delete.execute(arguments: [row.seq]) }
    for account in Set(old.map(\.account)).sorted() { try takeConsequences(of: account, before: time, in: db) }
    last = rows.contains { $0.isOld } ? rows.last?.seq ?? .min : .min
    return Int64(old.count)
  }

  /// What has ended of an account on which nothing stands.
  static func takeConsequences(of account: String, before time: EventTime, in db: Database) throws {
    for statement in consequences {
      try db.cachedStatement(sql: statement).execute(arguments: [time.milliseconds, account])
    }
  }
}

enum OldRows {
  /// Whether the next row of any of the tables is old.
  static func areThere(before limits: Retention, after walk: RetentionWalk, in db: Database) throws -> Bool {
    let next: [(table: String, key: String, column: String, last: Int64, limit: EventTime)] = [
      ("decision", "seq", "time", walk.decision, limits.decisions), ("change", "token", "at", walk.change, limits.feed),
      ("quarantine", "id", "at", walk.quarantine, limits.quarantine),
    ]
    let isNextOld = try next.contains { next in
      let sql = "SELECT \(next.column) < ? FROM \(next.table) WHERE \(next.key) > ? ORDER BY \(next.key) LIMIT 1"
      return try Bool.fetchOne(db, sql: sql, arguments: [next.limit.milliseconds, next.last]) ?? false
    }
    return try isNextOld || OtherRows.areThere(before: limits.decisions, in: db)
  }

  /// Changes that every named reader has taken.
  static func takeChanges(before time: EventTime, after last: inout Int64, in db: Database) throws -> Int64 {
    // Nobody knows what a reader has taken whose row is damaged.
    let taken =
      try Int64.fetchOne(
        db, sql: "SELECT min(CASE WHEN \(SealedTable.feedReader.isIntact) THEN token ELSE 0 END) FROM feed_reader")
      ?? .max
    let newest = try Int64.fetchOne(db, sql: "SELECT max(token) FROM change") ?? 0
    // The newest stays: its token is where the feed goes on.
    return try take(
      "change", "token", "at", before: time, upTo: min(taken, newest - 1), after: &last, in: db)
  }

  static func takeLines(before time: EventTime, after last: inout Int64, in db: Database) throws -> Int64 {
    try take("quarantine", "id", "at", before: time, upTo: .max, after: &last, in: db)
  }

  private static func take(
    _ table: String, _ key: String, _ column: String, before time: EventTime, upTo end: Int64, after last: inout Int64,
    in db: Database
  ) throws -> Int64 {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(key), \(column) < ? FROM \(table) WHERE \(key) > ? AND \(key) <= ? ORDER BY \(key)
        LIMIT \(Store.retentionSlice)
        """, arguments: [time.milliseconds, last, end]
    ).map { row in
      let row = ColumnReader(row, of: table)
      return (key: try row[0] as Int64, isOld: try row[1] as Bool)
    }
    let old = rows.filter(\.isOld)
    let delete = try db.cachedStatement(sql: "DELETE FROM \(table) WHERE \(key) = ?")
    for row in old { try delete.execute(arguments: [row.key]) }
    last = old.isEmpty ? .min : rows.last?.key ?? .min
    return Int64(old.count)
  }
}

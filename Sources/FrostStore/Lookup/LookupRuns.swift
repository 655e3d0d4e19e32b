import Foundation
import GRDB

/// The index that accounts are found by, a log-structured merge tree: each commit adds a sorted run at the end of the
/// file, eight runs of a level are merged into one of the next, until a run is so large that merging more of them would
/// keep a commit waiting. To find a value, one page of each run is read.
enum LookupRuns {
  /// Days that a value is kept after it was last seen: as long as "first seen" reaches back.
  static let keptDays: Int64 = 400
  private static let fanIn = 8
  /// What one merge may write; chosen: some 180,000 values, estimated to merge in about 30 ms.
  private static let mergedBytes = 8 << 20
  /// Of runs that are merged no more.
  private static let lastLevel = 255

  static func store(_ rows: [LookupRow], in db: Database) throws {
    if rows.isEmpty { return }
    try add(LookupRow.merged(rows, from: .min), level: 0, in: db)
    let today = try newestDay(in: db)
    var level = 0
    while try merge(level, from: today - keptDays, in: db) { level += 1 }
    // One at a time, so that no commit waits long for it.
    let old = try db.cachedStatement(sql: "SELECT run FROM lookup_run WHERE newest_day < ? LIMIT 1")
    if let run = try Int64.fetchOne(old, arguments: [today - keptDays]) { try remove(run, in: db) }
  }

  static func removeAll(in db: Database) throws {
    try db.execute(sql: "DELETE FROM lookup_page; DELETE FROM lookup_run")
  }

  /// Each account of a hash with its newest day, the newest first.
  static func rows(of hash: UInt128, in db: Database) throws -> [LookupRow] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT (SELECT bytes FROM lookup_page WHERE lookup_page.run = lookup_run.run AND first <= ?
          ORDER BY first DESC LIMIT 1) FROM lookup_run
        """)
    let key = withUnsafeBytes(of: hash.bigEndian) { Data($0) }
    let cursor = try Row.fetchCursor(statement, arguments: [key])
    var rows: [LookupRow] = []
    while let row = try cursor.next() {
      guard let page = try ColumnReader(row, of: "lookup_page")[0] as Data? else { continue }
      rows += page.withUnsafeBytes { LookupPage.rows(in: $0, of: hash) }
    }
    return LookupRow.merged(rows, from: try newestDay(in: db) - keptDays)
      .sorted { $0.day == $1.day ? $0.account < $1.account : $0.day > $1.day }
  }

  private static func newestDay(in db: Database) throws -> Int64 {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(newest_day) FROM lookup_run")) ?? 0
  }

  private static func add(_ rows: [LookupRow], level: Int, in db: Database) throws {
    guard let newest = rows.map(\.day).max() else { return }
    let pages = LookupPage.pages(of: rows)
    try db.cachedStatement(sql: "INSERT INTO lookup_run (level, bytes, newest_day) VALUES (?, ?, ?)")
      .execute(arguments: [level, pages.reduce(0) { $0 + $1.bytes.count }, newest])
    let run = db.lastInsertedRowID
    let statement = try db.cachedStatement(sql: "INSERT INTO lookup_page (run, first, bytes) VALUES (?, ?, ?)")
    for page in pages { try statement.execute(arguments: [run, Data(page.first), Data(page.bytes)]) }
  }

  /// - Returns: whether the next level has one run more.
  private static func merge(_ level: Int, from oldest: Int64, in db: Database) throws -> Bool {
    let known = try db.cachedStatement(sql: "SELECT run, bytes FROM lookup_run WHERE level = ?")
    let runs = try Row.fetchAll(known, arguments: [level]).map { row in
      let row = ColumnReader(row, of: "lookup_run")
      return (number: try row[0] as Int64, bytes: try row[1] as Int)
    }
    guard runs.count >= fanIn else { return false }
    guard runs.reduce(0, { $0 &+ $1.bytes }) <= mergedBytes else {
      try db.cachedStatement(sql: "UPDATE lookup_run SET level = ? WHERE level = ?").execute(arguments: [
        lastLevel, level,
      ])
      return false
    }
    let pages = try db.cachedStatement(sql: "SELECT bytes FROM lookup_page WHERE run = ? ORDER BY first")
    var rows: [LookupRow] = []
    for run in runs {
      let cursor = try Row.fetchCursor(pages, arguments: [run.number])
      while let page = try cursor.next() {
        rows += (try ColumnReader(page, of: "lookup_page")[0] as Data).withUnsafeBytes { LookupPage.rows(in: $0) }
      }
    }
    for run in runs { try remove(run.number, in: db) }
    try add(LookupRow.merged(rows, from: oldest), level: level + 1, in: db)
    return true
  }

  private static func remove(_ run: Int64, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM lookup_page WHERE run = ?").execute(arguments: [run])
    try db.cachedStatement(sql: "DELETE FROM lookup_run WHERE run = ?").execute(arguments: [run])
  }
}

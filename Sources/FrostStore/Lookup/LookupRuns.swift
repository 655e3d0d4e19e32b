import Foundation
import GRDB

/// The index that accounts are found by, a log-structured merge tree: each commit adds a sorted run at the end of the
/// file, eight runs of a level are merged into one of the next, until a run is so large that merging more of them is not
/// worth it. A merge goes on with the commits (`LookupMerge`). To find a value, one page of each run is read.
enum LookupRuns {
  /// Days that a value is kept after it was last seen: as long as "first seen" reaches back.
  static let keptDays: Int64 = 400
  private static let fanIn = 8
  /// What one merge may write; chosen: some 180,000 values.
  private static let mergedBytes = 8 << 20
  /// Of runs that are merged no more. Those that are being made stand below zero: -1 is made of level 0.
  private static let lastLevel = 255
  /// What a commit may move of older rows for each byte it adds. Each level moves as many as come in, and where a commit
  /// adds so much that this matters there are three levels at most below `mergedBytes`.
  private static let movedForEach = 4

  private struct Run {
    var number: Int64
    var level: Int
    var bytes: Int
    var newestDay: Int64
  }

  static func store(_ rows: [LookupRow], in db: Database) throws {
    if rows.isEmpty { return }
    let added = try add(LookupRow.merged(rows, from: .min), in: db)
    let oldest = try newestDay(in: db) - keptDays
    let runs = try unfinished(in: db)
    var budget = LookupPage.size + added * movedForEach
    for level in 0...(runs.map(\.level).max() ?? 0) where budget > 0 {
      budget -= try merge(level, runs, by: budget, from: oldest, in: db)
    }
    // One at a time, so that no commit waits long for it.
    let old = try db.cachedStatement(sql: "SELECT run FROM lookup_run WHERE newest_day < ? LIMIT 1")
    if let run = try Int64.fetchOne(old, arguments: [oldest]) { try remove(run, in: db) }
  }

  static func removeAll(in db: Database) throws {
    try db.execute(sql: "DELETE FROM lookup_page; DELETE FROM lookup_run")
  }

  /// Each account of a hash with its newest day, the newest first.
  static func rows(of hash: UInt128, in db: Database) throws -> [LookupRow] {
    let statement = try db.cachedStatement(
      sql: """
        \(SealedPage.selection) JOIN lookup_run
          ON page = (SELECT page FROM lookup_page WHERE lookup_page.run = lookup_run.run AND first <= ?
            ORDER BY first DESC LIMIT 1)
        """)
    let key = withUnsafeBytes(of: hash.bigEndian) { Data($0) }
    let cursor = try Row.fetchCursor(statement, arguments: [key])
    var rows: [LookupRow] = []
    while let row = try cursor.next() {
      rows += try SealedPage(intact: row).bytes.withUnsafeBytes { LookupPage.rows(in: $0, of: hash) }
    }
    return LookupRow.merged(rows, from: try newestDay(in: db) - keptDays)
      .sorted { $0.day == $1.day ? $0.account < $1.account : $0.day > $1.day }
  }

  private static func newestDay(in db: Database) throws -> Int64 {
    try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(newest_day) FROM lookup_run")) ?? 0
  }

  private static func add(_ rows: [LookupRow], in db: Database) throws -> Int {
    let pages = LookupPage.pages(of: rows)
    let bytes = pages.reduce(0) { $0 + $1.bytes.count }
    try insert(pages, of: begin(level: 0, bytes, rows.map(\.day).max() ?? 0, in: db), in: db)
    return bytes
  }

  private static func begin(level: Int, _ bytes: Int, _ newestDay: Int64, in db: Database) throws -> Int64 {
    try db.cachedStatement(sql: "INSERT INTO lookup_run (level, bytes, newest_day) VALUES (?, ?, ?)")
      .execute(arguments: [level, bytes, newestDay])
    return db.lastInsertedRowID
  }

  static func insert(_ pages: [LookupPage], of run: Int64, in db: Database) throws {
    let statement = try db.cachedStatement(sql: "INSERT INTO lookup_page (run, first, bytes, sum) VALUES (?, ?, ?, ?)")
    for page in pages {
      try statement.execute(arguments: [
        run, Data(page.first), Data(page.bytes), LookupPage.sum(run: run, first: page.first, bytes: page.bytes),
      ])
    }
  }

  /// Runs that are merged, or being made.
  private static func unfinished(in db: Database) throws -> [Run] {
    let known = try db.cachedStatement(
      sql: "SELECT run, level, bytes, newest_day FROM lookup_run WHERE level < \(lastLevel) ORDER BY run")
    return try Row.fetchAll(known).map { row in
      let row = ColumnReader(row, of: "lookup_run")
      return Run(number: try row[0], level: try row[1], bytes: try row[2], newestDay: try row[3])
    }
  }

  /// Begins to merge the runs of a level, if they are enough, or goes on with it.
  /// - Returns: bytes that were written.
  private static func merge(
    _ level: Int, _ runs: [Run], by budget: Int, from oldest: Int64, in db: Database
  ) throws -> Int {
    var sources = runs.filter { $0.level == level }
    let target: Int64
    if let begun = runs.first(where: { $0.level == -1 - level }) {
      target = begun.number
      sources.removeAll { $0.number > target }
    } else {
      guard sources.count >= fanIn else { return 0 }
      if sources.reduce(0, { $0 &+ $1.bytes }) > mergedBytes {
        try move(sources.map(\.number), to: lastLevel, in: db)
        return 0
      }
      target = try begin(level: -1 - level, 0, sources.map(\.newestDay).max() ?? 0, in: db)
    }
    let (written, isDone): (Int, Bool)
    do {
      var merge = try LookupMerge(sources.map(\.number), into: target, in: db)
      (written, isDone) = try merge.advance(by: budget, from: oldest)
    } catch StoreError.corruptRow {
      // A damaged page would look whole in another run. Commits go on without.
      try move(sources.map(\.number) + [target], to: lastLevel, in: db)
      return 0
    }
    try db.cachedStatement(sql: "UPDATE lookup_run SET bytes = bytes + ?, level = ? WHERE run = ?")
      .execute(arguments: [written, isDone ? level + 1 : -1 - level, target])
    if isDone { for source in sources { try remove(source.number, in: db) } }
    return written
  }

  private static func move(_ runs: [Int64], to level: Int, in db: Database) throws {
    let statement = try db.cachedStatement(sql: "UPDATE lookup_run SET level = ? WHERE run = ?")
    for run in runs { try statement.execute(arguments: [level, run]) }
  }

  private static func remove(_ run: Int64, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM lookup_page WHERE run = ?").execute(arguments: [run])
    try db.cachedStatement(sql: "DELETE FROM lookup_run WHERE run = ?").execute(arguments: [run])
  }
}

import Foundation
import FrostEngine
import FrostEvents
import GRDB
import Testing

@testable import FrostStore

/// Databases as earlier versions left them, kept as SQL, one of each schema there ever was: whatever the tables become, what
/// was stored is still there.
@Suite struct FixtureTests {
  /// The database of that schema as a file of a new state directory.
  /// - Parameter change: SQL that is run afterwards.
  private static func make(_ version: Int, in directory: String, _ change: String = "") throws {
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/FrostStore")
    let sql = try String(contentsOf: fixtures.appendingPathComponent("schema-\(version).sql"), encoding: .utf8)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { $0.add(function: SealedTable.function) }
    let queue = try DatabaseQueue(path: directory + "/frost.db", configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql + change) }
    try queue.close()
  }

  /// How many rows each table has.
  private static func rows(_ db: Database) throws -> [String: Int] {
    let tables = try String.fetchAll(
      db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    return try Dictionary(
      uniqueKeysWithValues: tables.map { ($0, try Int.fetchOne(db, sql: "SELECT count(*) FROM \($0)") ?? 0) })
  }

  @Test(arguments: 1..<Schema.steps.count)
  func `a database of every earlier schema is brought up to date: a copy before, every row after`(version: Int) throws {
    try TemporaryDirectory.with { path in
      try Self.make(version, in: path)
      let before = try DatabaseQueue(path: path + "/frost.db").read(Self.rows)
      // That of schema 9 is what a frostd left that had not much to do.
      #expect(version == 9 || before.values.allSatisfy { $0 > 0 }, "\(before)")
      let store = try Store.open(path)
      #expect(try store.verify().isEmpty)
      let after = try store.pool.read(Self.rows)
      // What these were is made anew, hashed otherwise (`docs/decisions/0007-accounts-are-found-by-sorted-runs.md`).
      for (table, count) in before where !["lookup", "movement"].contains(table) {
        #expect(after[table] == count, "\(table)")
      }
      #expect(try store.pool.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == Schema.steps.count)
      let audit = try store.verifyAudit(against: [])
      #expect(audit.findings.isEmpty && audit.entries == Int64(before["audit"]!))
      let freezes = try store.freezes(limit: 10)
      #expect(freezes.freezes.count == before["freeze"] && freezes.causes.count == before["freeze_cause"])
      #expect(try store.changes(after: 0, limit: 100).count == before["change"])
      #expect(try store.positions().map(\.source) == ["wallet"])
      #expect(try store.ruleSetInForce() != nil && store.counters().scored > 0)
      #expect(try Store.verify(backup: path + "/backups/schema-\(version).db").isEmpty)
    }
  }

  @Test(arguments: 9..<Schema.steps.count)
  func `a row that was damaged before stays so`(version: Int) throws {
    try TemporaryDirectory.with { path in
      try Self.make(
        version, in: path, "DROP TRIGGER freeze_sealed_update; UPDATE freeze SET state = 'ended' WHERE account = 'A5';")
      let id = "frz_51ER9JV7PAF5A62NM9WWNECNM5"
      #expect(try Store.verify(backup: path + "/frost.db").map(\.place) == ["freeze \(id)"])
      let store = try Store.open(path)
      #expect(try store.verify().map(\.place) == ["freeze \(id)"])
      #expect(throws: StoreError.corruptRow(table: "freeze", id: id)) { try store.freezes(limit: 10) }
    }
  }

  @Test func `a database of schema 9 is brought up to date: a copy before, every row after, nothing damaged`() throws {
    try TemporaryDirectory.with { path in
      try Self.make(9, in: path)
      let store = try Store.open(path)
      #expect(try store.verify().isEmpty)
      let pragmas = try store.pool.writeWithoutTransaction { db in
        (try Int.fetchOne(db, sql: "PRAGMA user_version"), try Int.fetchOne(db, sql: "PRAGMA auto_vacuum"))
      }
      #expect(pragmas == (Schema.steps.count, 2))
      let audit = try store.verifyAudit(against: [])
      #expect(audit.entries == 4 && audit.findings.isEmpty)
      #expect(
        try store.freezes(limit: 10).freezes.map { "\($0.account) \($0.scope) \($0.state)" } == [
          "A5 login active", "A1 out ended",
        ])
      #expect(try store.account("A1", limit: 10).labels.map(\.outcome) == [.honest])
      #expect(try store.account("A4", limit: 10).holds.map(\.state) == [.placed])
      #expect(try store.decisions(account: "A1", limit: 10).count == 1 && store.escalations(limit: 10).count == 2)
      #expect(try store.changes(after: 0, limit: 100).count == 9 && store.quarantine(limit: 10).count == 1)
      #expect(try store.measures(kind: .modeCap, state: .standing, limit: 10).count == 1)
      #expect(try store.listEntries(of: "watched", at: .never, limit: 10).map(\.value) == ["A7"])
      #expect(try store.positions().map(\.source) == ["wallet"] && store.ruleSetInForce()?.version == 1)
      #expect(try store.counters().scored == 4 && store.readers().map(\.name) == ["wallet"])
      var inputs = 0
      try store.journalChunks { _, _, count in inputs += count }
      #expect(try store.nextInput() == Int64(inputs) + 1)

      let copy = path + "/backups/schema-9.db"
      #expect(try DatabaseQueue(path: copy).read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 9)
      #expect(try Store.verify(backup: copy).isEmpty)
      #expect(try DatabaseQueue(path: copy).read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 9)
    }
  }
}

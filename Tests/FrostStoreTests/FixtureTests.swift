import Foundation
import FrostEngine
import FrostEvents
import GRDB
import Testing

@testable import FrostStore

/// Databases as released versions left them, kept as SQL: whatever the tables become, what was stored is still there.
@Suite struct FixtureTests {
  /// The database of that schema as a file of a new state directory.
  private static func make(_ version: Int, in directory: String) throws {
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/FrostStore")
    let sql = try String(contentsOf: fixtures.appendingPathComponent("schema-\(version).sql"), encoding: .utf8)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { $0.add(function: SealedTable.function) }
    let queue = try DatabaseQueue(path: directory + "/frost.db", configuration: configuration)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
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

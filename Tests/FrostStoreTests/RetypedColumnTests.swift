import FrostEngine
import FrostEvents
import GRDB
import Testing

@testable import FrostStore

/// A damaged page may give another type than was written, or nothing: that is an error, never the end of the process.
@Suite struct RetypedColumnTests {
  private static let readers: [@Sendable (Store) throws -> Any] = [
    { try $0.positions() }, { try $0.ruleSetInForce() as Any }, { try $0.newestRuleSetVersion() },
    { try $0.counters() }, { try $0.nextInput() as Any }, { try $0.journalChunks { _, _, _ in } },
    { try $0.audit(limit: 9) }, { try $0.verifyAudit(against: []) }, { try $0.freezes(limit: 9) },
    { try $0.freeze("frz_1") as Any }, { try $0.decisions(account: "A1", limit: 9) },
    { try $0.decision("dec_1") as Any },
    { try $0.account("A1", limit: 9) }, { try $0.alerts(limit: 9) }, { try $0.escalations(limit: 9) },
    { try $0.quarantine(limit: 9) }, { try $0.quarantine(since: Sample.time(0), after: 0, limit: 9) },
    { try $0.counts(since: Sample.time(0)) }, { try $0.changes(after: 0, limit: 9) }, { try $0.measures(limit: 9) },
    { try $0.accountsOverLine() }, { try $0.listEntryCounts(at: Sample.time(16)) },
    { try $0.listEntries(of: "watched", at: Sample.time(16), limit: 9) }, { try $0.readers() },
    { try $0.obedience(of: ["frz_1", "chg_1"]) }, { try $0.accounts(with: Array(repeating: 1, count: 16), limit: 9) },
    { store in try store.pool.read { try JournalTable.holds(Sample.everything(), in: $0) } },
  ]

  @Test func `a column of another type is an error wherever it is read`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.commit(Sample.everything())
      _ = try store.noteReader("wallet", has: 1)
      let columns = try store.pool.write { db in
        let tables = try String.fetchAll(
          db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        return try tables.flatMap { table in
          // The same rows without types, constraints and triggers, which are no obstacle to a disk either.
          try db.execute(
            sql: """
              CREATE TABLE saved_\(table) AS SELECT * FROM \(table); DROP TABLE \(table);
              CREATE TABLE \(table) AS SELECT * FROM saved_\(table)
              """)
          return try db.columns(in: table).map { (table: table, column: $0.name) }
        }
      }
      #expect(columns.count > 150)
      for (table, column) in columns {
        let isSealed = SealedTable.all.contains { $0.name == table && $0.columns.contains(column) }
        for value in ["NULL", "X'FF00'", "9223372036854775807"] {
          try store.pool.write { try $0.execute(sql: "UPDATE \(table) SET \"\(column)\" = \(value)") }
          for read in Self.readers { _ = try? read(store) }
          let isOther = try store.pool.read {
            try Bool.fetchOne(
              $0, sql: "SELECT EXISTS (SELECT * FROM \(table) EXCEPT SELECT * FROM saved_\(table))") ?? false
          }
          if isSealed && isOther { #expect(try !store.verify().isEmpty, "\(table).\(column) = \(value)") }
          try store.pool.write {
            try $0.execute(sql: "DELETE FROM \(table); INSERT INTO \(table) SELECT * FROM saved_\(table)")
          }
        }
      }
      #expect(try store.verify().isEmpty)
    }
  }
}

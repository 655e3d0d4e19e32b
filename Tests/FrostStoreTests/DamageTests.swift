import FrostEngine
import Foundation
import GRDB
import Testing

@testable import FrostStore

@Suite struct DamageTests {
  /// What is shown or decided from; of the index that accounts are found by only the structure is checked.
  private static func contents(of store: Store) throws -> [String] {
    var chunks: [String] = []
    try store.journalChunks { chunk, first, count in chunks.append("\(chunk) \(first) \(count)") }
    return try store.pool.read { db in
      try SealedTable.all.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \(table.name) ORDER BY 1").map { row in
          table.name + table.columns.map { "\((row[$0] as DatabaseValue))" }.joined(separator: " ")
        }
      }
    } + chunks + (try store.audit(limit: 100).map { "\($0)" })
  }

  @Test func `a flipped byte anywhere in the file is named, or nothing reads it`() throws {
    try TemporaryDirectory.with { path in
      let expected: [String]
      do {
        let store = try Store.open(path)
        try store.commit(Sample.everything())
        for number in 0..<20 {
          var commit = Sample.chunk(first: Int64(4 + number * 40), inputs: 40)
          commit.changes = [Sample.change(10 + number)]
          commit.freezes = [Sample.freeze("frz_\(10 + number)", account: "A\(number)")]
          try store.commit(commit)
        }
        expected = try Self.contents(of: store)
        #expect(try store.verify().isEmpty)
        try store.close()
      }
      let file = URL(fileURLWithPath: path + "/frost.db")
      let original = try Data(contentsOf: file)
      let log = try? FileManager.default.attributesOfItem(atPath: path + "/frost.db-wal")[.size] as? Int
      #expect((log ?? 0) == 0, "everything is in the one file")
      var random = Seeded.fromEnvironment()
      var named = 0
      var places = (0..<(Int(ProcessInfo.processInfo.environment["FROST_FLIPS"] ?? "") ?? 400)).map { _ in
        Int.random(in: 0..<original.count, using: &random)
      }
      // Bytes of rows that matter, wherever they lie.
      for text in ["frz_12", "A1", "drain@1f3a", "wallet", "watermark", "dec_1", "she called"] {
        if let found = original.range(of: Data(text.utf8)) { places.append(found.lowerBound) }
      }
      for place in places {
        var bytes = original
        bytes[place] ^= UInt8.random(in: 1...255, using: &random)
        try bytes.write(to: file)
        guard let store = try? Store.open(path), let damage = try? store.verify(), damage.isEmpty else {
          named += 1
          continue
        }
        #expect(try Self.contents(of: store) == expected, "byte \(place) of \(original.count)")
      }
      #expect(named > 20)
    }
  }

  @Test func `a row that was changed on the disk is not given out`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.commit(Sample.everything())
      // As a disk does it: no trigger sees it.
      try store.pool.write { db in
        for table in SealedTable.all { try db.execute(sql: "DROP TRIGGER \(table.name)_sealed_update") }
        try db.execute(
          sql: """
            UPDATE freeze SET state = 'ended'; UPDATE source_position SET offset = 0; UPDATE change SET document = '{}';
            UPDATE meta SET value = replace(value, '"scored":1', '"scored":2') WHERE name = 'counters'
            """)
      }
      #expect(throws: StoreError.corruptRow(table: "freeze", id: "frz_1")) { try store.freezes(limit: 10) }
      #expect(throws: StoreError.corruptRow(table: "source_position", id: "wallet")) { try store.positions() }
      #expect(throws: StoreError.corruptRow(table: "change", id: "chg_1")) { try store.changes(after: 0, limit: 1) }
      #expect(throws: StoreError.corruptRow(table: "meta", id: "counters")) { try store.counters() }
      let places = try store.verify().map(\.place)
      #expect(places == ["freeze frz_1", "change chg_1", "change chg_2", "source_position wallet", "meta counters"])
    }
  }

  @Test func `every table that is not chained or an index is sealed`() throws {
    try TemporaryDirectory.with { path in
      let tables = try Store.open(path).pool.read {
        try String.fetchSet($0, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      }
      #expect(
        tables.subtracting(SealedTable.all.map(\.name)) == [
          "audit", "journal", "lookup_run", "lookup_page", "feed_reader", "erasure",
        ])
    }
  }
}

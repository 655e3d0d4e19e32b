import Foundation
import FrostEngine
import FrostEvents
import GRDB
import Testing

@testable import FrostStore

@Suite struct DamageTests {
  private static let lookup = Lookup(key: Array(repeating: 1, count: 32))

  /// What is shown or decided from.
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
      + ["A1", "A2"].flatMap { account in
        try store.accounts(with: lookup.hash(field: "account", value: account), limit: 9).map { "\($0)" }
      }
  }

  /// A store with rows in every table.
  private static func fill(_ store: Store) throws {
    _ = try store.beginLookups(lookup)
    let sought = Sought(
      fields: ["account", "card"],
      entries: (1...30).map { (Sample.time(1), "A\($0)", [(0, "A\($0)"), (1, "card \($0)")]) })
    try store.commit(Sample.everything(), lookups: lookup.rows(of: sought))
    for number in 0..<20 {
      var commit = Sample.chunk(first: Int64(4 + number * 40), inputs: 40)
      commit.changes = [Sample.change(10 + number)]
      commit.freezes = [Sample.freeze("frz_\(10 + number)", account: "A\(number)")]
      try store.commit(commit)
    }
    var erasing = Sample.chunk(first: 804, inputs: 1)
    erasing.audit = [
      AuditRow(
        id: "aud_2", at: Sample.time(20), actor: "mei", action: AuditRow.erasing, subject: "A3", reason: "asked for it")
    ]
    erasing.acknowledgements = [
      AcknowledgementRow(id: "frz_1/placed", account: "A1", state: .applied, event: "e9", at: Sample.time(21))
    ]
    erasing.caseSteps = [
      CaseStepRow(
        id: "cst_1", escalation: "esc_1", account: "A1", kind: .noted, at: Sample.time(22), by: "mei",
        text: "called back")
    ]
    try store.commit(erasing)
    _ = try store.noteReader("wallet", has: 3)
  }

  /// Places where rows stand, on the first page of every table and index.
  private static func places(
    in file: Data, _ path: String, each count: Int, _ random: inout Seeded
  ) throws -> [(tree: String, place: Int)] {
    let pages = try DatabaseQueue(path: path).read {
      try Row.fetchAll($0, sql: "SELECT name, min(pageno), pgsize FROM dbstat GROUP BY name").map { row in
        (tree: row[0] as String, number: row[1] as Int, size: row[2] as Int)
      }
    }
    return pages.flatMap { page in
      let start = (page.number - 1) * page.size
      let head = start + (page.number == 1 ? 100 : 0)
      let rows = Int(file[head + 5]) << 8 | Int(file[head + 6])
      guard rows > 0, rows < page.size else { return [(tree: String, place: Int)]() }
      return (0..<count).map { _ in (page.tree, start + Int.random(in: rows..<page.size, using: &random)) }
    }
  }

  @Test func `a flipped byte anywhere in the file is named, or nothing reads it`() throws {
    try TemporaryDirectory.with { path in
      let expected: [String]
      do {
        let store = try Store.open(path)
        try Self.fill(store)
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
      let rows = try Self.places(in: original, file.path, each: 6, &random)
      #expect(Set(rows.map(\.tree)).isSuperset(of: SealedTable.all.map(\.name) + ["audit", "journal", "lookup_page"]))
      for place in places + rows.map(\.place) {
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

  @Test func `every column of every table that has no checksum or chain of its own is sealed`() throws {
    try TemporaryDirectory.with { path in
      try Store.open(path).pool.read { db in
        let tables = try String.fetchSet(
          db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        #expect(tables.subtracting(SealedTable.all.map(\.name)) == ["audit", "journal", "lookup_page"])
        for table in SealedTable.all {
          #expect(Set(try db.columns(in: table.name).map(\.name)) == Set(table.columns + ["sum"]), "\(table.name)")
        }
      }
    }
  }

  /// As a disk changes a row: no trigger sees it.
  private static func damage(_ table: String, _ change: String, in store: Store) throws {
    try store.pool.write { db in
      let trigger = try String.fetchOne(
        db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: ["\(table)_sealed_update"])
      try db.execute(
        sql: "DROP TRIGGER IF EXISTS \(table)_sealed_update; UPDATE \(table) SET \(change); \(trigger ?? "")")
    }
  }

  @Test func `a line in quarantine that was changed on the disk is not fed again`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.commit(Sample.everything())
      try Self.damage("quarantine", "line = x'7B7D' WHERE id = 1", in: store)
      #expect(throws: StoreError.corruptRow(table: "quarantine", id: "1")) {
        try store.quarantine(since: Sample.time(0), after: 0, limit: 9)
      }
    }
  }

  @Test func `no change goes that a reader may not have taken whose row is damaged; what it proves next is known`()
    throws
  {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.commit(Sample.everything())
      _ = try store.noteReader("wallet", has: 1)
      try Self.damage("feed_reader", "token = 99", in: store)
      #expect(throws: StoreError.corruptRow(table: "feed_reader", id: "wallet")) { try store.readers() }
      let limits = Retention(journal: .never, decisions: .never, feed: .forever, quarantine: .never)
      let schema = FrostEvents.Schema(
        bookCurrency: Currency(code: "CNY", decimals: 2),
        fields: [
          Field(name: "time", pointer: "/time", type: .time), Field(name: "type", pointer: "/type", type: .text),
          Field(name: "account", pointer: "/account", type: .key),
        ], roles: .init(id: nil, time: 0, type: 1, account: 2))
      try store.retain(limits, schema)
      #expect(try store.changes(after: 0, limit: 9).count == 2)
      _ = try store.noteReader("wallet", has: 2)
      #expect(try store.readers().map(\.token) == [2])
    }
  }

  @Test func `a damaged page of the index is named, found nothing in and merged no more; commits go on`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      func rows(_ day: Int64) -> [LookupRow] {
        let sought = Sought(fields: ["account"], entries: [(Sample.time(day * 86_400), "A1", [(0, "A1")])])
        return Self.lookup.rows(of: sought)
      }
      try store.commit(Sample.chunk(first: 1, inputs: 1), lookups: rows(1))
      try Self.damage("lookup_page", "bytes = zeroblob(length(bytes))", in: store)
      #expect(try store.verify().map(\.place) == ["lookup_page 1"])
      #expect(throws: StoreError.corruptRow(table: "lookup_page", id: "1")) {
        try store.accounts(with: Self.lookup.hash(field: "account", value: "A1"), limit: 9)
      }
      for number in 2...20 as ClosedRange<Int64> {
        try store.commit(Sample.chunk(first: number, inputs: 1), lookups: rows(number))
      }
      #expect(try store.verify().map(\.place) == ["lookup_page 1"])
    }
  }
}

import FrostEngine
import FrostEvents
import GRDB
import Testing

@testable import FrostStore

@Suite struct LookupRunsTests {
  private let lookup = Lookup(key: Array(repeating: 1, count: 32))

  private func commit(_ store: Store, _ input: Int64, _ entries: [(day: Int64, account: String, card: String)]) throws {
    let sought = Sought(
      fields: ["card"], entries: entries.map { (Sample.time($0.day * 86_400), $0.account, [(0, $0.card)]) })
    let rows = lookup.rows(of: sought)
    try store.commit(Sample.chunk(first: input, inputs: 1), lookups: rows)
    lookup.note(rows)
  }

  private func found(_ store: Store, _ card: String) throws -> [String] {
    try store.accounts(with: lookup.hash(field: "card", value: card), limit: 10_000).map(\.account)
  }

  @Test func `many commits leave few runs, and every value is found with its newest day`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      for number in 0..<150 as Range<Int64> {
        try commit(
          store, number + 1, [(number, "A\(number % 7)", "often"), (number, "B\(number)", "once \(number)")])
      }
      let often = try store.accounts(with: lookup.hash(field: "card", value: "often"), limit: 10)
      #expect(often.map(\.account) == [2, 1, 0, 6, 5, 4, 3].map { "A\($0)" })
      #expect(often.map(\.day) == often.indices.map { often[0].day - Int64($0) })
      for number in 0..<150 { #expect(try found(store, "once \(number)") == ["B\(number)"]) }
      #expect(try found(store, "never").isEmpty)
      let runs = try store.pool.read { try Int.fetchAll($0, sql: "SELECT level FROM lookup_run ORDER BY run") }
      // 150 = 2 * 64 + 2 * 8 + 6
      #expect(runs == [2, 2, 1, 1, 0, 0, 0, 0, 0, 0])
      let orphans = "SELECT count(*) FROM lookup_page WHERE run NOT IN (SELECT run FROM lookup_run)"
      #expect(try store.pool.read { try Int.fetchOne($0, sql: orphans) } == 0)
    }
  }

  @Test func `a value of more accounts than a page holds is found whole`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      let accounts = (0..<3000).map { "account-\($0)" }
      try commit(store, 1, accounts.map { (1, $0, "shared") } + (0..<3000).map { (1, "other", "card \($0)") })
      #expect(try Set(found(store, "shared")) == Set(accounts))
      for number in 0..<3000 { #expect(try found(store, "card \(number)") == ["other"]) }
      #expect(try store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM lookup_page") ?? 0 } > 1)
    }
  }

  @Test func `runs that are large enough are left alone`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      let long = String(repeating: "x", count: 2_000_000)
      for number in 0..<10 as Range<Int64> { try commit(store, number + 1, [(1, long + "\(number)", "card")]) }
      #expect(try found(store, "card").count == 10)
      let levels = try store.pool.read { try Int.fetchAll($0, sql: "SELECT level FROM lookup_run ORDER BY run") }
      #expect(levels == Array(repeating: 255, count: 8) + [0, 0])
    }
  }

  @Test func `a large merge goes on with the commits, a bounded piece with each, also in a store that is opened again`()
    throws
  {
    try TemporaryDirectory.with { path in
      var most = 0
      var levels: [Int] = []
      for opening in 0..<8 as Range<Int64> {
        let store = try Store.open(path)
        for number in opening * 7..<opening * 7 + 7 {
          let before = try store.pool.read { try Int.fetchOne($0, sql: "SELECT max(page) FROM lookup_page") ?? 0 }
          let cards = (0..<1000).map { (day: 1 as Int64, account: "A\($0)", card: "\(number) \($0)") }
          try commit(store, number + 1, cards + [(number, "B\(number)", "often")])
          let written = "SELECT sum(length(bytes)) FROM lookup_page WHERE page > ?"
          most = max(most, try store.pool.read { try Int.fetchOne($0, sql: written, arguments: [before]) ?? 0 })
        }
        #expect(try found(store, "often").count == Int(opening) * 7 + 7)
        for commit in 0..<opening * 7 + 7 { #expect(try found(store, "\(commit) \(opening)") == ["A\(opening)"]) }
        levels = try store.pool.read { try Int.fetchAll($0, sql: "SELECT level FROM lookup_run ORDER BY run") }
        #expect(levels.count < 24)
      }
      // A commit adds 1,001 rows of some 28 bytes and moves four times as much and two pages at most.
      #expect(most < 28_500 * 5 + 2 * 33_000)
      #expect(levels.contains { $0 < 0 })
    }
  }
}

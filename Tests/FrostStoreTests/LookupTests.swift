import FrostEngine
import FrostEvents
import FrostStore
import Testing

@Suite struct LookupTests {
  private func sought(_ entries: [(second: Int64, account: String, card: String)]) -> Sought {
    Sought(
      fields: ["account", "card"],
      entries: entries.map { (Sample.time($0.second), $0.account, [(0, $0.account), (1, $0.card)]) })
  }

  private func accounts(_ store: Store, _ lookup: Lookup, _ card: String) throws -> [String] {
    try store.accounts(with: lookup.hash(field: "card", value: card), limit: 10).map(\.account)
  }

  @Test func `accounts are found by keyed hashes, and no value is in the database`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      let lookup = Lookup(key: Array(repeating: 1, count: 32))
      #expect(try store.beginLookups(lookup))
      let rows = lookup.rows(
        of: sought([(1, "A1", "6222-secret"), (2, "A2", "6222-secret"), (3, "A1", "6222-secret")]))
      #expect(rows.count == 4)
      try store.commit(Sample.chunk(first: 1, inputs: 3), lookups: rows)
      lookup.note(rows)
      #expect(try accounts(store, lookup, "6222-secret") == ["A1", "A2"])
      #expect(try accounts(store, lookup, "6222") == [])
      #expect(try store.accounts(with: lookup.hash(field: "account", value: "A2"), limit: 1).map(\.account) == ["A2"])
      #expect(lookup.rows(of: sought([(4, "A1", "6222-secret")])).isEmpty)
      #expect(lookup.rows(of: sought([(90_000, "A1", "6222-secret")])).count == 2)
    }
  }

  @Test func `a commit that failed is noted when it is tried again`() throws {
    let lookup = Lookup(key: Array(repeating: 1, count: 32))
    let first = lookup.rows(of: sought([(1, "A1", "c")]))
    #expect(lookup.rows(of: sought([(1, "A1", "c")])) == first)
  }

  @Test func `another key begins anew and says that it does not know everything`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      let lookup = Lookup(key: Array(repeating: 1, count: 32))
      #expect(try store.beginLookups(lookup))
      let rows = lookup.rows(of: sought([(1, "A1", "c")]))
      try store.commit(Sample.chunk(first: 1, inputs: 1), lookups: rows)
      #expect(try store.beginLookups(lookup))
      #expect(try accounts(store, lookup, "c") == ["A1"])
      let other = Lookup(key: Array(repeating: 2, count: 32))
      #expect(try !store.beginLookups(other))
      #expect(try accounts(store, other, "c").isEmpty && accounts(store, lookup, "c").isEmpty)
    }
  }

  @Test func `a movement is found by its id on whatever day, until the key changes or 400 days have passed`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      let lookup = Lookup(key: Array(repeating: 1, count: 32))
      #expect(try store.beginLookups(lookup))
      func commit(_ input: Int64, day: Int64, _ account: String, _ id: String) throws {
        let sought = Sought(
          fields: ["txn"], entries: [(Sample.time(day * 86_400), account, [(0, id)])])
        try store.commit(Sample.chunk(first: input, inputs: 1), lookups: lookup.rows(of: sought))
      }
      func found(_ id: String, by lookup: Lookup) throws -> [String] {
        try store.accounts(with: lookup.hash(field: "txn", value: id), limit: 10).map(\.account)
      }
      #expect(try found("T1", by: lookup).isEmpty)
      try commit(1, day: 0, "A1", "T1")
      try commit(2, day: 3, "A2", "T2")
      try commit(3, day: 399, "A3", "T1")
      try commit(4, day: 4, "A2", "T2")
      #expect(try found("T1", by: lookup) == ["A3", "A1"] && found("T2", by: lookup) == ["A2"])
      try commit(5, day: 402, "A4", "T4")
      #expect(try found("T1", by: lookup) == ["A3"] && found("T2", by: lookup) == ["A2"])
      #expect(try store.accounts(with: lookup.hash(field: "txn", value: "T2"), limit: 10).map(\.day) == [20_513])
      let other = Lookup(key: Array(repeating: 2, count: 32))
      #expect(try !store.beginLookups(other))
      #expect(try found("T4", by: lookup).isEmpty)
    }
  }

  @Test func `what was last seen more than 400 days ago is forgotten`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      let lookup = Lookup(key: Array(repeating: 1, count: 32))
      try store.commit(Sample.chunk(first: 1, inputs: 1), lookups: lookup.rows(of: sought([(1, "A1", "c")])))
      let later = sought([(401 * 86_400, "A2", "d")])
      try store.commit(Sample.chunk(first: 2, inputs: 1), lookups: lookup.rows(of: later))
      #expect(try accounts(store, lookup, "c").isEmpty && accounts(store, lookup, "d") == ["A2"])
    }
  }
}

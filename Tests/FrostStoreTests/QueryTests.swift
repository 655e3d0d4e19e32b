import FrostEngine
import FrostEvents
import GRDB
import Testing

@testable import FrostStore

@Suite struct QueryTests {
  @Test func `the feed resumes after any token, in commit order`() throws {
    try TemporaryDirectory.with { path in
      do {
        let store = try Store.open(path)
        for number in 1...5 {
          var commit = Sample.chunk(first: Int64(number), inputs: 1)
          commit.changes = [Sample.change(2 * number), Sample.change(2 * number + 1)]
          try store.commit(commit)
        }
      }
      let store = try Store.open(path)
      #expect(store.newestChange == 10)
      var token: Int64 = 0
      var ids: [String] = []
      while true {
        let part = try store.changes(after: token, limit: 3)
        guard let last = part.last else { break }
        ids += part.map(\.change.id)
        token = last.token
      }
      #expect(ids == (2...11).map { "chg_\($0)" })
      #expect(try store.changes(after: 10, limit: 3).isEmpty)
    }
  }

  @Test func `a measure comes back as it was stored, and is found by kind, state, account and trip`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.commit(Sample.everything())
      let found = try store.measures(kind: .overLine, state: .ended, account: "A1", parent: "trp_1", limit: 9)
      #expect(found.map(\.document) == Sample.everything().measures.map(\.document) && found.count == 1)
      #expect(try store.measures(kind: .guardTrip, limit: 9).isEmpty)
      #expect(try store.measures(state: .standing, limit: 9).isEmpty)
      #expect(try store.accountsOverLine().isEmpty)
    }
  }

  @Test func `counts tell what is in force`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      var commit = Sample.everything()
      commit.freezes += [
        Sample.freeze("frz_2", account: "A2", state: .ended, from: 500),
        Sample.freeze("frz_3", account: "A3", from: 500),
      ]
      try store.commit(commit)
      let counts = try store.counts(since: Sample.time(500))
      #expect(
        counts
          == StoreCounts(
            freezesActive: 2, freezesSince: 2, holdsPlaced: 1, stepUpsDemanded: 0, alerts: 1, escalationsOpen: 1,
            quarantined: 2))
    }
  }

  @Test func `of a list's entries those are given that are neither over nor removed`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      func entry(_ id: String, on list: String = "l", until: Int64? = nil) -> ListEntryRow {
        ListEntryRow(
          id: id, list: list, value: id, owner: "o", by: "b", reason: "r", from: Sample.time(1),
          until: until.map { Sample.time($0) })
      }
      var commit = Sample.chunk(first: 1, inputs: 1)
      var removed = entry("lst_3")
      commit.listEntries = [
        entry("lst_1", until: 10), entry("lst_2"), removed, entry("lst_4", on: "m", until: 5),
        entry("lst_5", until: 20),
      ]
      try store.commit(commit)
      commit = Sample.chunk(first: 2, inputs: 1)
      removed.removed = Sample.time(2)
      removed.removedBy = "mei"
      removed.removeReason = "a mistake"
      commit.listEntries = [removed]
      try store.commit(commit)
      #expect(try store.listEntries(of: "l", at: Sample.time(9), limit: 9).map(\.id) == ["lst_5", "lst_2", "lst_1"])
      #expect(try store.listEntries(of: "l", at: Sample.time(10), limit: 9).map(\.id) == ["lst_5", "lst_2"])
      #expect(try store.listEntries(of: "l", at: Sample.time(10), limit: 1).map(\.id) == ["lst_5"])
      #expect(try store.listEntryCounts(at: Sample.time(9)) == ["l": 3])
      #expect(try store.listEntryCounts(at: Sample.time(4)) == ["l": 3, "m": 1])
    }
  }

  @Test func `an account shows what is active before what is newer`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      var commit = Sample.chunk(first: 1, inputs: 1)
      commit.freezes =
        [Sample.freeze("frz_active", account: "A1")]
        + (1...5).map { Sample.freeze("frz_\($0)", account: "A1", state: .ended) }
      try store.commit(commit)
      #expect(try store.account("A1", limit: 2).freezes.map(\.id) == ["frz_active", "frz_5"])
      #expect(try store.account("nobody", limit: 2).freezes.isEmpty)
    }
  }

  @Test func `a limit and a filter hold`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.commit(Sample.everything())
      #expect(try store.quarantine(limit: 1).count == 1)
      #expect(try store.quarantine(id: 1)?.reject.offset == 77)
      #expect(try store.quarantine(id: 9) == nil)
      #expect(try store.escalations(state: .resolved, limit: 9).isEmpty)
      #expect(try store.escalations(state: .open, account: "A1", limit: 9).count == 1)
      let queue = try #require(try store.escalations(limit: 9).first).to
      #expect(try store.escalations(queue: queue, limit: 9).count == 1)
      #expect(try store.escalations(queue: "duty", limit: 9).isEmpty)
      #expect(try store.alerts(account: "A2", limit: 9).isEmpty)
      #expect(try store.decision("dec_1")?.document == #"{"id":"dec_1"}"#)
      #expect(try store.decision("dec_2") == nil)
    }
  }

  @Test func `a word that this version does not know is named, not guessed`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.commit(Sample.everything())
      try store.pool.write { try $0.execute(sql: "UPDATE freeze SET state = 'melting'") }
      #expect(throws: StoreError.unreadableRow(table: "freeze", id: "frz_1", column: "state")) {
        try store.freezes(limit: 1)
      }
    }
  }
}

import FrostEngine
import FrostEvents
import Testing

@testable import FrostStore

@Suite struct CommitTests {
  @Test func `every row comes back as it was stored, also after reopening`() throws {
    try TemporaryDirectory.with { path in
      let stored = Sample.everything()
      do {
        let store = try Store.open(path)
        #expect(try store.commit(stored) == .stored)
        try expect(stored, in: store)
      }
      try expect(stored, in: Store.open(path))
    }
  }

  private func expect(_ commit: Commit, in store: Store) throws {
    let record = try store.account("A1", limit: 10)
    #expect(fields(record.freezes) == fields(commit.freezes))
    #expect(fields(record.causes) == fields(commit.causes))
    #expect(fields(record.holds) == fields(commit.holds))
    #expect(fields(record.stepUps) == fields(commit.stepUps))
    #expect(fields(record.labels) == fields(commit.labels))
    #expect(fields(record.exceptions) == fields(commit.exceptions))
    #expect(try store.listEntries(of: "watched", at: .never, limit: 10) == commit.listEntries)
    #expect(fields(try store.alerts(limit: 10)) == fields(commit.alerts))
    #expect(fields(try store.escalations(limit: 10)) == fields(commit.escalations))
    #expect(fields(try store.decisions(account: "A1", limit: 10)) == fields(commit.decisions))
    let entry = try #require(try store.audit(subject: "A1", limit: 10).first)
    #expect(entry.id == "aud_1" && entry.at == Sample.time(15) && entry.actor == "mei" && entry.action == "release")
    #expect(entry.subject == "A1" && entry.reason == "she called" && entry.via == nil && entry.number == 1)
    #expect(fields(try store.changes(after: 0, limit: 10).map(\.change)) == fields(commit.changes))
    #expect(try store.quarantine(limit: 10).map(\.reject) == commit.quarantined.reversed())
    #expect(try store.quarantine(limit: 10).first?.source == "wallet")
    #expect(try store.positions() == [Sample.position])
    #expect(try store.counters() == commit.counters)
    #expect(try store.ruleSetInForce()?.version == 3)
    #expect(try store.nextInput() == 4)
    #expect(store.newestChange == 2)
  }

  /// Every member of every row, as text: the engine's rows are not `Equatable`.
  private func fields(_ rows: [some Any]) -> [String] { rows.map { String(reflecting: $0) } }

  @Test func `a row that changes is rewritten under its id and keeps its place`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      var first = Sample.chunk(first: 1, inputs: 1)
      first.freezes = [Sample.freeze("frz_1", account: "A1"), Sample.freeze("frz_2", account: "A2")]
      try store.commit(first)
      var second = Sample.chunk(first: 2, inputs: 1)
      second.freezes = [Sample.freeze("frz_1", account: "A1", state: .ended)]
      try store.commit(second)
      #expect(try store.freezes(limit: 10).freezes.map(\.id) == ["frz_2", "frz_1"])
      #expect(try store.freezes(state: .active, limit: 10).freezes.map(\.id) == ["frz_2"])
      #expect(try store.freeze("frz_1")?.freeze.ended == Sample.time(51))
    }
  }

  @Test func `a commit repeated after a failure nobody could read is stored once`() throws {
    try TemporaryDirectory.with { path in
      let commit = Sample.everything()
      do { try Store.open(path).commit(commit) }
      let store = try Store.open(path)
      #expect(try store.commit(commit) == .alreadyStored)
      #expect(try store.quarantine(limit: 10).count == 2)
      #expect(try store.changes(after: 0, limit: 10).count == 2)
      #expect(try store.commit(Sample.chunk(first: 4, inputs: 1)) == .stored)
    }
  }

  @Test func `a commit without inputs may be repeated too`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      var commit = Sample.everything()
      commit.inputs = 0
      commit.journal = []
      try store.commit(commit)
      try store.commit(commit)
      #expect(try store.quarantine(limit: 10).count == 2)
      #expect(try store.changes(after: 0, limit: 10).count == 2)
      #expect(try store.account("A1", limit: 10).freezes.count == 1)
    }
  }

  @Test func `another commit under a stored number is refused and leaves no trace`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.commit(Sample.chunk(first: 1, inputs: 3))
      var other = Sample.chunk(first: 1, inputs: 3, bytes: [9, 9, 9])
      other.changes = [Sample.change(1)]
      #expect(throws: StoreError.conflictingChunk(firstInput: 1)) { try store.commit(other) }
      #expect(throws: StoreError.missingChunk(expected: 4, found: 6)) {
        try store.commit(Sample.chunk(first: 6, inputs: 1))
      }
      #expect(try store.changes(after: 0, limit: 10).isEmpty)
      #expect(try store.nextInput() == 4)
    }
  }

  @Test func `a commit that fails half way leaves nothing`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      var commit = Sample.everything()
      commit.decisions[0].score = .nan  // SQLite stores NaN as NULL, which the column refuses
      #expect(throws: StoreError.self) { try store.commit(commit) }
      #expect(try store.nextInput() == nil)
      #expect(try store.positions().isEmpty)
      commit.decisions[0].score = 1
      #expect(try store.commit(commit) == .stored)
    }
  }
}

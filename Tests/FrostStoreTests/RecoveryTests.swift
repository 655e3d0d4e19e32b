import FrostEngine
import FrostEvents
import GRDB
import Testing

@testable import FrostStore

@Suite struct RecoveryTests {
  private func filled(_ path: String) throws -> Store {
    let store = try Store.open(path)
    try store.commit(Sample.chunk(first: 1, inputs: 3))
    try store.commit(Sample.chunk(first: 4, inputs: 2))
    try store.commit(Sample.chunk(first: 6, inputs: 4))
    return store
  }

  private func chunks(_ store: Store, from input: Int64) throws -> [[UInt8]] {
    var chunks: [[UInt8]] = []
    try store.journalChunks(from: input) { chunk, first, inputs in
      #expect(chunk.count == inputs && chunk.first.map(Int64.init) == first)
      chunks.append(chunk)
    }
    return chunks
  }

  @Test func `the journal comes back in order, from the chunk that holds an input`() throws {
    try TemporaryDirectory.with { path in
      let store = try filled(path)
      #expect(try chunks(store, from: 0) == [[1, 2, 3], [4, 5], [6, 7, 8, 9]])
      #expect(try chunks(store, from: 5) == [[4, 5], [6, 7, 8, 9]])
      #expect(try chunks(store, from: 6) == [[6, 7, 8, 9]])
    }
  }

  @Test func `a changed byte is named by its chunk, after the chunks before it were given`() throws {
    try TemporaryDirectory.with { path in
      let store = try filled(path)
      try store.pool.write { try $0.execute(sql: "UPDATE journal SET bytes = x'0405' WHERE first_input = 4") }
      #expect(try chunks(store, from: 0).count == 3)
      try store.pool.write { try $0.execute(sql: "UPDATE journal SET bytes = x'0404' WHERE first_input = 4") }
      var given: [Int64] = []
      #expect(throws: StoreError.corruptChunk(firstInput: 4)) {
        try store.journalChunks { _, first, _ in given.append(first) }
      }
      #expect(given == [1])
    }
  }

  @Test func `a chunk that is gone is named`() throws {
    try TemporaryDirectory.with { path in
      let store = try filled(path)
      try store.pool.write { try $0.execute(sql: "DELETE FROM journal WHERE first_input = 4") }
      #expect(throws: StoreError.missingChunk(expected: 4, found: 6)) { try store.journalChunks { _, _, _ in } }
    }
  }

  @Test func `an error of the reader ends the reading and comes back as it is`() throws {
    struct Stop: Error {}
    try TemporaryDirectory.with { path in
      let store = try filled(path)
      #expect(throws: Stop.self) { try store.journalChunks { _, _, _ in throw Stop() } }
    }
  }

  @Test func `the newest position of each source stays`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      for (index, source) in ["b", "a", "b"].enumerated() {
        var commit = Sample.chunk(first: Int64(index), inputs: 1)
        commit.position = SourcePosition(source: source, generation: .init(inode: 7), offset: Int64(index))
        try store.commit(commit)
      }
      #expect(try store.positions().map(\.source) == ["a", "b"])
      #expect(try store.positions().map(\.offset) == [1, 2])
    }
  }

  @Test func `a rule set that comes back keeps its version and is in force again`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      #expect(try store.ruleSetInForce() == nil && store.newestRuleSetVersion() == 0)
      for (index, set) in [(1, "x"), (2, "y"), (1, "x")].enumerated() {
        var commit = Sample.chunk(first: Int64(index), inputs: 1)
        commit.ruleSet = RuleSetRow(version: set.0, hash: set.1)
        try store.commit(commit)
      }
      #expect(try store.ruleSetInForce()?.hash == "x")
      #expect(try store.ruleSetVersion(for: "y") == 2)
      #expect(try store.ruleSetVersion(for: "z") == nil)
      #expect(try store.newestRuleSetVersion() == 2)
    }
  }
}

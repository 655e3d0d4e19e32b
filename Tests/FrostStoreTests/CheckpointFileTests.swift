import Foundation
import FrostEngine
import GRDB
import Testing

@testable import FrostStore

@Suite struct CheckpointFileTests {
  private static let parts = [
    CheckpointPart(.init(.symbols, number: 3, count: 2), [1, 2, 3, 4, 5, 6, 7, 8, 9]),
    CheckpointPart(.init(.keys, number: 3, space: 1, slices: 0..<512, count: 4), Array(0...100)),
    CheckpointPart(.init(.keys, number: 4, space: 1, slices: 512..<1024, count: 0), []),
    CheckpointPart(.init(.head, number: 6), [7]),
    CheckpointPart(.init(.state, number: 6), Array(repeating: 9, count: 64)),
  ]

  private func write(_ store: Store) throws {
    let writer = try store.newCheckpoint()
    for part in Self.parts { try writer.append(part) }
    try store.finish(writer, try #require(try store.checkpointAnchor()))
  }

  private func filled(_ path: String) throws -> Store {
    let store = try Store.open(path)
    try store.commit(Sample.chunk(first: 1, inputs: 3))
    try store.commit(Sample.chunk(first: 4, inputs: 2))
    return store
  }

  @Test func `what was written comes back, part by part`() throws {
    try TemporaryDirectory.with { path in
      let store = try filled(path)
      try write(store)
      #expect(store.checkpoints() == [6])
      let file = try store.checkpoint(6)
      #expect(file.parts.map(\.label) == Self.parts.map(\.label))
      #expect(file.parts.map { Array($0.bytes) } == Self.parts.map(\.bytes))
      #expect(try store.verify() == [])
    }
  }

  @Test func `the two newest are kept`() throws {
    try TemporaryDirectory.with { path in
      let store = try filled(path)
      for first in 6...9 as ClosedRange<Int64> {
        try store.commit(Sample.chunk(first: first, inputs: 1))
        try write(store)
      }
      #expect(store.checkpoints() == [10, 9])
      #expect(try store.checkpoint(9).number == 9)
    }
  }

  @Test func `one that is not ended leaves nothing`() throws {
    try TemporaryDirectory.with { path in
      let store = try filled(path)
      do { try store.newCheckpoint().append(Self.parts[0]) }
      #expect(store.checkpoints().isEmpty)
      #expect(!FileManager.default.fileExists(atPath: path + "/checkpoint.part"))
    }
  }

  @Test func `a flipped bit anywhere is noticed, and so is every cut`() throws {
    try TemporaryDirectory.with { path in
      let store = try filled(path)
      try write(store)
      let file = store.path(ofCheckpoint: 6)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      for place in bytes.indices {
        var damaged = bytes
        damaged[place] ^= 1 << UInt8(place % 8)
        try damaged.write(to: URL(fileURLWithPath: file))
        #expect(throws: CheckpointRefusal.self, "byte \(place)") { try store.checkpoint(6) }
        try bytes.prefix(place).write(to: URL(fileURLWithPath: file))
        #expect(throws: CheckpointRefusal.self, "\(place) bytes") { try store.checkpoint(6) }
      }
      #expect(try store.verify().map(\.place) == ["checkpoint-0000000000000000006"])
    }
  }

  @Test func `a checkpoint of another database is not used`() throws {
    try TemporaryDirectory.with { path in
      let store = try filled(path)
      try write(store)
      try store.pool.write { try $0.execute(sql: "UPDATE journal SET checksum = 1 WHERE first_input = 4") }
      #expect(throws: CheckpointRefusal.self) { try store.checkpoint(6) }
      try store.pool.write { try $0.execute(sql: "DELETE FROM journal WHERE first_input = 4") }
      #expect(throws: CheckpointRefusal.self) { try store.checkpoint(6) }
    }
  }

  @Test func `one from before an account was erased is not used`() throws {
    try TemporaryDirectory.with { path in
      let store = try filled(path)
      try write(store)
      try store.pool.write {
        try $0.execute(sql: "INSERT INTO erasure (id, account, before) VALUES ('a', 'A1', 6)")
      }
      #expect(throws: CheckpointRefusal("an account was erased since it was written")) { try store.checkpoint(6) }
    }
  }

  @Test func `a restored database has none`() throws {
    try TemporaryDirectory.with { path in
      let backup: String
      do {
        let store = try filled(path)
        try write(store)
        backup = try store.backUp(as: "b").path
      }
      _ = try Store.restore(backup, to: path, at: Sample.time(1))
      #expect(try Store.open(path).checkpoints().isEmpty)
    }
  }
}

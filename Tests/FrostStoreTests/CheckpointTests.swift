import Foundation
import GRDB
import Testing

@testable import FrostStore

@Suite struct CheckpointTests {
  private static func bytes(of path: String) -> Int64 {
    (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64) ?? 0
  }

  /// Stores more than SQLite's own checkpoints would leave in the log.
  private static func commit(_ megabytes: Int64, to store: Store, first: Int64 = 1) throws {
    for number in first..<first + megabytes {
      try store.commit(Sample.chunk(first: number, inputs: 1, bytes: [UInt8](repeating: 7, count: 1 << 20)))
    }
  }

  @Test func `no commit moves the log, a checkpoint moves all of it, and the next commit begins it anew`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.checkpoint()
      let before = Self.bytes(of: path + "/frost.db")
      try Self.commit(12, to: store)
      #expect(Self.bytes(of: path + "/frost.db") == before)
      #expect(Self.bytes(of: path + "/frost.db-wal") > 12 << 20)
      try store.checkpoint()
      #expect(Self.bytes(of: path + "/frost.db") > 12 << 20)
      #expect(store.log.bytes > 12 << 20 && store.log.moved == store.log.bytes && !store.log.isOverLimit)
      try Self.commit(1, to: store, first: 13)
      try store.checkpoint()
      #expect(store.log.bytes < 2 << 20)
    }
  }

  @Test func `what somebody still reads stays in the log, and commits go on`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try Self.commit(1, to: store)
      try store.pool.read { db in
        #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM journal") == 1)
        try Self.commit(1, to: store, first: 2)
        try store.checkpoint()
        #expect(store.log.moved < store.log.bytes)
        try Self.commit(1, to: store, first: 3)
      }
      try store.checkpoint()
      #expect(store.log.moved == store.log.bytes && store.log.problem == nil)
      #expect(try store.nextInput() == 4)
    }
  }

  @Test func `a log over its limit is moved whole`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.pool.read { db in
        #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM journal") == 0)
        try Self.commit(WriteAheadLog.limit >> 20, to: store)
        try store.checkpoint()
        #expect(store.log.isOverLimit && store.log.moved < store.log.bytes)
      }
      try store.checkpoint()
      #expect(store.log.moved == store.log.bytes)
      try Self.commit(1, to: store, first: 65)
      try store.checkpoint()
      #expect(!store.log.isOverLimit)
    }
  }

  @Test func `every connection that could checkpoint by itself is kept from it`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      let pragma = "PRAGMA wal_autocheckpoint"
      #expect(try store.pool.writeWithoutTransaction { try Int.fetchOne($0, sql: pragma) } == 0)
      #expect(try store.logMover?.writeWithoutTransaction { try Int.fetchOne($0, sql: pragma) } == 0)
    }
  }
}

import FrostEngine
import Foundation
import GRDB
import Testing

@testable import FrostStore

@Suite struct OpeningTests {
  @Test func `a commit waits for the disk: the writer's synchronous is FULL`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      let pragmas = try store.pool.writeWithoutTransaction { db in
        (
          try Int.fetchOne(db, sql: "PRAGMA synchronous"), try String.fetchOne(db, sql: "PRAGMA journal_mode"),
          try Int.fetchOne(db, sql: "PRAGMA application_id"), try Int.fetchOne(db, sql: "PRAGMA user_version")
        )
      }
      #expect(pragmas == (2, "wal", 0x4652_5354, Schema.steps.count))
    }
  }

  @Test func `a second open is refused while the first lives, and names its process`() throws {
    try TemporaryDirectory.with { path in
      do {
        let first = try Store.open(path)
        #expect(throws: StoreError.locked(directory: path, processID: getpid())) { try Store.open(path) }
        try first.commit(Sample.chunk(first: 1, inputs: 1))
      }
      #expect(try Store.open(path).nextInput() == 2)
    }
  }

  @Test func `a database of a later Frost is refused and left as it is`() throws {
    try TemporaryDirectory.with { path in
      do {
        let store = try Store.open(path)
        try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
      }
      #expect(throws: StoreError.newerSchema(path: path + "/frost.db", found: 99, known: Schema.steps.count)) {
        try Store.open(path)
      }
    }
  }

  @Test func `files that are not Frost's are refused`() throws {
    try TemporaryDirectory.with { path in
      let file = path + "/frost.db"
      try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: file))
      #expect(throws: StoreError.notFrost(path: file)) { try Store.open(path) }
      try FileManager.default.removeItem(atPath: file)
      try DatabaseQueue(path: file).write { try $0.execute(sql: "CREATE TABLE wallet (id INTEGER)") }
      #expect(throws: StoreError.notFrost(path: file)) { try Store.open(path) }
    }
  }

  @Test func `a directory that cannot be made is named`() throws {
    try TemporaryDirectory.with { path in
      let error = #expect(throws: StoreError.self) { try Store.open(path + "/no/such") }
      #expect(error == .notWritable(path: path + "/no/such", reason: "No such file or directory"))
      #expect(error?.hint != nil)
    }
  }

  @Test func `only the owner may read the database`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path + "/state")
      try store.commit(Sample.chunk(first: 1, inputs: 1))
      for name in ["frost.db", "frost.db-wal"] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "/state/" + name)
        #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
      }
      #expect(store.bytes > 0)
    }
  }

  @Test func `who only reads is refused while the directory has an owner, unless they may read beside`() throws {
    try TemporaryDirectory.with { path in
      do {
        let owner = try Store.open(path)
        try owner.commit(Sample.chunk(first: 1, inputs: 1))
        #expect(throws: StoreError.locked(directory: path, processID: getpid())) { try Store.reading(path) }
        let reader = try Store.reading(path, besides: true)
        #expect(try reader.nextInput() == 2)
        try owner.commit(Sample.chunk(first: 2, inputs: 1))
        #expect(try reader.nextInput() == 3)
      }
      let reader = try Store.reading(path)
      #expect(reader.isReadOnly)
      #expect(try reader.nextInput() == 3)
      #expect(throws: StoreError.self) { try reader.commit(Sample.chunk(first: 3, inputs: 1)) }
      // Nobody is kept out by it.
      #expect(try Store.open(path).nextInput() == 3)
    }
  }

  @Test func `only an owner brings an older database up to date`() throws {
    try TemporaryDirectory.with { path in
      do {
        let store = try Store.open(path)
        try store.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 9") }
      }
      let error = #expect(throws: StoreError.self) { try Store.reading(path) }
      #expect(error == .olderSchema(path: path + "/frost.db", found: 9, known: Schema.steps.count))
      #expect(error?.hint?.contains("start this frostd once") == true)
      let nothing = #expect(throws: StoreError.self) { try Store.reading(path + "/none") }
      #expect(nothing == .notReadable(path: path + "/none/frost.db", reason: "No such file or directory"))
    }
  }
}

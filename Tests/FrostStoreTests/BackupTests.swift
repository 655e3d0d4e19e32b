import FrostEngine
import Foundation
import GRDB
import Synchronization
import Testing

@testable import FrostStore

@Suite struct BackupTests {
  @Test func `a copy is read through, and restored it holds what was there`() throws {
    try TemporaryDirectory.with { path in
      let backup: Backup
      do {
        let store = try Store.open(path)
        try store.commit(Sample.everything())
        backup = try store.backUp(as: "first")
        try store.commit(Sample.chunk(first: 4, inputs: 5))
        #expect(throws: StoreError.self) { try store.backUp(as: "first") }
        #expect(throws: StoreError.locked(directory: path, processID: getpid())) {
          try Store.restore(backup.path, to: path, at: Sample.time(1))
        }
      }
      #expect(backup.path == path + "/backups/first.db" && backup.digest.count == 64)
      let attributes = try FileManager.default.attributesOfItem(atPath: backup.path)
      #expect(attributes[.posixPermissions] as? Int == 0o600 && attributes[.size] as? Int64 == backup.bytes)
      #expect(try Store.verify(backup: backup.path).isEmpty)

      let aside = try #require(try Store.restore(backup.path, to: path, at: Sample.time(1)))
      let store = try Store.open(path)
      #expect(try store.nextInput() == 4 && store.positions() == [Sample.position])
      #expect(try store.verify().isEmpty)
      #expect(try Store.open(aside).nextInput() == 9)
    }
  }

  @Test func `a copy is made while a commit is on its way, and holds what was stored before`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.commit(Sample.everything())
      let made = DispatchSemaphore(value: 0)
      let backup = Mutex<Backup?>(nil)
      try store.pool.writeWithoutTransaction { db in
        try db.inTransaction(.immediate) {
          try db.execute(sql: "DELETE FROM source_position")
          Thread.detachNewThread {
            backup.withLock { $0 = try? store.backUp(as: "meanwhile") }
            made.signal()
          }
          #expect(made.wait(timeout: .now() + 60) == .success)
          return .rollback
        }
      }
      let copy = try #require(backup.withLock { $0 })
      #expect(try Store.verify(backup: copy.path).isEmpty)
      #expect(
        try DatabaseQueue(path: copy.path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM source_position") }
          == 1)
    }
  }

  @Test func `a damaged copy is named and not restored`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.commit(Sample.everything())
      let backup = try store.backUp(as: "first")
      var bytes = try Data(contentsOf: URL(fileURLWithPath: backup.path))
      let place = try #require(bytes.range(of: Data("she called".utf8)))
      bytes[place.lowerBound] ^= 1
      try bytes.write(to: URL(fileURLWithPath: backup.path))
      let damage = try Store.verify(backup: backup.path)
      #expect(!damage.isEmpty)
      try FileManager.default.createDirectory(atPath: path + "/other", withIntermediateDirectories: false)
      #expect(throws: StoreError.self) { try Store.restore(backup.path, to: path + "/other", at: Sample.time(1)) }
      #expect(!FileManager.default.fileExists(atPath: path + "/other/frost.db"))
    }
  }

  @Test func `before the tables are brought up to date a copy is made`() throws {
    try TemporaryDirectory.with { path in
      let old = Schema.steps.count - 2
      let queue = try DatabaseQueue(path: path + "/frost.db")
      try queue.write { db in
        for step in Schema.steps.prefix(old) { try db.execute(sql: step) }
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID); PRAGMA user_version = \(old)")
        try db.execute(
          sql: """
            INSERT INTO freeze (id, account, scope, state, "from") VALUES ('frz_1', 'A1', 'out', 'active', 1);
            INSERT INTO audit (id, at, actor, action, subject, reason) VALUES ('a', 1, 'mei', 'freeze', 'A1', 'r')
            """)
      }
      try queue.close()
      let store = try Store.open(path)
      #expect(try store.freezes(limit: 10).freezes.map(\.id) == ["frz_1"])
      #expect(try store.verify().isEmpty && store.audit(limit: 10).count == 1)
      let copy = try DatabaseQueue(path: path + "/backups/schema-\(old).db")
      #expect(try copy.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == old)
      #expect(try copy.read { try String.fetchAll($0, sql: "SELECT id FROM freeze") } == ["frz_1"])
    }
  }
}

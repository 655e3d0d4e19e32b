import FrostEngine
import Foundation
import GRDB
import Synchronization
import Testing

@testable import FrostStore

@Suite struct AuditTests {
  private static func row(_ number: Int) -> AuditRow {
    AuditRow(
      id: "aud_\(number)", at: Sample.time(Int64(number)), actor: "mei", action: "release", subject: "A\(number)",
      reason: "she called", via: number % 3 == 0 ? "desk" : nil)
  }

  /// A log of 20 entries; its anchors are every eighth one's and the last.
  private static func log(at path: String, key: [UInt8]? = nil) throws -> [AuditAnchor] {
    let store = try Store.open(path, auditKey: key)
    let anchors = Mutex<[AuditAnchor]>([])
    store.anchorAudit(every: 8) { anchor in anchors.withLock { $0.append(anchor) } }
    for number in 1...18 { try store.note(row(number)) }
    var commit = Sample.chunk(first: 1, inputs: 1)
    commit.audit = [row(19), row(20)]
    try store.commit(commit)
    try store.commit(commit)
    #expect(store.newestAudit?.number == 20)
    return anchors.withLock { $0 } + [try #require(store.newestAudit)]
  }

  @Test func `a log as it was written verifies, with and without a key, and its anchors come at their time`() throws {
    for key in [nil, Array("a secret of the operator".utf8)] {
      try TemporaryDirectory.with { path in
        let anchors = try Self.log(at: path, key: key)
        #expect(anchors.map(\.number) == [8, 16, 20])
        let result = try Store.open(path, auditKey: key).verifyAudit(against: anchors)
        #expect(result.findings.isEmpty && result.entries == 20 && result.anchored == 20)
        #expect(result.keyed == (key == nil ? 0 : 20))
        #expect(AuditAnchor(anchors[0].text) == anchors[0])
      }
    }
  }

  /// What somebody who may write the database can do to entry n, in SQL.
  static let tampering = [
    "UPDATE audit SET reason = 'she begged' WHERE seq = %",
    "UPDATE audit SET subject = 'A999' WHERE seq = %",
    "UPDATE audit SET before = 'frz_1 active' WHERE seq = %",
    "UPDATE audit SET actor = 'ana' WHERE seq = %",
    "UPDATE audit SET via = NULL WHERE seq = %; UPDATE audit SET via = 'x' WHERE seq = % AND id <> 'aud_3'",
    "UPDATE audit SET at = at + 1 WHERE seq = %",
    "UPDATE audit SET id = 'aud_77' WHERE seq = %",
    "UPDATE audit SET action = 'freeze' WHERE seq = %",
    "UPDATE audit SET after = 'frz_1 ended' WHERE seq = %",
    "UPDATE audit SET keyed = 1 - keyed WHERE seq = %",
    "UPDATE audit SET erased_by = 20 WHERE seq = %",
    "UPDATE audit SET salt = x'00' WHERE seq = %",
    "UPDATE audit SET digest = x'00' WHERE seq = %",
    "UPDATE audit SET chain = x'00' WHERE seq = %",
    "UPDATE audit SET subject = '', reason = '', salt = NULL, erased_by = 20 WHERE seq = %",
    "DELETE FROM audit WHERE seq = %",
    "DELETE FROM audit WHERE seq >= %",
    "DELETE FROM audit WHERE seq = %; UPDATE audit SET seq = seq - 1 WHERE seq > %",
    "UPDATE audit SET seq = 0 WHERE seq = %; UPDATE audit SET seq = % WHERE seq = 20; UPDATE audit SET seq = 20 WHERE seq = 0",
    "UPDATE audit SET seq = seq + 1000 WHERE seq >= %; INSERT INTO audit (seq, id, at, actor, action, subject, reason) "
      + "VALUES (%, 'x', 0, 'mei', 'release', 'A1', 'x'); UPDATE audit SET seq = seq - 999 WHERE seq > 1000",
  ]

  @Test(arguments: tampering)
  func `every edit, move, addition and removal up to the last anchor is found`(sql: String) throws {
    try TemporaryDirectory.with { path in
      let anchors = try Self.log(at: path)
      let original = try Data(contentsOf: URL(fileURLWithPath: path + "/frost.db"))
      for entry in [1, 2, 8, 13, 19, 20] where !(sql.contains("seq = 20") && entry == 20) {
        try original.write(to: URL(fileURLWithPath: path + "/frost.db"))
        let store = try Store.open(path)
        try store.pool.write {
          try $0.execute(sql: sql.replacingOccurrences(of: "%", with: "\(entry)"))
        }
        let result = try store.verifyAudit(against: anchors)
        #expect(!result.findings.isEmpty, "entry \(entry)")
      }
    }
  }

  @Test func `a log made anew after a change is found by an anchor, and without the key cannot be made`() throws {
    try TemporaryDirectory.with { path in
      let anchors = try Self.log(at: path)
      let store = try Store.open(path)
      try store.pool.writeWithoutTransaction { db in
        try db.execute(sql: "UPDATE audit SET reason = 'nothing' WHERE seq = 11; UPDATE audit SET chain = NULL")
        try AuditLog.chainOldEntries(key: nil, in: db)
      }
      #expect(try store.verifyAudit(against: []).findings.isEmpty)
      let found = try store.verifyAudit(against: anchors).findings
      #expect(found.map(\.entry) == [8, 16, 20])
    }
    try TemporaryDirectory.with { path in
      let key = Array("a secret of the operator".utf8)
      _ = try Self.log(at: path, key: key)
      let store = try Store.open(path, auditKey: key)
      try store.pool.writeWithoutTransaction { db in
        try db.execute(sql: "UPDATE audit SET reason = 'nothing' WHERE seq = 20; DELETE FROM audit WHERE seq = 19")
      }
      try store.note(Self.row(21))
      #expect(!(try store.verifyAudit(against: []).findings.isEmpty))
    }
    try TemporaryDirectory.with { path in
      let key = Array("a secret of the operator".utf8)
      _ = try Self.log(at: path, key: key)
      do {
        let forger = try Store.open(path)
        try forger.pool.write { try $0.execute(sql: "DELETE FROM audit WHERE seq = 20") }
        try forger.note(Self.row(77))
      }
      let found = try Store.open(path, auditKey: key).verifyAudit(against: []).findings
      #expect(found.map(\.message) == ["it was made without the key, the one before it with it"])
    }
  }

  @Test func `entries of a version without a chain are chained when the file is opened`() throws {
    try TemporaryDirectory.with { path in
      do {
        let store = try Store.open(path)
        try store.pool.write {
          try $0.execute(
            sql:
              "INSERT INTO audit (seq, id, at, actor, action, subject, reason) VALUES (3, 'a', 1, 'x', 'y', 'z', 'w')")
        }
      }
      let store = try Store.open(path)
      let entry = try #require(try store.audit(subject: "z", limit: 10).first)
      #expect(entry.number == 1 && entry.chain.count == 32)
      #expect(try store.verifyAudit(against: []).findings.isEmpty)
    }
  }

  @Test func `an entry tells what the rows were before and after`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try store.commit(Sample.everything())
      var commit = Sample.chunk(first: 4, inputs: 1)
      commit.freezes = [Sample.freeze("frz_1", account: "A1", state: .ended)]
      commit.audit = [Self.row(2)]
      commit.audit[0].touched = [
        TouchedRow(.freeze, "frz_1", "ended"), TouchedRow(.listEntry, "lst_1", "removed"),
        TouchedRow(.escalation, "esc_9", "open"),
      ]
      try store.commit(commit)
      let entry = try #require(try store.audit(actor: "mei", limit: 1).first)
      #expect(entry.before == "frz_1 active, lst_1 listed")
      #expect(entry.after == "frz_1 ended, lst_1 removed, esc_9 open")
    }
  }
}

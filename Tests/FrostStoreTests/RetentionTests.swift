import Foundation
import FrostEngine
import FrostEvents
import GRDB
import Testing

@testable import FrostStore

@Suite struct RetentionTests {
  private static let schema = FrostEvents.Schema(
    bookCurrency: Currency(code: "CNY", decimals: 2),
    fields: [
      Field(name: "time", pointer: "/time", type: .time), Field(name: "type", pointer: "/type", type: .text),
      Field(name: "account", pointer: "/account", type: .key),
    ], roles: .init(id: nil, time: 0, type: 1, account: 2))

  private static let day: Int64 = 86_400

  /// Everything of day `day` and before is old.
  private static func limits(_ day: Int64) -> Retention {
    let time = Sample.time(day * Self.day)
    return Retention(journal: time, decisions: time, feed: time, quarantine: EventTime(milliseconds: 0))
  }

  /// Sixty days, a commit a day: 100 decisions, changes and a journal chunk of 64 KiB.
  private static func fill(_ store: Store) throws {
    let document = String(repeating: "x", count: 500)
    for day in Int64(0)..<60 {
      var commit = Sample.chunk(first: day * 2 + 1, inputs: 1, bytes: event(at: day, padding: 65_536))
      for number in 0..<100 {
        let time = Sample.time(day * Self.day + Int64(number))
        commit.decisions.append(
          DecisionRow(
            id: "dec_\(day)_\(number)", input: 1, account: "A\(number)", event: "e", type: "transfer", time: time,
            score: 90, actions: "freeze", document: document))
        commit.changes.append(
          Change(
            id: "chg_\(day)_\(number)", kind: "freeze.placed", account: "A\(number)", at: time, document: document))
      }
      commit.freezes = [Sample.freeze("frz_\(day)", account: "A5", state: .ended, from: day * Self.day)]
      commit.causes = [Sample.cause("cse_\(day)", of: commit.freezes[0])]
      try store.commit(commit)
      var request = Sample.chunk(first: day * 2 + 2, inputs: 1, bytes: [16, 0])
      request.counters.scored = day
      try store.commit(request)
    }
  }

  private static func event(at day: Int64, padding: Int) -> [UInt8] {
    func number(_ value: UInt64) -> [UInt8] {
      var rest = value
      var bytes: [UInt8] = []
      while rest >= 0x80 {
        bytes.append(UInt8(rest & 0x7F) | 0x80)
        rest >>= 7
      }
      return bytes + [UInt8(rest)]
    }
    func text(_ text: String) -> [UInt8] { number(UInt64(text.utf8.count)) + Array(text.utf8) }
    let time = Sample.time(day * Self.day).milliseconds
    return [1, 0] + text("wallet") + text("e1") + [UInt8](repeating: 1, count: 8) + [0b111]
      + number(UInt64(time) << 1) + text("transfer") + text("A" + String(repeating: "y", count: padding)) + [0]
  }

  private static func count(_ table: String, _ store: Store) throws -> Int {
    try store.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
  }

  /// Until nothing more is taken away.
  private static func settle(_ store: Store, _ limits: Retention) throws {
    var last: Retained?
    while last != store.retained {
      last = store.retained
      for _ in 0..<20 { try store.retain(limits, schema) }
    }
  }

  @Test func `what is old goes a slice at a time, the rest stays, and the file shrinks`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try Self.fill(store)
      try store.checkpoint()
      let before = try FileManager.default.attributesOfItem(atPath: path + "/frost.db")[.size] as? Int64 ?? 0
      try store.retain(Self.limits(50), Self.schema)
      #expect(store.retained.decisions == 500 && store.retained.changes == 500)
      try Self.settle(store, Self.limits(50))
      #expect(store.retained.decisions == 5000 && store.retained.changes == 5000 && store.retained.chunks == 50)
      #expect(try Self.count("decision", store) == 1000 && Self.count("change", store) == 1000)
      #expect(try Self.count("freeze", store) == 10 && Self.count("freeze_cause", store) == 10)
      try store.checkpoint()
      let after = try FileManager.default.attributesOfItem(atPath: path + "/frost.db")[.size] as? Int64 ?? 0
      #expect(before > 10 << 20 && after < before / 3, "\(before) to \(after)")
      #expect(store.retained.freeBytes < 3 << 20)
      #expect(try store.verify().isEmpty && store.nextInput() == 121)
      var bytes = 0
      try store.journalChunks { chunk, _, _ in bytes += chunk.count }
      #expect(bytes < 11 * 66_000)
    }
  }

  @Test func `nothing goes of an account on which something stands, nor what a reader has not taken`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try Self.fill(store)
      var standing = Sample.chunk(first: 121, inputs: 1)
      standing.freezes = [Sample.freeze("frz_now", account: "A5")]
      try store.commit(standing)
      try store.noteReader("wallet", has: 250)
      try Self.settle(store, Self.limits(50))
      #expect(store.retained.decisions == 4950 && store.retained.changes == 250)
      #expect(try store.decisions(account: "A5", limit: 100).count == 60)
      #expect(try store.changes(after: 0, limit: 1).first?.token == 251)
      // Once it has ended they go too.
      var ended = Sample.chunk(first: 122, inputs: 1)
      ended.freezes = [Sample.freeze("frz_now", account: "A5", state: .ended)]
      try store.commit(ended)
      try Self.settle(store, Self.limits(50))
      #expect(store.retained.decisions == 5000)
    }
  }

  @Test func `of the journal the newest chunk is left alone, and numbers stay without gaps`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      let commit = Sample.chunk(first: 1, inputs: 1, bytes: Self.event(at: 1, padding: 10))
      try store.commit(commit)
      try Self.settle(store, Self.limits(1000))
      #expect(store.retained.chunks == 0)
      #expect(try store.commit(commit) == .alreadyStored)
      try store.commit(Sample.chunk(first: 2, inputs: 1, bytes: [16, 0]))
      try Self.settle(store, Self.limits(1000))
      #expect(store.retained.chunks == 1)
      #expect(try store.verify().isEmpty)
    }
  }

  @Test func `what no decision brought about goes too when it has ended, but of accounts on which something stands`()
    throws
  {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      for day in Int64(0)..<60 {
        var commit = Sample.chunk(first: day + 1, inputs: 1, bytes: [16, 0])
        let account = day % 2 == 0 ? "A5" : "A6"
        let at = Sample.time(day * Self.day)
        commit.freezes = [Sample.freeze("frz_\(day)", account: account, state: .ended, from: day * Self.day)]
        commit.acknowledgements = [
          AcknowledgementRow(id: "frz_\(day)/placed", account: account, state: .applied, event: "e\(day)", at: at)
        ]
        commit.exceptions = [
          ExceptionRow(id: "exc_\(day)", account: account, rule: "drain", from: at, until: at, by: "mei", reason: "x")
        ]
        var brake = MeasureRow(
          id: "msr_\(day)", kind: .modeCap, account: "", text: "shadow", by: "mei", reason: "x", from: at)
        if day > 0 { brake = brake.ended(at: at, by: "mei") }
        commit.measures = [brake]
        try store.commit(commit)
      }
      var standing = Sample.chunk(first: 61, inputs: 1, bytes: [16, 0])
      standing.freezes = [Sample.freeze("frz_now", account: "A6")]
      try store.commit(standing)
      try Self.settle(store, Self.limits(50))
      // Of A5 the days from 50 on; of A6 all.
      #expect(try Self.count("freeze", store) == 5 + 30 + 1 && Self.count("acknowledgement", store) == 5 + 30)
      #expect(try Self.count("exception", store) == 10)
      // The brake that stands since the first day stays.
      #expect(try Self.count("measure", store) == 11)
      #expect(try store.retained.others > 0 && store.verify().isEmpty)
    }
  }
}

import FrostEngine
import FrostEvents
import FrostRules
import Testing

@Suite struct JournalCondenserTests {
  private static func stream(_ numbers: Range<Int>) -> [(at: Int64, String)] {
    numbers.map { number in
      let late: Int64 = number % 11 == 0 ? 45_000 : number % 97 == 0 ? 120_000 : 0
      let account = number % 8
      return (
        Int64(number) * 60_000 - late,
        "\"id\":\"e\(number % 17 == 0 ? number - 1 : number)\",\"type\":\"transfer\",\"account\":\"A\(account)\","
          + "\"payee\":\"A\((account + 1) % 8)\",\"amount\":\(number * 7 % 300)"
      )
    }
  }

  private static func condensed(_ wallet: Wallet, before time: EventTime) throws -> [JournalCondenser.Outcome] {
    var condenser = JournalCondenser(schema: Wallet.schema)
    return try wallet.commits.map { try condenser.condensed($0.journal, firstInput: $0.firstInput, before: time) }
  }

  @Test func `recovered from a journal without what no window reaches, the rest is decided as if it were there`() throws
  {
    var wallet = try Wallet()
    wallet.feed(Self.stream(0..<600), batches: 20)
    _ = wallet.ask(.freeze(account: "A3", scope: "login", until: nil), key: "k1")
    wallet.feed(Self.stream(600..<900), batches: 20)
    // The window is an hour; no id comes again after so long.
    let cut = EventTime(milliseconds: wallet.engine.watermark.milliseconds - 3_600_000 - 60_000)
    let parts = try Self.condensed(wallet, before: cut)
    var restarted = try Wallet()
    var bytes = 0
    for (commit, part) in zip(wallet.commits, parts) {
      let chunk = if case .condensed(let rest) = part { rest } else { commit.journal }
      bytes += chunk.count
      try restarted.engine.recover(chunk: chunk, firstInput: commit.firstInput)
    }
    #expect(bytes < wallet.journal.count * 2 / 3)
    #expect(parts.last == .young)
    #expect(restarted.engine.counters == wallet.engine.counters)
    let before = wallet.commits.count
    wallet.feed(Self.stream(900..<1200))
    restarted.feed(Self.stream(900..<1200))
    #expect(restarted.commits[0].journal == wallet.commits[before].journal)
    #expect(restarted.commits[0].decisions.map(\.document) == wallet.commits[before].decisions.map(\.document))
    #expect(!restarted.commits[0].decisions.isEmpty)
  }

  @Test func `a rule that looks farther back than the journal has events acts as shadow until it has seen its window`()
    throws
  {
    var wallet = try Wallet()
    wallet.feed(Self.stream(0..<600), batches: 20)
    let cut = EventTime(milliseconds: wallet.engine.watermark.milliseconds - 3_600_000 - 60_000)
    let journal = zip(wallet.commits, try Self.condensed(wallet, before: cut)).map { commit, part in
      if case .condensed(let rest) = part { rest } else { commit.journal }
    }
    func restarted(window: Int64) throws -> Engine {
      var engine = try Wallet(
        Wallet.spec(features: [
          .of("out_1h", .sum, ["amount"], of: ["outflow"], by: ["account"], over: window)
        ])
      ).engine
      for (commit, chunk) in zip(wallet.commits, journal) {
        try engine.recover(chunk: chunk, firstInput: commit.firstInput)
      }
      engine.resume(wallet.engine.counters)
      return engine
    }
    #expect(try restarted(window: 3_600_000).coldRules.isEmpty)
    let engine = try restarted(window: 5 * 3_600_000)
    let condensed = try #require(engine.condensedUntil)
    #expect(condensed < cut)
    #expect(
      engine.coldRules == [
        ColdRule(
          rule: "big-out", until: EventTime(milliseconds: condensed.milliseconds + 5 * 3_600_000), features: ["out_1h"])
      ])
  }

  @Test func `a second time there is nothing left to take out, and a chunk with a young event stays whole`() throws {
    var wallet = try Wallet()
    wallet.feed(Self.stream(0..<100), batches: 20)
    let all = try Self.condensed(wallet, before: .forever)
    var condenser = JournalCondenser(schema: Wallet.schema)
    for (commit, part) in zip(wallet.commits, all) {
      guard case .condensed(let rest) = part else {
        Issue.record("input \(commit.firstInput): \(part)")
        continue
      }
      #expect(try condenser.condensed(rest, firstInput: commit.firstInput, before: .forever) == .unchanged)
    }
    #expect(try Self.condensed(wallet, before: .never).allSatisfy { $0 == .young })
  }

  @Test func `what is young tells how long it is`() throws {
    var wallet = try Wallet()
    wallet.feed(Self.stream(1..<4))
    var condenser = JournalCondenser(schema: Wallet.schema)
    let second = EventTime(milliseconds: Wallet.start.milliseconds + 120_000)
    func condense(before time: EventTime) throws -> JournalCondenser.Outcome {
      try condenser.condensed(wallet.journal, firstInput: 1, before: time)
    }
    #expect(try condense(before: second) == .young)
    #expect(condenser.young == second)
    guard case .condensed = try condense(before: .forever) else {
      Issue.record("not condensed")
      return
    }
  }

  @Test func `an eraser reads what was condensed`() throws {
    var wallet = try Wallet()
    wallet.feed(Self.stream(0..<100), batches: 100)
    guard case .condensed(let rest) = try Self.condensed(wallet, before: .forever)[0] else { return }
    var eraser = JournalEraser(account: "A3", schema: Wallet.schema, key: .fixed)
    var restarted = try Wallet()
    try restarted.engine.recover(chunk: try eraser.rewritten(rest, firstInput: 1) ?? rest, firstInput: 1)
    restarted.engine.resume(wallet.engine.counters)
    #expect(restarted.engine.counters == wallet.engine.counters)
  }
}

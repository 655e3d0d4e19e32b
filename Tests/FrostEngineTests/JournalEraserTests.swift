import FrostEngine
import FrostEvents
import FrostRules
import Testing

@Suite struct JournalEraserTests {
  private static let spec = Wallet.spec(
    features: [
      .of("out_1h", .sum, ["amount"], of: ["outflow"], by: ["account"], over: 3_600_000),
      .of("cards", .distinct, ["card"], of: ["transfer"], by: ["account"], over: 7_200_000),
    ],
    rules: [
      .of("big-out", types: ["outflow"], when: ["out_1h >= 900"], score: "80"),
      .of("cards", types: ["transfer"], when: ["cards >= 4"], score: "60"),
    ])

  /// Eight accounts, each with cards of its own.
  private static func stream(_ numbers: Range<Int>) -> [(at: Int64, String)] {
    numbers.map { number in
      let account = number % 8
      return (
        Int64(number) * 30_000,
        "\"id\":\"e\(number)\",\"type\":\"transfer\",\"account\":\"A\(account)\",\"payee\":\"A\((account + 1) % 8)\","
          + "\"card\":\"card-\(account)-\(number % 7)\",\"amount\":\(number % 90)"
      )
    }
  }

  private static func erased(_ account: String, _ wallet: Wallet) throws -> [[UInt8]?] {
    var eraser = JournalEraser(account: account, schema: Wallet.schema, key: HashKey(first: 7, second: 9))
    return try wallet.commits.map { try eraser.rewritten($0.journal, firstInput: $0.firstInput) }
  }

  private static func holds(_ text: String, _ bytes: [UInt8]) -> Bool {
    !bytes.ranges(of: Array(text.utf8)).isEmpty
  }

  @Test func `the account's cards and what was written about it are gone, those of others stay`() throws {
    var wallet = try Wallet(Self.spec)
    wallet.feed(Self.stream(0..<200), batches: 50)
    _ = wallet.ask(.freeze(account: "A3", scope: "login", until: nil), key: "k1")
    _ = wallet.ask(.release(account: "A3", scope: nil, outcome: .honest), key: "k2")
    _ = wallet.ask(.release(account: "A2", scope: nil, outcome: .honest), key: "k3")
    let before = wallet.journal
    let parts = try Self.erased("A3", wallet)
    let after = zip(wallet.commits, parts).flatMap { $1 ?? $0.journal }
    #expect(Self.holds("card-3-", before) && !Self.holds("card-3-", after))
    #expect(Self.holds("card-4-1", after) && Self.holds("erased-", after))
    let reason = Array("the caller is who they say".utf8)
    let written = wallet.commits.suffix(3).map { $0.journal.ranges(of: reason).count }
    let left = parts.suffix(3).map { ($0 ?? []).ranges(of: reason).count }
    #expect(written[0] > 0 && written[1] > 0 && left[0] == 0 && left[1] == 0)
    #expect(written[2] == 0 || parts.last! == nil)
  }

  @Test func `after it the rest is decided as before: an account's values are still told apart`() throws {
    var wallet = try Wallet(Self.spec)
    wallet.feed(Self.stream(0..<200), batches: 50)
    var through = try Wallet(Self.spec)
    var erased = try Wallet(Self.spec)
    for (commit, part) in zip(wallet.commits, try Self.erased("A3", wallet)) {
      try through.engine.recover(chunk: commit.journal, firstInput: commit.firstInput)
      try erased.engine.recover(chunk: part ?? commit.journal, firstInput: commit.firstInput)
    }
    // New cards of A3: were the old ones not told apart, there would be fewer than four.
    through.feed(Self.stream(200..<260))
    erased.feed(Self.stream(200..<260))
    let others = through.decisions.filter { $0.account != "A3" }.map(\.document)
    #expect(!others.isEmpty && erased.decisions.filter { $0.account != "A3" }.map(\.document) == others)
    #expect(through.engine.counters == erased.engine.counters)
  }

  @Test func `a second time there is nothing left to erase`() throws {
    var wallet = try Wallet(Self.spec)
    wallet.feed(Self.stream(0..<100), batches: 50)
    let once = try Self.erased("A3", wallet)
    #expect(once.allSatisfy { $0 != nil })
    var eraser = JournalEraser(account: "A3", schema: Wallet.schema, key: HashKey(first: 1, second: 2))
    for (commit, part) in zip(wallet.commits, once) {
      #expect(try eraser.rewritten(try #require(part), firstInput: commit.firstInput) == nil)
    }
  }

  @Test func `bytes that are no journal are refused with their place`() throws {
    var eraser = JournalEraser(account: "A3", schema: Wallet.schema, key: .fixed)
    #expect(throws: JournalError.self) { try eraser.rewritten([1, 0, 200, 1], firstInput: 1) }
    #expect(throws: JournalError(input: 5, offset: 1, message: "no such kind of record")) {
      try eraser.rewritten([99], firstInput: 5)
    }
  }

  // MARK: what stands against it

  private static func conflict(_ reply: OperatorReply) -> String {
    guard case .conflict(let why) = reply else { return "\(reply)" }
    return why
  }

  @Test func `a freeze, and what else needs it, stands against an erasure; an order without saying so`() throws {
    var wallet = try Wallet(Self.spec)
    wallet.feed(Self.stream(0..<20))
    #expect(wallet.ask(.erase(account: "A1"), key: "k0") == .done(lines: [], freezes: []))
    _ = wallet.ask(.freeze(account: "A1", scope: "out", until: nil), key: "k1")
    let freeze = try #require(wallet.freezes.last)
    #expect(
      Self.conflict(wallet.ask(.erase(account: "A1"), key: "k2"))
        == "A1 must be kept: the freeze \(freeze.id) (out) stands; `frostctl freezes release A1` first")
    _ = wallet.engine.process(
      OperatorInput(
        key: "k3", actor: "lea", reason: "the court", at: wallet.engine.watermark, dryRun: false,
        action: .order(account: "A2", scope: "out", until: nil, reference: "court 5"), right: .authority))
    let why = Self.conflict(wallet.ask(.erase(account: "A2"), key: "k4"))
    #expect(why.hasPrefix("A2 must be kept: the freeze frz_") && why.hasSuffix("ask the compliance desk"))
    #expect(!why.contains("court") && !why.contains("order") && !why.contains("authority"))
    _ = wallet.ask(.release(account: "A1", scope: nil, outcome: .honest), key: "k5")
    #expect(wallet.ask(.erase(account: "A1"), key: "k6") == .done(lines: [], freezes: []))
    let audit = try #require(wallet.commits.last?.audit.last)
    #expect(audit.action == "accounts erase" && audit.subject == "A1")
  }
}

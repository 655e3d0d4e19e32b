import FrostEngine
import FrostEvents
import FrostRules
import Testing

/// A busy stream: many accounts, ties, late events, duplicates and a conflict.
private func stream(_ count: Int) -> [(at: Int64, String)] {
  (0..<count).map { number in
    let account = "A\(number * 7 % 13)"
    let kind = number % 5 == 0 ? #""type":"withdrawal","phase":"requested""# : #""type":"transfer""#
    let late: Int64 = number % 11 == 0 ? 45_000 : number % 97 == 0 ? 120_000 : 0
    let id = number % 17 == 0 ? number / 2 : number
    return (
      Int64(number) * 20_000 - late,
      "\"id\":\"e\(id)\",\(kind),\"account\":\"\(account)\",\"payee\":\"A\(number % 5)\",\"amount\":\(number % 400)"
    )
  }
}

private let spec = Wallet.spec(
  features: [
    .of("out_1h", .sum, ["amount"], of: ["outflow"], by: ["account"], over: 3_600_000),
    .of("payers", .distinct, ["account"], of: ["transfer"], by: ["payee"], read: ["account"], over: 7_200_000),
    .of("since_in", .since, ["transfer"], by: ["payee"], read: ["account"]),
  ],
  rules: [
    .of("big-out", types: ["outflow"], when: ["out_1h >= 900"], score: "80"),
    .of("mule", types: ["withdrawal.requested"], when: ["payers >= 3", "since_in < '1h'"], score: "60"),
  ])

private func facts(_ wallet: Wallet) -> [String] {
  wallet.decisions.map(\.document) + wallet.changes + wallet.commits.flatMap { $0.changes.map(\.document) }
}

@Suite struct ReplayTests {
  @Test(arguments: [1, 7, 100])
  func `the size of batches changes no byte`(size: Int) throws {
    var whole = try Wallet(spec)
    whole.feed(stream(500))
    var parts = try Wallet(spec)
    parts.feed(stream(500), batches: size)
    #expect(whole.journal == parts.journal)
    #expect(facts(whole) == facts(parts))
    #expect(whole.decisions.count > 10)
  }

  @Test(arguments: [1, 123, 499])
  func `after a restart the rest is decided as if there had been none`(cut: Int) throws {
    var through = try Wallet(spec)
    through.feed(Array(stream(500)[..<cut]))
    let first = through.commits
    through.feed(Array(stream(500)[cut...]))
    var restarted = try Wallet(spec)
    for commit in first { try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    restarted.feed(Array(stream(500)[cut...]))
    #expect(restarted.commits[0].journal == through.commits[1].journal)
    #expect(restarted.commits[0].decisions.map(\.document) == through.commits[1].decisions.map(\.document))
    #expect(restarted.engine.counters == through.engine.counters)
  }

  @Test func `every event is scored, duplicate, late or quarantined`() throws {
    var wallet = try Wallet(spec)
    wallet.feed(stream(2000))
    let counters = wallet.engine.counters
    #expect(counters.scored + counters.duplicates + counters.late + counters.quarantined == 2000)
    #expect(counters.late > 0 && counters.quarantined > 0 && counters.scored > 1800)
    #expect(wallet.commits[0].quarantined.allSatisfy { $0.reason.contains("read before with other content") })
  }

  @Test func `operator actions come back with their answers`() throws {
    var wallet = try Wallet(spec)
    wallet.feed(Array(stream(300)))
    let frozen = try #require(wallet.freezes.last?.account)
    let reply = wallet.ask(.release(account: frozen, scope: nil, outcome: .honest), key: "k")
    var restarted = try Wallet(spec)
    for commit in wallet.commits { try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    #expect(restarted.ask(.release(account: frozen, scope: nil, outcome: .honest), key: "k") == reply)
  }

  @Test func `bytes that are no journal are refused with their place`() throws {
    var wallet = try Wallet(spec)
    wallet.feed(Array(stream(50)))
    let journal = wallet.journal
    for cut in stride(from: 1, to: journal.count, by: 37) {
      var engine = try Wallet(spec).engine
      #expect(throws: JournalError.self) {
        try engine.recover(chunk: Array(journal[..<cut]) + [0xFF], firstInput: 1)
      }
    }
    var engine = try Wallet(spec).engine
    #expect(throws: JournalError(input: 5, offset: 0, message: "the journal has a gap: input 1 should come next")) {
      try engine.recover(chunk: journal, firstInput: 5)
    }
  }

  @Test func `a reload keeps the features that stay and lets rules over new ones warm up`() throws {
    var wallet = try Wallet(spec)
    wallet.feed(Array(stream(200)))
    var next = spec
    next.hash = "h2"
    next.features.append(.of("out_2h", .sum, ["amount"], of: ["outflow"], by: ["account"], over: 7_200_000))
    next.rules = [
      .of("same", types: ["transfer"], when: ["out_1h >= 0"], score: "80"),
      .of("cold", types: ["transfer"], when: ["out_2h >= 0"], score: "80"),
    ]
    let commit = wallet.engine.adopt(try RuleCompiler.compile(next))
    #expect(commit.ruleSet?.version == 2)
    wallet.commits.append(commit)
    let watermark = wallet.engine.watermark
    let cold = ColdRule(
      rule: "cold", until: EventTime(milliseconds: watermark.milliseconds + 7_200_000), features: ["out_2h"])
    #expect(wallet.engine.coldRules == [cold])
    wallet.feed([(4_000_000, #""id":"x","type":"transfer","account":"fresh","payee":"P","amount":5"#)])
    #expect(wallet.commits.last?.causes.map { $0.by.prefix { $0 != "@" } } == ["same"])
    #expect(wallet.decisions.last?.document.contains("warming") == true)
    #expect(wallet.decisions.last?.document.contains(#"{"name":"out_1h","value":"5.00 CNY"}"#) == true)
    // The stream has filled it.
    let full = watermark.milliseconds + 7_200_000 - Wallet.start.milliseconds
    wallet.feed([(full - 1, #""id":"y","type":"transfer","account":"other","payee":"P","amount":5"#)])
    #expect(wallet.engine.coldRules == [cold])
    wallet.feed([(full, #""id":"z","type":"transfer","account":"third","payee":"P","amount":5"#)])
    #expect(wallet.engine.coldRules == [])
    #expect(wallet.commits.last?.causes.map { $0.by.prefix { $0 != "@" } } == ["same", "cold"])
  }

  @Test func `a rule over a feature without a window is cold until the next start, one in shadow is never told of`()
    throws
  {
    var wallet = try Wallet(spec)
    wallet.feed(Array(stream(200)))
    var next = spec
    next.hash = "h2"
    next.features.append(.of("known_for", .age, ["account"], by: []))
    next.rules = [
      .of("aged", types: ["transfer"], when: ["known_for > '1h'"], score: "80"),
      .of("watching", types: ["transfer"], when: ["known_for > '1h'"], score: "80", stage: .shadow),
    ]
    wallet.commits.append(wallet.engine.adopt(try RuleCompiler.compile(next)))
    #expect(wallet.engine.coldRules == [ColdRule(rule: "aged", until: nil, features: ["known_for"])])
  }
}

import CEL
import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let hour: Int64 = 3_600_000

private func transfer(_ id: Int, _ amount: String = "1000", account: String = "A", more: String = "") -> String {
  "\"id\":\"e\(id)\",\"type\":\"transfer\",\"account\":\"\(account)\",\"payee\":\"P\",\"amount\":\(amount)\(more)"
}

@Suite struct HostileInputTests {
  @Test func `leaked money stays at its limit`() throws {
    var wallet = try Wallet()
    let most = "92233720368547758.07"
    wallet.feed([(0, transfer(1)), (6000, transfer(2, most)), (7000, transfer(3, most)), (8000, transfer(4, "-5"))])
    #expect(wallet.engine.counters.leaks == 2 && wallet.engine.counters.leakedAmount == .max)
  }

  @Test func `a line from the far future is quarantined and harms nothing`() throws {
    var wallet = try Wallet()
    wallet.engine = Engine(
      rules: try RuleCompiler.compile(Wallet.spec()), options: .init(lateness: 60_000, futureLimit: 600_000))
    wallet.readAt = Wallet.start
    wallet.feed([(0, transfer(1, "1")), (600_001, transfer(2, "1")), (600_000, transfer(3, "1"))])
    #expect(wallet.engine.counters.scored == 2 && wallet.engine.counters.quarantined == 1)
    #expect(wallet.commits[0].quarantined[0].reason.contains("ahead of this machine's clock"))
    var restarted = try Wallet()
    try restarted.engine.recover(chunk: wallet.journal, firstInput: 1)
    #expect(restarted.engine.counters == wallet.engine.counters)
  }

  @Test func `a schema that gains a field reads the older journal, and its own`() throws {
    var old = try Wallet()
    old.feed([(0, transfer(1, "600"))])
    var spec = Wallet.spec(hash: "h2")
    spec.schema.fields.append(Field(name: "note", pointer: "/note", type: .integer))
    var engine = Engine(rules: try RuleCompiler.compile(spec), options: .init(lateness: 60_000))
    try engine.recover(chunk: old.journal, firstInput: 1)
    var decoder = LineDecoder(schema: spec.schema)
    var batch = EventBatch(
      width: spec.schema.fields.count, position: SourcePosition(source: "test", generation: .init(), offset: 0),
      readAt: Wallet.start)
    "{\"time\":\(Wallet.start.milliseconds),\"note\":7,\(transfer(2, "500"))}".withBytes {
      decoder.decode($0, at: 0, into: &batch)
    }
    let commit = engine.process(batch)
    #expect(commit.freezes.count == 1)
    var again = Engine(rules: try RuleCompiler.compile(spec), options: .init(lateness: 60_000))
    try again.recover(chunk: old.journal, firstInput: 1)
    try again.recover(chunk: commit.journal, firstInput: commit.firstInput)
    #expect(again.counters == engine.counters)
  }

  @Test func `personal values leave in no text, also through a feature`() throws {
    let spec = Wallet.spec(
      features: [.of("last_card", .last, ["card"], by: ["account"])],
      rules: [
        .of("r", types: ["transfer"], when: ["amount >= 10"], score: "80", say: "card {last_card} / {card} / {account}")
      ])
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1, more: #","card":"4111111111111111""#))])
    #expect(wallet.commits[0].causes[0].reason == "card *** / *** / A")
    let written = wallet.decisions.map(\.document) + wallet.commits[0].changes.map(\.document)
    #expect(!written.contains { $0.contains("4111") } && written.count == 4)
  }

  @Test(arguments: [FeatureSpec.Kind.min, .max, .previous])
  func `a feature that gives a personal number back is masked`(kind: FeatureSpec.Kind) throws {
    let over: Int64? = kind == .previous ? nil : 3_600_000
    var spec = Wallet.spec(
      features: [.of("seen", kind, ["amount"], by: ["account"], over: over)],
      rules: [.of("r", types: ["transfer"], when: ["seen >= 10"], score: "80", say: "seen {seen}")])
    spec.schema.fields[9].personal = true
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1)), (1, transfer(2))])
    #expect(wallet.commits[0].causes.map(\.reason) == ["seen ***"])
    #expect(wallet.decisions.allSatisfy { $0.document.contains(#""name":"seen","value":"***""#) })
  }

  @Test func `a hole may choose between texts`() throws {
    let spec = Wallet.spec(rules: [
      .of(
        "r", types: ["transfer"], when: ["amount >= 10"], score: "80",
        say: "{amount > 100 ? 'quite-large' : 'small'} out")
    ])
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1))])
    #expect(wallet.commits[0].causes[0].reason == "quite-large out")
  }
}

@Suite struct ActionRuleTests {
  @Test func `a freeze makes a rule's step-up needless`() throws {
    let spec = Wallet.spec(rules: [
      .of(
        "r", types: ["transfer"], when: ["amount >= 10"], score: "90",
        then: [.init(kind: .stepUp(factors: ["face"]), at: Wallet.place)])
    ])
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1))])
    #expect(wallet.decisions.map(\.actions) == ["freeze,alert,case"])
  }

  @Test func `a demand with fewer factors takes the place of an open one`() throws {
    let spec = Wallet.spec(rules: [
      .of("wide", types: ["transfer"], when: ["amount >= 10"], score: "40"),
      .of(
        "narrow", types: ["transfer"], when: ["amount >= 500"],
        then: [.init(kind: .stepUp(factors: ["face"]), at: Wallet.place)]),
    ])
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1, "10")), (1, transfer(2, "500")), (2, transfer(3, "20"))])
    let demands = wallet.commits[0].stepUps
    #expect(demands.map(\.state) == [.demanded, .superseded, .demanded])
    #expect(demands.map(\.factors) == ["face,payment-password", "face,payment-password", "face"])
  }

  @Test func `once holds for every kind of effect`() throws {
    let spec = Wallet.spec(rules: [
      .of(
        "r", types: ["transfer"], when: ["amount >= 10"],
        then: [.init(kind: .stepUp(factors: ["face"]), once: 24 * hour, at: Wallet.place)])
    ])
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1)), (hour, transfer(2)), (24 * hour, transfer(3))])
    #expect(wallet.commits[0].stepUps.filter { $0.state == .demanded }.count == 2)
  }

  @Test func `two alerts of one event are two`() throws {
    let text = LocalText(language: "en", text: Placed("call us", at: Wallet.place))
    let spec = Wallet.spec(rules: [
      .of(
        "r", types: ["transfer"], when: ["amount >= 10"], score: "80",
        then: [.init(kind: .alert(.texts([text])), at: Wallet.place)])
    ])
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1))])
    #expect(Set(wallet.commits[0].alerts.map(\.id)).count == 2)
    #expect(wallet.commits[0].alerts.contains { $0.texts == #"{"en":"call us"}"# })
  }

  @Test func `the guard counts a freeze for the rules it hangs on only`() throws {
    let spec = Wallet.spec(rules: [
      .of("weighty", types: ["transfer"], when: ["amount >= 10"], score: "80"),
      .of("rider", types: ["transfer"], when: ["amount >= 500"], score: "1"),
    ]) { $0.guards.rule = .init(freezes: 2, within: hour) }
    var wallet = try Wallet(spec)
    wallet.feed((1...4).map { (Int64($0), transfer($0, account: "A\($0)")) })
    #expect(wallet.freezes.map(\.account) == ["A1", "A2"])
    #expect(wallet.decisions.last?.document.contains("rule weighty has frozen 2 accounts") == true)
  }

  @Test func `the victim of a scam is not frozen again by the same rule, not even by a late event`() throws {
    var wallet = try Wallet()
    wallet.feed([(100_000, transfer(1))])
    _ = wallet.ask(.release(account: "A", scope: nil, outcome: .scam), key: "k")
    wallet.feed([(60_000, transfer(2)), (110_000, transfer(3))])
    #expect(wallet.commits[2].freezes.isEmpty && wallet.engine.counters.scored == 3)
  }

  @Test func `a second reload does not make a cold rule warm`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1, "1"))])
    for hash in ["h2", "h3", "h3"] {
      let spec = Wallet.spec(
        features: [.of("out_30d", .sum, ["amount"], of: ["outflow"], by: ["account"], over: 30 * 24 * hour)],
        rules: [.of("r", types: ["transfer"], when: ["out_30d < 100"], score: "80", say: "out {out_30d}")], hash: hash)
      wallet.commits.append(wallet.engine.adopt(try RuleCompiler.compile(spec)))
    }
    wallet.feed([(1, transfer(2, "1", account: "C"))])
    #expect(wallet.freezes.isEmpty)
    #expect(wallet.decisions.last?.document.contains("warming") == true)
  }
}

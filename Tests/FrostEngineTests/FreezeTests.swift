import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let hour: Int64 = 3_600_000

private func transfer(_ id: Int, _ amount: Int, account: String = "A") -> String {
  "\"id\":\"e\(id)\",\"type\":\"transfer\",\"account\":\"\(account)\",\"payee\":\"P\",\"amount\":\(amount)"
}

@Suite struct FreezeTests {
  @Test func `a rule over the freezing band freezes, alerts and opens a case, once`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1, 600)), (1000, transfer(2, 500)), (2000, transfer(3, 500))])
    #expect(wallet.changes == ["freeze.placed A", "alert.queued A", "escalation.opened A"])
    let freeze = try #require(wallet.freezes.first)
    #expect(freeze.scope == "out" && freeze.state == .active)
    #expect(freeze.until == EventTime(milliseconds: Wallet.start.milliseconds + 1000 + 24 * hour))
    let cause = try #require(wallet.commits[0].causes.first)
    #expect(cause.by.hasPrefix("big-out@") && cause.reason == "out 1100.00 CNY in an hour")
    #expect(wallet.decisions.map(\.actions) == ["freeze,alert,case"])
  }

  @Test func `the decision record tells terms, values, evidence and actions`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1, 600)), (1000, transfer(2, 500))])
    let document = try #require(wallet.decisions.first?.document)
    for part in [
      #""terms":[{"text":"out_1h >= 1000","result":"true"}]"#, #"{"name":"out_1h","value":"1100.00 CNY"}"#,
      #""evidence":[{"input":2,"#, #""do":"freeze""#, #""enforce":80"#,
    ] {
      #expect(document.contains(part), "\(part) is not in \(document)")
    }
  }

  @Test func `a freeze lapses at its time and a new one has another id`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1, 1000)), (24 * hour, transfer(2, 10)), (25 * hour, transfer(3, 1000))])
    #expect(wallet.freezes.map(\.state) == [.active, .ended, .active])
    #expect(wallet.freezes[1].ended == EventTime(milliseconds: Wallet.start.milliseconds + 24 * hour))
    #expect(wallet.freezes[0].id == wallet.freezes[1].id && wallet.freezes[0].id != wallet.freezes[2].id)
  }

  @Test func `a tick ends what is due although no event comes`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1, 1000))])
    #expect(wallet.engine.tick(at: EventTime(milliseconds: Wallet.start.milliseconds + 24 * hour - 1)) == nil)
    let commit = wallet.engine.tick(at: EventTime(milliseconds: Wallet.start.milliseconds + 24 * hour))
    #expect(commit?.changes.map(\.kind) == ["freeze.ended"])
  }

  @Test func `another rule attaches to the freeze that stands`() throws {
    let spec = Wallet.spec(rules: [
      .of("big-out", types: ["outflow"], when: ["out_1h >= 1000"], score: "80"),
      .of("huge-out", types: ["outflow"], when: ["out_1h >= 5000"], score: "80"),
    ])
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1, 1000)), (hour / 2, transfer(2, 4500))])
    #expect(Set(wallet.freezes.map(\.id)).count == 1)
    #expect(wallet.changes.filter { $0.hasPrefix("freeze") } == ["freeze.placed A", "freeze.extended A"])
    #expect(wallet.commits[0].causes.map { $0.by.prefix { $0 != "@" } } == ["big-out", "huge-out"])
  }

  @Test func `shadow and review rules never touch the customer`() throws {
    let spec = Wallet.spec(rules: [
      .of("shadowed", types: ["outflow"], when: ["out_1h >= 1000"], score: "90", stage: .shadow),
      .of("reviewed", types: ["outflow"], when: ["out_1h >= 1000"], score: "90", stage: .review),
    ])
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1, 1000))])
    #expect(wallet.changes == ["escalation.opened A"])
    #expect(wallet.decisions[0].document.contains("shadowed is in shadow"))
  }

  @Test func `a hold waits only for what is pending, otherwise step-up and case`() throws {
    let spec = Wallet.spec(rules: [.of("hold-it", types: ["outflow"], when: ["amount >= 10"], score: "60")])
    var wallet = try Wallet(spec)
    wallet.feed([
      (0, transfer(1, 20)),
      (1, #""id":"w","txn":"T9","type":"withdrawal","phase":"requested","account":"B","amount":20"#),
    ])
    #expect(
      wallet.changes == ["step-up.demanded A", "escalation.opened A", "hold.placed B", "escalation.opened B"])
    #expect(wallet.decisions[0].document.contains("nothing is pending"))
    #expect(wallet.commits[0].holds[0].txn == "T9" && wallet.commits[0].holds[0].amount == 2000)
  }

  @Test func `the payee's score acts on the payee`() throws {
    let spec = Wallet.spec(
      features: [.of("in_1h", .sum, ["amount"], of: ["transfer"], by: ["payee"], over: hour)],
      rules: [
        .of("big-in", types: ["transfer"], when: ["in_1h >= 1000"], score: "80", subject: .payee, say: "in {in_1h}")
      ])
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1, 600)), (1, transfer(2, 600, account: "B"))])
    #expect(wallet.freezes.map(\.account) == ["P"])
  }

  @Test func `money that leaves a frozen account later than 5 s is a leak`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1, 1000)), (5000, transfer(2, 7)), (5001, transfer(3, 9))])
    #expect(wallet.engine.counters.leaks == 1 && wallet.engine.counters.leakedAmount == 900)
  }
}

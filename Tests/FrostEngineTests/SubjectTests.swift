import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let minute: Int64 = 60_000

private func transfer(_ id: Int, _ amount: Int, account: String, customer: String = "C", device: String = "D") -> String
{
  "\"id\":\"e\(id)\",\"type\":\"transfer\",\"account\":\"\(account)\",\"payee\":\"P\",\"amount\":\(amount),"
    + "\"customer\":\"\(customer)\",\"device\":\"\(device)\""
}

private let features: [FeatureSpec] = [
  .of("customer_out", .sum, ["amount"], of: ["outflow"], by: ["customer"], over: 60 * minute),
  .of("accounts_here", .distinct, ["account"], of: ["transfer"], by: ["device"], over: 60 * minute),
  .of("out_1h", .sum, ["amount"], of: ["outflow"], by: ["account"], over: 60 * minute),
]

private func spec(_ rules: [RuleSpec], change: (inout PolicySpec) -> Void = { _ in }) -> RuleSetSpec {
  Wallet.spec(features: features, rules: rules) { policy in
    policy.otherBands[.device] = [.init(from: 60, actions: [.deny, .openCase], at: Wallet.place)]
    policy.denyLasts = 30 * minute
    change(&policy)
  }
}

private let spread = RuleSpec.of(
  "spread", types: ["transfer"], when: ["customer_out >= 1000"], score: "80", subject: .customer, tell: .generic,
  say: "out {customer_out} over all accounts")
private let farm = RuleSpec.of(
  "farm", types: ["transfer"], when: ["accounts_here >= 3"], score: "60", subject: .device,
  say: "{accounts_here} accounts on one device")

@Suite struct SubjectTests {
  @Test func `a customer's freeze restricts every account of the customer`() throws {
    var wallet = try Wallet(spec([spread]))
    wallet.feed([
      (0, transfer(1, 600, account: "A")), (1, transfer(2, 500, account: "B")),
      (minute, transfer(3, 7, account: "B")), (minute, transfer(4, 9, account: "Z", customer: "other")),
    ])
    #expect(wallet.freezes.map(\.account) == ["customer:C"])
    #expect(wallet.freezes.map(\.subject) == [.customer])
    // Who is told, and whose case it is, is the account that the event is of.
    #expect(wallet.changes == ["freeze.placed customer:C", "alert.queued B", "escalation.opened B", "leak.seen B"])
    #expect(wallet.commits[0].changes[0].document.contains(#""account":"customer:C","subject":"customer""#))
    #expect(wallet.engine.counters.leaks == 1 && wallet.engine.counters.leakedAmount == 700)
    #expect(wallet.decisions[0].document.contains(#""subjects":[{"kind":"customer","id":"customer:C","enforce":80"#))
  }

  @Test func `scores of subjects are never added together`() throws {
    let half = { (id: String, subject: RuleSpec.Subject) in
      RuleSpec.of(id, types: ["transfer"], when: ["amount >= 10"], score: "50", subject: subject, say: "much")
    }
    var wallet = try Wallet(spec([half("a", .account), half("c", .customer), half("d", .device), half("p", .payee)]))
    wallet.feed([(0, transfer(1, 600, account: "A"))])
    #expect(wallet.freezes.isEmpty)
    #expect(wallet.decisions.map(\.score) == [50, 50, 50])
    #expect(wallet.decisions.map(\.account) == ["A", "P", "customer:C"])
  }

  @Test func `a device is denied binding for a time, and nothing of the account is touched`() throws {
    var wallet = try Wallet(spec([farm]))
    wallet.feed((1...4).map { (Int64($0), transfer($0, 5, account: "A\($0)")) })
    wallet.tick(at: EventTime(milliseconds: Wallet.start.milliseconds + 31 * minute))
    #expect(
      wallet.changes == [
        "denial.placed device:D", "escalation.opened A3", "escalation.opened A4", "denial.ended device:D",
      ])
    let denial = try #require(wallet.freezes.first)
    #expect(denial.subject == .device && denial.scope == "bind")
    #expect(denial.until == EventTime(milliseconds: Wallet.start.milliseconds + 3 + 30 * minute))
    #expect(wallet.decisions.map(\.actions) == ["deny,case", "case"])
  }

  @Test func `denied devices count for their rule, not for the storm of all rules`() throws {
    let loud = RuleSpec.of("loud", types: ["transfer"], when: ["amount >= 900"], score: "80", say: "much")
    var wallet = try Wallet(spec([farm, loud]) { $0.guards.all = .init(freezes: 1, within: 60 * minute) })
    for device in 1...3 {
      wallet.feed(
        (1...3).map {
          (Int64(10 * device + $0), transfer(10 * device + $0, 5, account: "A\($0)", device: "D\(device)"))
        })
    }
    #expect(wallet.freezes.map(\.account) == ["device:D1", "device:D2", "device:D3"])
    wallet.feed([(50, transfer(50, 900, account: "B")), (51, transfer(51, 900, account: "C"))])
    #expect(wallet.frozen("B") == ["out"] && wallet.frozen("C").isEmpty)
    // The trip of all rules together does not stop a denial either.
    wallet.feed((1...3).map { (Int64(60 + $0), transfer(60 + $0, 5, account: "A\($0)", device: "D4")) })
    #expect(wallet.frozen("device:D4") == ["bind"])
  }

  @Test(arguments: ["customer:C", "device:D"])
  func `an account whose id reads as another subject's name restricts nobody, a person looks`(id: String) throws {
    let rules = [
      RuleSpec.of("own", types: ["transfer"], when: ["amount >= 900"], score: "80", say: "much"),
      RuleSpec.of("payee", types: ["transfer"], when: ["amount == 5"], score: "80", subject: .payee, say: "mule"),
    ]
    var wallet = try Wallet(spec(rules))
    let named = transfer(2, 5, account: "B").replacing("\"payee\":\"P\"", with: "\"payee\":\"\(id)\"")
    wallet.feed([(0, transfer(1, 900, account: id)), (1, named)])
    #expect(wallet.freezes.isEmpty && wallet.commits[0].stepUps.isEmpty && wallet.commits[0].alerts.isEmpty)
    #expect(wallet.commits[0].escalations.map(\.account) == [id])
    #expect(wallet.decisions[0].document.contains("which names a \(id.prefix { $0 != ":" })"))
    // What holds a customer is no leak of an account that is called like it.
    _ = wallet.ask(.freeze(account: "customer:C", scope: "out", until: nil), key: "k")
    wallet.feed([(minute, transfer(3, 5, account: "customer:C", customer: "other"))])
    #expect(wallet.engine.counters.leaks == 0)
  }

  @Test func `a device's storm is stopped without asking the accounts for anything`() throws {
    var wallet = try Wallet(spec([farm]) { $0.guards.rule = .init(freezes: 0, within: minute) })
    wallet.feed((1...3).map { (Int64($0), transfer($0, 5, account: "A\($0)")) })
    #expect(wallet.freezes.isEmpty && wallet.commits[0].stepUps.isEmpty && wallet.commits[0].holds.isEmpty)
    #expect(wallet.decisions[0].document.contains(#"{"do":"deny","because":"storm guard"#))
  }

  @Test func `a customer is released by its name and then left alone`() throws {
    var wallet = try Wallet(spec([spread]))
    wallet.feed([(0, transfer(1, 1000, account: "A"))])
    #expect(
      wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k1")
        == .notFound(
          "A itself is not frozen, its customer is (out): `frostctl freezes release customer:C`"))
    #expect(
      wallet.ask(.release(account: "A", scope: "cards", outcome: .honest), key: "k0")
        == .notFound("A has no freeze of cards"))
    guard
      case .done(let lines, _) = wallet.ask(.release(account: "customer:C", scope: nil, outcome: .honest), key: "k2")
    else { return #expect(Bool(false), "it was not released") }
    #expect(lines.first == "customer:C is released for out")
    wallet.feed([(minute, transfer(2, 1000, account: "B"))])
    #expect(wallet.freezes.map(\.state) == [.active, .ended])
    #expect(wallet.decisions.last?.document.contains("released by ann") == true)
  }

  @Test func `an event without the subject is no hit`() throws {
    var wallet = try Wallet(
      spec([.of("any", types: ["transfer"], when: ["amount >= 10"], score: "80", subject: .customer)]))
    wallet.feed([(0, #""id":"e","type":"transfer","account":"A","amount":500"#)])
    #expect(wallet.decisions.isEmpty)
  }

  @Test func `after a restart customers and devices are as they were`() throws {
    var wallet = try Wallet(spec([spread, farm]))
    wallet.feed((1...4).map { (Int64($0), transfer($0, 400, account: "A\($0)")) })
    var restarted = try Wallet(spec([spread, farm]))
    try restarted.engine.recover(chunk: wallet.journal, firstInput: 1)
    let rest = (5...8).map { (Int64($0) * minute, transfer($0, 400, account: "A\($0)")) }
    wallet.feed(rest)
    restarted.feed(rest)
    #expect(restarted.commits[0].journal == wallet.commits[1].journal)
    #expect(restarted.engine.counters == wallet.engine.counters && wallet.engine.counters.leaks == 4)
  }
}

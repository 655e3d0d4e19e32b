import CEL
import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let hour: Int64 = 3_600_000
private let day: Int64 = 86_400_000

private func transfer(_ id: Int, _ amount: Int = 1000, account: String = "A") -> String {
  "\"id\":\"e\(id)\",\"type\":\"transfer\",\"account\":\"\(account)\",\"payee\":\"P\",\"amount\":\(amount)"
}

private func withdrawal(_ id: Int, _ amount: Int, account: String = "A") -> String {
  "\"id\":\"w\(id)\",\"txn\":\"T\(id)\",\"type\":\"withdrawal\",\"phase\":\"requested\",\"account\":\"\(account)\",\"amount\":\(amount)"
}

private func at(_ milliseconds: Int64) -> EventTime {
  EventTime(milliseconds: Wallet.start.milliseconds + milliseconds)
}

extension Wallet {
  /// Asks as somebody, with a right.
  mutating func ask(
    _ action: OperatorInput.Action, key: String, by actor: String, right: OperatorInput.Right? = nil,
    dryRun: Bool = false
  ) -> OperatorReply {
    let (commit, reply) = engine.process(
      OperatorInput(
        key: key, actor: actor, reason: "because", at: engine.watermark, dryRun: dryRun, action: action, right: right))
    commits.append(commit)
    return reply
  }

  /// Kinds of changes of the feed since the first `count` of them, without accounts.
  func kinds(after count: Int = 0) -> [String] { commits.flatMap { $0.changes.map(\.kind) }.dropFirst(count) + [] }

  mutating func tick(_ milliseconds: Int64) {
    if let commit = engine.tick(at: EventTime(milliseconds: Self.start.milliseconds + milliseconds)) {
      commits.append(commit)
    }
  }

  /// Lets the stream's time pass: an event that concerns nobody.
  mutating func pass(_ milliseconds: Int64) {
    feed([(milliseconds, "\"id\":\"pass\(milliseconds)\",\"type\":\"login\",\"account\":\"Z\"")])
  }

  /// Scopes of an account that are frozen, by the rows committed.
  func frozen(_ account: String) -> [String] {
    var newest: [String: FreezeRow] = [:]
    for row in freezes where row.account == account { newest[row.id] = row }
    return newest.values.filter { $0.state == .active }.map(\.scope).sorted()
  }

  func restarted(_ spec: RuleSetSpec) throws -> Wallet {
    var wallet = try Wallet(spec)
    for commit in commits where commit.inputs > 0 {
      try wallet.engine.recover(chunk: commit.journal, firstInput: commit.firstInput)
    }
    return wallet
  }
}

/// The sentences of docs/actions.md.
@Suite struct ActingTests {
  // MARK: freeze

  @Test func `support releases as fraud: the freeze is confirmed, and only a supervisor ends it`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1))])
    guard case .done(let lines, _) = wallet.ask(.release(account: "A", scope: nil, outcome: .fraud), key: "k") else {
      Issue.record("not confirmed")
      return
    }
    #expect(lines == ["A stays frozen for out: the fraud is confirmed, only a supervisor ends it"])
    wallet.feed([(30 * day, transfer(2, 1))])
    wallet.tick(400 * day)
    #expect(wallet.frozen("A") == ["out"] && wallet.freezes.last?.until == nil)
    guard case .conflict(let why) = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k2") else {
      Issue.record("support ended a confirmed fraud")
      return
    }
    #expect(why.contains("only a supervisor"))
    guard
      case .done = wallet.ask(
        .release(account: "A", scope: nil, outcome: .fraud), key: "k3", by: "sue", right: .supervisor)
    else {
      Issue.record("a supervisor could not end it")
      return
    }
    #expect(wallet.frozen("A").isEmpty)
  }

  @Test func `an authority's order is entered and ended with the right alone`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1, 1))])
    let order = OperatorInput.Action.order(account: "A", scope: "out", until: nil, reference: "Court 7/26")
    guard case .conflict = wallet.ask(order, key: "o0", by: "ann") else {
      Issue.record("anybody may order")
      return
    }
    guard case .done = wallet.ask(order, key: "o1", by: "lea", right: .authority) else {
      Issue.record("no order")
      return
    }
    for right in [nil, OperatorInput.Right.supervisor] {
      guard
        case .conflict = wallet.ask(
          .release(account: "A", scope: nil, outcome: .honest), key: "r\(right == nil)", by: "ann", right: right)
      else {
        Issue.record("an order was released by \(String(describing: right))")
        return
      }
    }
    #expect(!wallet.commits.flatMap(\.changes).contains { $0.document.contains("Court") })
    guard
      case .done = wallet.ask(
        .release(account: "A", scope: nil, outcome: .unclear), key: "r3", by: "lea", right: .authority)
    else {
      Issue.record("the authority could not end it")
      return
    }
    #expect(wallet.frozen("A").isEmpty)
  }

  @Test func `an order and a rule hold: support ends the rule's cause, the order stays`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1))])
    _ = wallet.ask(
      .order(account: "A", scope: "out", until: nil, reference: "O"), key: "o", by: "lea", right: .authority)
    guard case .done(let lines, _) = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k") else {
      Issue.record("not released")
      return
    }
    #expect(lines.first == "A stays frozen for out: another cause holds it: the compliance desk")
    wallet.feed([(2 * day, transfer(2, 1))])
    #expect(wallet.frozen("A") == ["out"])
  }

  @Test func `expiry is announced, the case becomes urgent, then the freeze lapses`() throws {
    var wallet = try Wallet(Wallet.spec { $0.freeze.remind = 4 * hour })
    wallet.feed([(0, transfer(1))])
    wallet.pass(20 * hour - 1)
    #expect(!wallet.kinds().contains("freeze.expiring"))
    wallet.pass(20 * hour)
    #expect(wallet.kinds(after: 3) == ["freeze.expiring", "escalation.raised"])
    #expect(wallet.commits.last?.escalations.map(\.priority) == ["urgent"])
    wallet.pass(21 * hour)
    wallet.tick(24 * hour)
    #expect(wallet.kinds(after: 5) == ["freeze.ended"])
  }

  @Test func `a freeze nobody has a case for gets one before it ends`() throws {
    var wallet = try Wallet(Wallet.spec { $0.freeze.remind = 4 * hour })
    wallet.feed([(0, transfer(1, 1))])
    _ = wallet.ask(.freeze(account: "A", scope: "cards", until: at(10 * hour)), key: "k")
    wallet.pass(6 * hour)
    #expect(wallet.kinds(after: 1) == ["freeze.expiring", "escalation.opened"])
    #expect(wallet.commits.last?.escalations.map(\.summary).first?.contains("nobody has worked on it") == true)
  }

  @Test func `a freeze for the supervisor does not lapse: on its day it goes to their queue`() throws {
    var wallet = try Wallet(
      Wallet.spec {
        $0.freeze.then = "supervisor"
        $0.freeze.remind = 4 * hour
      })
    wallet.feed([(0, transfer(1))])
    #expect(wallet.freezes.last?.until == nil && wallet.freezes.last?.review == at(24 * hour))
    wallet.pass(20 * hour)
    wallet.pass(24 * hour)
    wallet.pass(99 * day)
    #expect(wallet.commits.flatMap(\.escalations).filter { $0.to == "supervisor" }.count == 1)
    #expect(wallet.frozen("A") == ["out"])
    guard case .done = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k") else {
      Issue.record("not released")
      return
    }
    #expect(wallet.frozen("A").isEmpty)
  }

  @Test func `who is frozen again within thirty days is frozen longer, step by step`() throws {
    let spec = Wallet.spec { $0.freeze.ladder = .init(within: 30 * day, lasts: [72 * hour, 7 * day]) }
    var wallet = try Wallet(spec)
    var now: Int64 = 0
    var lasted: [Int64] = []
    for id in 1...4 {
      wallet.feed([(now, transfer(id))])
      let row = try #require(wallet.freezes.last { $0.state == .active })
      lasted.append(row.until!.milliseconds - row.from.milliseconds)
      wallet.tick(row.until!.milliseconds - Wallet.start.milliseconds)
      now = row.until!.milliseconds - Wallet.start.milliseconds + 2 * hour
    }
    #expect(lasted == [day, 3 * day, 7 * day, 7 * day])
    wallet.feed([(now + 31 * day, transfer(9))])
    let last = try #require(wallet.freezes.last)
    #expect(last.until!.milliseconds - last.from.milliseconds == day)
  }

  @Test func `a freeze released as honest does not make the next one longer`() throws {
    let spec = Wallet.spec { $0.freeze.ladder = .init(within: 30 * day, lasts: [72 * hour, 7 * day]) }
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1))])
    _ = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k")
    wallet.feed([(2 * day, transfer(2))])
    let last = try #require(wallet.freezes.last)
    #expect(last.until!.milliseconds - last.from.milliseconds == day)
  }

  @Test func `an allowance lets so much leave a day, and only the rest is a leak`() throws {
    var wallet = try Wallet(Wallet.spec { $0.freeze.allowance = 50_000 })
    wallet.feed([(0, transfer(1)), (10_000, transfer(2, 300)), (20_000, transfer(3, 200))])
    #expect(wallet.engine.counters.leaks == 0)
    #expect(wallet.commits[0].changes[0].document.contains(#""allowance_minor_units":50000"#))
    wallet.feed([(30_000, transfer(4, 1)), (25 * hour, transfer(5, 500))])
    #expect(wallet.engine.counters.leaks == 1 && wallet.engine.counters.leakedAmount == 100)
    var again = try wallet.restarted(Wallet.spec { $0.freeze.allowance = 50_000 })
    again.feed([(25 * hour + 1, transfer(6, 1))])
    #expect(again.engine.counters.leaks == 2 || again.frozen("A").isEmpty)
  }

  @Test func `where one cause allows nothing, nothing is allowed`() throws {
    var wallet = try Wallet(Wallet.spec { $0.freeze.allowance = 50_000 })
    wallet.feed([(0, transfer(1))])
    _ = wallet.ask(.freeze(account: "A", scope: "out", until: nil), key: "k")
    #expect(wallet.freezes.last?.allowance == nil)
    _ = wallet.ask(.freeze(account: "A", scope: "cards", until: nil, allowance: 7), key: "k2")
    #expect(wallet.freezes.last?.allowance == 7)
  }

  @Test func `a release of one scope leaves the others`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1))])
    _ = wallet.ask(.freeze(account: "A", scope: "cards", until: nil), key: "k")
    _ = wallet.ask(.release(account: "A", scope: "out", outcome: .unclear), key: "k2")
    #expect(wallet.frozen("A") == ["cards"])
  }

  @Test func `the end comes while Frost is down: it ends with the time it was due`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1))])
    var later = try wallet.restarted(Wallet.spec())
    later.tick(5 * day)
    #expect(later.kinds() == ["freeze.ended"])
    #expect(later.freezes.last?.ended == at(day))
  }

  // MARK: release

  private static let two = Wallet.spec(rules: [
    .of("big-out", types: ["outflow"], when: ["out_1h >= 1000"], score: "80"),
    .of("huge-out", types: ["outflow"], when: ["out_1h >= 5000"], score: "80"),
  ])

  @Test func `the same pattern comes at once after a release: no freeze; a new one: a freeze`() throws {
    var wallet = try Wallet(Self.two)
    wallet.feed([(0, transfer(1))])
    _ = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k")
    wallet.feed([(1, transfer(2))])
    #expect(wallet.frozen("A").isEmpty)
    wallet.feed([(2, transfer(3, 4000))])
    #expect(wallet.frozen("A") == ["out"])
    #expect(wallet.commits.last?.causes.map { $0.by.prefix { $0 != "@" } } == ["huge-out"])
  }

  @Test func `by cause: accounts are given back, those that another cause holds stay and are named`() throws {
    var wallet = try Wallet(Self.two)
    wallet.feed([
      (0, transfer(1, account: "A")), (1, transfer(2, account: "B")), (2, transfer(3, 5000, account: "C")),
      (3, transfer(4, account: "D")),
    ])
    _ = wallet.ask(.freeze(account: "B", scope: "out", until: nil), key: "f")
    let action = OperatorInput.Action.releaseByCause(rule: "big-out", tag: nil, since: at(1), outcome: .honest)
    let rehearsed = wallet.ask(action, key: "k", dryRun: true)
    #expect(wallet.frozen("A") == ["out"])
    let reply = wallet.ask(action, key: "k")
    #expect(rehearsed == reply)
    guard case .done(let lines, _) = reply else { Issue.record("\(reply)"); return }
    #expect(lines[0] == "1 account released from rule big-out, 2 stay frozen by another cause")
    #expect(lines.contains("B stays frozen for out: another cause holds it: operator ann"))
    #expect(lines.contains("C stays frozen for out: another cause holds it: rule huge-out"))
    #expect(["A", "B", "C", "D"].map { wallet.frozen($0).count } == [1, 1, 1, 0])
    wallet.feed([(4, transfer(5, 1, account: "D")), (5, transfer(6, 1, account: "B"))])
    #expect(wallet.frozen("D").isEmpty)
    let labels = wallet.commits.flatMap(\.labels)
    #expect(labels.map(\.subject) == ["D"] && labels[0].source == "ann" && labels[0].learned == at(3))
  }

  @Test func `by version and by tag`() throws {
    var spec = Self.two
    spec.rules[0].tags = ["payroll"]
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1)), (1, transfer(2, account: "B"))])
    let version = try #require(wallet.commits[0].causes.first?.by)
    guard
      case .notFound = wallet.ask(
        .releaseByCause(rule: "big-out@x", tag: nil, since: nil, outcome: .honest), key: "k0")
    else {
      Issue.record("another version was released")
      return
    }
    for (key, action) in [
      ("k1", .releaseByCause(rule: String(version.prefix(10)), tag: nil, since: at(1), outcome: .honest)),
      ("k2", .releaseByCause(rule: nil, tag: "payroll", since: nil, outcome: .honest)),
    ] as [(String, OperatorInput.Action)] {
      let reply = wallet.ask(action, key: key)
      guard case .done = reply else { Issue.record("\(key): \(reply)"); return }
    }
    #expect(wallet.frozen("A").isEmpty && wallet.frozen("B").isEmpty)
  }

  @Test func `many at once: what cannot be released is skipped and named`() throws {
    var wallet = try Wallet()
    wallet.feed((1...3).map { (Int64($0), transfer($0, account: "A\($0)")) })
    _ = wallet.ask(
      .order(account: "A2", scope: "out", until: nil, reference: "O"), key: "o", by: "lea", right: .authority)
    guard
      case .done(let lines, _) = wallet.ask(
        .releaseMany(accounts: ["A1", "A2", "X", "A1"], outcome: .honest), key: "k")
    else {
      Issue.record("nothing was released")
      return
    }
    #expect(lines[0] == "1 released, 1 stay frozen, 1 skipped")
    #expect(lines.contains("skipped: X is not frozen"))
    #expect(wallet.frozen("A3") == ["out"])
  }

  @Test func `time to release and honest hours frozen are measured, and come back`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1)), (1000, transfer(2, account: "B")), (3000, transfer(3, 1, account: "C"))])
    _ = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k")
    _ = wallet.ask(.release(account: "B", scope: nil, outcome: .scam), key: "k2")
    let counters = wallet.engine.counters
    #expect(counters.releases == 2 && counters.releaseTime == 5000)
    #expect(counters.honestReleases == 1 && counters.honestTime == 3000)
    #expect(try wallet.restarted(Wallet.spec()).engine.counters == counters)
  }

  // MARK: hold, step-up

  private static let holding = Wallet.spec(rules: [
    .of("hold-it", types: ["outflow"], when: ["amount >= 10"], score: "60")
  ])

  @Test func `a hold of an account that is frozen by its deadline goes back to the balance`() throws {
    var wallet = try Wallet(Self.holding)
    wallet.feed([(0, withdrawal(1, 20)), (1, withdrawal(2, 20, account: "B"))])
    _ = wallet.ask(.freeze(account: "A", scope: "out", until: nil), key: "k")
    wallet.tick(2 * day)
    let ended = wallet.commits.flatMap(\.holds).filter { $0.ended != nil }
    #expect(ended.map(\.account) == ["A", "B"] && ended.map(\.state) == [.returned, .released])
  }

  @Test func `a freeze holds the withdrawal that caused it, and nothing where nothing is pending`() throws {
    let spec = Wallet.spec(rules: [.of("big", types: ["outflow"], when: ["amount >= 1000"], score: "80", say: "x")]) {
      $0.bands = [.init(from: 80, actions: [.freeze, .hold, .openCase], at: Wallet.place)]
    }
    var wallet = try Wallet(spec)
    wallet.feed([(0, withdrawal(1, 1000)), (1, transfer(2, account: "B"))])
    #expect(wallet.decisions.map(\.actions) == ["freeze,hold,case", "freeze,case"])
    #expect(!wallet.decisions[1].document.contains("nothing is pending"))
    #expect(wallet.commits[0].holds.map(\.txn) == ["T1"])
    // Who was frozen for good reason gets the money back to the balance; who was not, their withdrawal goes on.
    var honest = wallet
    _ = honest.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k")
    #expect(honest.commits.last?.holds.map(\.state) == [.released])
    _ = wallet.ask(.release(account: "A", scope: nil, outcome: .fraud), key: "k")
    #expect(wallet.commits.last?.holds.map(\.state) == [.returned])
  }

  private static func proving(_ notPassed: PolicySpec.StepUp.NotPassed) -> RuleSetSpec {
    Wallet.spec(rules: [.of("prove", types: ["outflow"], when: ["amount >= 10"], score: "40")]) {
      $0.stepUp.notPassed = notPassed
    }
  }

  @Test func `not passed: the movement that waited is held for a person`() throws {
    var wallet = try Wallet(Self.proving(.hold))
    wallet.feed([(0, withdrawal(1, 20))])
    #expect(wallet.commits[0].stepUps.map(\.waits) == ["T1"])
    wallet.tick(600_000)
    #expect(wallet.kinds() == ["step-up.demanded", "step-up.timed-out"])
    wallet.pass(600_000)
    #expect(wallet.kinds() == ["step-up.demanded", "step-up.timed-out", "hold.placed", "escalation.opened"])
    #expect(wallet.commits.last?.holds.map(\.txn) == ["T1"] && wallet.commits.last?.holds.map(\.amount) == [2000])
  }

  @Test func `failed: frozen where the policy says so`() throws {
    var wallet = try Wallet(Self.proving(.freeze))
    wallet.feed([(0, withdrawal(1, 20)), (1, #""id":"f","type":"step_up.failed","account":"A""#)])
    #expect(wallet.frozen("A") == ["out"])
    wallet.feed([(2, withdrawal(2, 20, account: "B")), (3, #""id":"p","type":"step_up.passed","account":"B""#)])
    #expect(wallet.frozen("B").isEmpty)
  }

  @Test func `while the stream is caught up with an account gets one step-up and one message a rule`() throws {
    var wallet = try Wallet(
      Wallet.spec(rules: [
        .of(
          "chatty", types: ["outflow"], when: ["amount >= 10"], score: "40",
          then: [
            .init(
              kind: .alert(.texts([LocalText(language: "en", text: Placed("look", at: Wallet.place))])),
              at: Wallet.place)
          ])
      ]))
    wallet.readAt = at(3 * hour)
    wallet.feed((0..<12).map { (Int64($0) * 15 * 60_000, transfer($0, 20)) })
    #expect(wallet.commits[0].stepUps.filter { $0.state == .demanded }.count == 1)
    #expect(wallet.commits[0].alerts.count == 1)
  }
}

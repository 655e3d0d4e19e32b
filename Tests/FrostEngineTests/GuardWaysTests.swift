import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let hour: Int64 = 3_600_000

private func withdrawal(_ id: Int, account: String) -> String {
  "\"id\":\"e\(id)\",\"txn\":\"T\(id)\",\"type\":\"withdrawal\",\"phase\":\"requested\",\"account\":\"\(account)\",\"amount\":1000"
}

/// A bad rule, or a real breach: 2,000 accounts in ten minutes, against a limit of 50 a rule.
@Suite struct GuardWaysTests {
  private static let spec = Wallet.spec { $0.guards.rule = .init(freezes: 50, within: 600_000) }

  private static func storm(_ count: Int = 2000) throws -> Wallet {
    var wallet = try Wallet(spec)
    wallet.feed((0..<count).map { (Int64($0) * 300, withdrawal($0, account: "A\($0)")) }, batches: 100)
    return wallet
  }

  @Test func `a storm is stopped after its limit, with one page, and every account over the line is listed`() throws {
    let wallet = try Self.storm()
    #expect(wallet.freezes.count == 50)
    let pages = wallet.commits.flatMap(\.escalations).filter { $0.to == "duty" }
    #expect(pages.count == 1 && pages[0].priority == "highest" && pages[0].summary.contains("frostctl guard"))
    let measures = wallet.commits.flatMap(\.measures)
    #expect(measures.filter { $0.kind == .guardTrip }.map(\.rules) == [["big-out"]])
    #expect(Set(measures.filter { $0.kind == .overLine }.map(\.account)).count == 1950)
  }

  @Test func `while the guard stands no money leaves and nobody is locked out for more than two hours`() throws {
    var wallet = try Self.storm()
    let holds = wallet.commits.flatMap(\.holds)
    // Each of the 2,000 drains is met by a freeze or by a hold, in the same step as the event.
    let frozen = Set(wallet.freezes.map(\.account))
    let held = Set(holds.map(\.account))
    #expect(frozen.union(held).count == 2000 && held.count == 1950)
    #expect(holds.allSatisfy { $0.deadline.milliseconds - $0.from.milliseconds <= 2 * hour })
    wallet.tick(5 * hour)
    let ended = wallet.commits.flatMap(\.holds).filter { $0.ended != nil }
    #expect(ended.count == 1950 && ended.allSatisfy { $0.state == .returned })
  }

  @Test func `passing the step-up lets the money go`() throws {
    var wallet = try Self.storm(60)
    wallet.feed([(20_000, #""id":"p","type":"step_up.passed","account":"A55""#)])
    let released = wallet.commits.flatMap(\.holds).filter { $0.state == .released }
    #expect(released.map(\.account) == ["A55"])
  }

  @Test func `raise: further freezes are placed at once, for the time`() throws {
    var wallet = try Self.storm(100)
    guard case .done = wallet.ask(.guardRaise(rule: "big-out", freezes: 500, lasts: 2 * hour), key: "k") else {
      Issue.record("not raised")
      return
    }
    let before = wallet.freezes.count
    wallet.feed((100..<200).map { (Int64($0) * 300, withdrawal($0, account: "A\($0)")) })
    #expect(wallet.freezes.count == before + 100)
    wallet.feed((200..<300).map { (3 * hour + Int64($0), withdrawal($0, account: "A\($0)")) })
    let later = wallet.freezes.filter { $0.from.milliseconds >= Wallet.start.milliseconds + 3 * hour }
    #expect(later.filter { $0.state == .active }.count == 50)
  }

  @Test func `apply: everybody on the list is frozen by the rule that asked for it, but protected and released ones`()
    throws
  {
    let spec = Wallet.spec(lists: [.of("treasury", ["A70"])]) { $0.guards.rule = .init(freezes: 50, within: 600_000) }
    var wallet = try Wallet(spec)
    wallet.feed((0..<100).map { (Int64($0) * 300, withdrawal($0, account: "A\($0)")) })
    // Protected only after it was listed.
    let safe = Wallet.spec(
      lists: [.of("treasury", ["A70"])],
      change: {
        $0.guards.rule = .init(freezes: 50, within: 600_000)
        $0.protected = [Placed("list.treasury", at: Wallet.place)]
      }, hash: "h2")
    wallet.commits.append(wallet.engine.adopt(try RuleCompiler.compile(safe)))
    guard case .done(let lines, _) = wallet.ask(.guardApply(rule: "big-out"), key: "k") else {
      Issue.record("not applied")
      return
    }
    #expect(lines.contains("A70 is protected: left out"))
    #expect(lines[0].hasPrefix("49 accounts over the line are frozen"))
    #expect(wallet.frozen("A99") == ["out"] && wallet.frozen("A70").isEmpty)
    #expect(wallet.commits.last?.causes.allSatisfy { $0.by.hasPrefix("big-out@") && $0.decision != nil } == true)
    guard case .notFound = wallet.ask(.guardApply(rule: "big-out"), key: "k2") else {
      Issue.record("applied twice")
      return
    }
  }

  @Test func `reset: what it held is let go, the list is gone, and a release by cause gives every account back`() throws
  {
    var wallet = try Self.storm()
    guard case .done = wallet.ask(.guardReset(rule: "big-out"), key: "k") else {
      Issue.record("not reset")
      return
    }
    #expect(wallet.commits.last?.holds.filter { $0.state == .released }.count == 1950)
    guard
      case .done(let lines, _) = wallet.ask(
        .releaseByCause(rule: "big-out", tag: nil, since: Wallet.start, outcome: .honest), key: "k2")
    else {
      Issue.record("not released")
      return
    }
    #expect(lines[0].hasPrefix("50 accounts released"))
    #expect((0..<2000).allSatisfy { wallet.frozen("A\($0)").isEmpty })
  }

  @Test func `reset of a customer's rule lets go what the accounts of the customers were held for`() throws {
    let spec = Wallet.spec(
      rules: [
        .of("of-customer", types: ["outflow"], when: ["amount >= 1000"], score: "80", subject: .customer, say: "x"),
        .of("hold-it", types: ["outflow"], when: ["amount == 999"], score: "60", say: "x"),
      ]) { $0.guards.rule = .init(freezes: 1, within: 600_000) }
    var wallet = try Wallet(spec)
    wallet.feed(
      (0..<3).map { (Int64($0), withdrawal($0, account: "A\($0)") + ",\"customer\":\"C\($0)\"") } + [
        (3, withdrawal(3, account: "B").replacing("1000", with: "999") + ",\"customer\":\"CB\"")
      ])
    #expect(wallet.frozen("customer:C0") == ["out"] && wallet.freezes.count == 1)
    #expect(wallet.commits[0].holds.map(\.account) == ["A1", "A2", "B"])
    guard case .done(let lines, _) = wallet.ask(.guardReset(rule: "of-customer"), key: "k") else {
      Issue.record("not reset")
      return
    }
    #expect(lines[0].contains("2 accounts over the line are left alone, 2 holds are released"))
    #expect(wallet.commits.last?.holds.map(\.account) == ["A1", "A2"])
    #expect(wallet.commits.last?.stepUps.map(\.state) == [.superseded, .superseded])
  }

  @Test func `trip, list and raise come back after a restart`() throws {
    var wallet = try Self.storm(100)
    var again = try wallet.restarted(Self.spec)
    #expect(wallet.ask(.guardApply(rule: "big-out"), key: "k") == again.ask(.guardApply(rule: "big-out"), key: "k"))
    #expect(wallet.commits.last?.journal == again.commits.last?.journal)
  }

  @Test func `a trip that stops nothing for two hours is over`() throws {
    var wallet = try Self.storm(60)
    wallet.feed([(59 * 300 + 2 * hour, withdrawal(60, account: "B"))])
    #expect(wallet.freezes.last?.account == "B")
    #expect(wallet.kinds().contains("guard-trip.ended"))
  }

  @Test func `ten times what a rule usually does trips it, below the fixed limit`() throws {
    var wallet = try Wallet(
      Wallet.spec {
        $0.guards.rule = .init(freezes: 50, within: hour)
        $0.guards.timesBaseline = 10
      })
    // One an hour for three days: ten in an hour is too much.
    wallet.feed((0..<72).map { (Int64($0) * hour, withdrawal($0, account: "A\($0)")) })
    #expect(wallet.freezes.filter { $0.state == .active && $0.ended == nil }.count == 72)
    wallet.feed((100..<130).map { (72 * hour + Int64($0), withdrawal($0, account: "A\($0)")) })
    let burst = Set(wallet.commits.last!.freezes.filter { $0.state == .active }.map(\.account))
    #expect(burst.count == 10)
    #expect(wallet.commits.last?.measures.first?.text.contains("usual") == true)
  }

  @Test func `three hours of backlog trip no guard and freeze those who should be`() throws {
    func run(readAt: EventTime?) throws -> Wallet {
      var wallet = try Wallet(
        Wallet.spec {
          $0.guards.rule = .init(freezes: 50, within: 600_000)
          $0.actOn = 4 * hour
        })
      wallet.readAt = readAt
      // Thirty in ten minutes, for three hours: more than 500 in all.
      wallet.feed((0..<540).map { (Int64($0) * 20_000, withdrawal($0, account: "A\($0)")) }, batches: 4096)
      return wallet
    }
    let live = try run(readAt: nil)
    let late = try run(readAt: EventTime(milliseconds: Wallet.start.milliseconds + 3 * hour))
    #expect(late.commits.flatMap(\.measures).isEmpty)
    #expect(late.freezes.map(\.account) == live.freezes.map(\.account) && late.freezes.count == 540)
  }

  @Test func `a backfill of ninety days freezes nobody`() throws {
    var wallet = try Wallet(Wallet.spec { $0.actOn = hour })
    wallet.readAt = EventTime(milliseconds: Wallet.start.milliseconds + 90 * 24 * hour)
    wallet.feed((0..<2000).map { (Int64($0) * hour, withdrawal($0, account: "A\($0 % 50)")) })
    #expect(wallet.freezes.isEmpty && wallet.commits[0].holds.isEmpty && wallet.commits[0].stepUps.isEmpty)
    #expect(wallet.engine.counters.scored == 2000)
  }
}

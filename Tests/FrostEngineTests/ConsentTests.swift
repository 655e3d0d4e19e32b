import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let hour: Int64 = 3_600_000
private let day: Int64 = 86_400_000

private func transfer(_ id: Int, _ amount: Int = 1000, account: String = "A") -> String {
  "\"id\":\"e\(id)\",\"type\":\"transfer\",\"account\":\"\(account)\",\"payee\":\"P\",\"amount\":\(amount)"
}

private func at(_ milliseconds: Int64) -> EventTime {
  EventTime(milliseconds: Wallet.start.milliseconds + milliseconds)
}

extension OperatorReply {
  fileprivate var isDone: Bool { if case .done = self { true } else { false } }
  fileprivate var lines: [String] { if case .done(let lines, _) = self { lines } else { [] } }
}

@Suite struct BrakeTests {
  @Test func `a cap needs nobody's consent, holds for its time, and a tick changes nothing`() throws {
    var wallet = try Wallet(Wallet.spec { $0.approve.modeLift = 1 })
    wallet.feed([(0, transfer(1, 1, account: "Z"))])
    #expect(wallet.ask(.capMode(.shadow, lasts: hour), key: "k").isDone)
    wallet.feed([(1, transfer(2))])
    #expect(wallet.freezes.isEmpty)
    #expect(wallet.decisions.last?.document.contains("the mode is capped at shadow") == true)
    wallet.tick(3 * hour)
    wallet.feed([(hour - 1, transfer(3, account: "B")), (hour, transfer(4, account: "C"))])
    #expect(wallet.freezes.map(\.account) == ["C"])
  }

  @Test func `a cap at review opens cases`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1, 1, account: "Z"))])
    _ = wallet.ask(.capMode(.review, lasts: hour), key: "k")
    wallet.feed([(1, transfer(2))])
    #expect(wallet.freezes.isEmpty && wallet.changes.contains("escalation.opened A"))
  }

  @Test func `lifting a cap waits for another person where policy says so`() throws {
    var wallet = try Wallet(Wallet.spec { $0.approve.modeLift = 1 })
    wallet.feed([(0, transfer(1, 1, account: "Z"))])
    _ = wallet.ask(.capMode(.shadow, lasts: hour), key: "k")
    #expect(wallet.ask(.liftMode, key: "l").lines[0].contains("1 other person must agree"))
    wallet.feed([(1, transfer(2))])
    #expect(wallet.freezes.isEmpty)
    let request = try #require(wallet.commits.flatMap(\.measures).last { $0.kind == .approval })
    #expect(!wallet.ask(.approve(id: request.id), key: "a1", by: "ann").isDone)
    #expect(wallet.ask(.approve(id: request.id), key: "a2", by: "bob").isDone)
    wallet.feed([(2, transfer(3))])
    #expect(wallet.freezes.map(\.account) == ["A"])
  }

  @Test func `an allow entry silences its rules only, for its time, and lifts what they caused`() throws {
    let spec = Wallet.spec(rules: [
      .of("big-out", types: ["outflow"], when: ["out_1h >= 1000"], score: "80"),
      .of("huge-out", types: ["outflow"], when: ["out_1h >= 5000"], score: "80"),
    ])
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1))])
    let action = OperatorInput.Action.allow(account: "A", rules: ["big-out"], owner: "risk", until: at(30 * day))
    let rehearsed = wallet.ask(action, key: "k", dryRun: true)
    #expect(rehearsed.lines.last == "lifts the freeze of out by big-out" && wallet.frozen("A") == ["out"])
    #expect(wallet.ask(action, key: "k") == rehearsed)
    #expect(wallet.frozen("A").isEmpty)
    wallet.feed([(1, transfer(2))])
    #expect(wallet.frozen("A").isEmpty && wallet.decisions.last?.document.contains("allowed by ann for risk") == true)
    wallet.feed([(2, transfer(3, 4000))])
    #expect(wallet.frozen("A") == ["out"])
    wallet.feed([(31 * day, transfer(4))])
    #expect(wallet.commits.last?.causes.contains { $0.by.hasPrefix("big-out@") && $0.ended == nil } == true)
  }

  @Test func `an allow entry ends when it is removed`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1, 1))])
    _ = wallet.ask(.allow(account: "A", rules: ["big-out"], owner: "risk", until: at(30 * day)), key: "k")
    let entry = try #require(wallet.commits.last?.measures.first)
    #expect(wallet.ask(.endAllow(id: entry.id), key: "e").isDone)
    wallet.feed([(1, transfer(2))])
    #expect(wallet.frozen("A") == ["out"])
  }

  @Test func `an allow entry never beats a deny list, a confirmed fraud or an authority`() throws {
    let spec = Wallet.spec(
      lists: [.of("stolen", ["D"])], change: { $0.denied = [Placed("list.stolen", at: Wallet.place)] })
    var wallet = try Wallet(spec)
    wallet.feed([(0, transfer(1)), (1, transfer(2, 1, account: "O"))])
    _ = wallet.ask(.release(account: "A", scope: nil, outcome: .fraud), key: "f")
    _ = wallet.ask(
      .order(account: "O", scope: "out", until: nil, reference: "C"), key: "o", by: "lea", right: .authority)
    for account in ["D", "A"] {
      let reply = wallet.ask(
        .allow(account: account, rules: ["big-out"], owner: "x", until: at(day)), key: "k" + account)
      guard case .conflict = reply else { Issue.record("\(account): \(reply)"); continue }
    }
    _ = wallet.ask(.allow(account: "O", rules: ["big-out"], owner: "x", until: at(day)), key: "kO")
    #expect(wallet.frozen("O") == ["out"])
    // Allowed first, confirmed later.
    _ = wallet.ask(.allow(account: "L", rules: ["big-out"], owner: "x", until: at(day)), key: "kL")
    _ = wallet.ask(.freeze(account: "L", scope: "cards", until: nil), key: "fL")
    _ = wallet.ask(.release(account: "L", scope: nil, outcome: .fraud), key: "rL")
    wallet.feed([(2, transfer(3, account: "L"))])
    #expect(wallet.frozen("L") == ["cards", "out"])
  }
}

@Suite struct ConsentTests {
  private static func asking(_ change: @escaping (inout PolicySpec.Approve) -> Void) -> RuleSetSpec {
    Wallet.spec { change(&$0.approve) }
  }

  @Test func `a bulk release waits for two others, who are neither the asker nor the same`() throws {
    var wallet = try Wallet(Self.asking { $0.bulkRelease = 2 })
    wallet.feed((1...3).map { (Int64($0), transfer($0, account: "A\($0)")) })
    let action = OperatorInput.Action.releaseMany(accounts: ["A1", "A2"], outcome: .honest)
    #expect(wallet.ask(action, key: "k", dryRun: true).lines[0] == "only after 2 others agree (bulk-release):")
    #expect(wallet.ask(action, key: "k").lines[0].contains("2 other people must agree"))
    let id = try #require(wallet.commits.last?.measures.first?.id)
    #expect(!wallet.ask(.approve(id: id), key: "a1", by: "ann").isDone)
    #expect(wallet.ask(.approve(id: id), key: "a2", by: "bob").isDone)
    #expect(!wallet.ask(.approve(id: id), key: "a3", by: "bob").isDone)
    #expect(wallet.frozen("A1") == ["out"])
    var again = try wallet.restarted(Self.asking { $0.bulkRelease = 2 })
    let done = again.ask(.approve(id: id), key: "a4", by: "cat")
    #expect(done == wallet.ask(.approve(id: id), key: "a4", by: "cat") && done.isDone)
    #expect(["A1", "A2", "A3"].map { wallet.frozen($0).count } == [0, 0, 1])
    #expect(wallet.commits.last?.audit.map(\.actor) == ["ann", "cat"])
    #expect(!wallet.ask(.approve(id: id), key: "a5", by: "dan").isDone)
  }

  @Test func `one account is released without anybody's consent`() throws {
    var wallet = try Wallet(Self.asking { $0.bulkRelease = 1 })
    wallet.feed([(0, transfer(1))])
    _ = wallet.ask(.releaseMany(accounts: ["A"], outcome: .honest), key: "k")
    #expect(wallet.frozen("A").isEmpty)
  }

  @Test func `a rejected request does nothing and is gone`() throws {
    var wallet = try Wallet(Self.asking { $0.guardRaise = 1 })
    wallet.feed([(0, transfer(1, 1))])
    _ = wallet.ask(.guardRaise(rule: "big-out", freezes: 5, lasts: hour), key: "k")
    let id = try #require(wallet.commits.last?.measures.first?.id)
    #expect(wallet.ask(.reject(id: id), key: "r", by: "bob").isDone)
    #expect(!wallet.ask(.approve(id: id), key: "a", by: "bob").isDone)
    #expect(!wallet.commits.flatMap(\.measures).contains { $0.kind == .guardRaise })
  }

  @Test func `a request that nobody answers is over after a week`() throws {
    var wallet = try Wallet(Self.asking { $0.guardRaise = 1 })
    wallet.feed([(0, transfer(1, 1))])
    _ = wallet.ask(.guardRaise(rule: "big-out", freezes: 5, lasts: hour), key: "k")
    let id = try #require(wallet.commits.last?.measures.first?.id)
    wallet.feed([(7 * day, transfer(2, 1))])
    #expect(!wallet.ask(.approve(id: id), key: "a", by: "bob").isDone)
  }

  // MARK: rules that are new in enforce

  private static func rules(_ ids: [String], hash: String, needed: Int = 1) -> RuleSetSpec {
    Wallet.spec(
      rules: ids.map { .of($0, types: ["outflow"], when: ["out_1h >= 1000"], score: "80") },
      change: { $0.approve.stageEnforce = needed }, hash: hash)
  }

  private func causes(_ wallet: Wallet) -> [String] {
    wallet.commits.last!.causes.map { String($0.by.prefix { $0 != "@" }) }
  }

  @Test func `a rule that is new in enforce acts in shadow until its rule set is approved; the others go on`() throws {
    var wallet = try Wallet(Self.rules(["old"], hash: "h1"))
    wallet.feed([(0, transfer(1))])
    #expect(causes(wallet) == ["old"])
    let next = try RuleCompiler.compile(Self.rules(["old", "new"], hash: "h2"))
    wallet.commits.append(wallet.engine.adopt(next, by: "ann"))
    let request = try #require(wallet.commits.last?.measures.first)
    #expect(request.parent == next.hash && request.rules.map { $0.prefix { $0 != "@" } } == ["new"])
    wallet.feed([(1, transfer(2, account: "B"))])
    #expect(causes(wallet) == ["old"])
    #expect(wallet.decisions.last?.document.contains("waits for the consent of another person") == true)
    // A restart does not enforce it either.
    var again = try wallet.restarted(Self.rules(["old", "new"], hash: "h2"))
    again.feed([(2, transfer(3, account: "C"))])
    #expect(causes(again) == ["old"])
    #expect(!wallet.ask(.approve(id: request.id), key: "a1", by: "ann").isDone)
    #expect(wallet.ask(.approve(id: request.id), key: "a2", by: "bob").isDone)
    wallet.feed([(3, transfer(4, account: "D"))])
    #expect(causes(wallet) == ["old", "new"])
    var later = try wallet.restarted(Self.rules(["old", "new"], hash: "h2"))
    later.feed([(4, transfer(5, account: "E"))])
    #expect(causes(later) == ["old", "new"])
  }

  @Test func `a request is for one rule set: another one needs its own`() throws {
    var wallet = try Wallet(Self.rules(["old"], hash: "h1"))
    wallet.feed([(0, transfer(1))])
    wallet.commits.append(wallet.engine.adopt(try RuleCompiler.compile(Self.rules(["old", "new"], hash: "h2"))))
    let first = try #require(wallet.commits.last?.measures.first)
    wallet.commits.append(wallet.engine.adopt(try RuleCompiler.compile(Self.rules(["old", "newer"], hash: "h3"))))
    #expect(!wallet.ask(.approve(id: first.id), key: "a", by: "bob").isDone)
    wallet.feed([(1, transfer(2, account: "B"))])
    #expect(causes(wallet) == ["old"])
  }

  @Test func `taking the need for consent out of the policy needs consent`() throws {
    var wallet = try Wallet(Self.rules(["old"], hash: "h1"))
    wallet.feed([(0, transfer(1))])
    wallet.commits.append(
      wallet.engine.adopt(try RuleCompiler.compile(Self.rules(["old"], hash: "h2", needed: 0)), by: "ann"))
    #expect(wallet.commits.last?.measures.first?.rules == ["approve: stage-enforce 0"])
    wallet.commits.append(
      wallet.engine.adopt(try RuleCompiler.compile(Self.rules(["old", "new"], hash: "h3", needed: 0)), by: "ann"))
    wallet.feed([(1, transfer(2, account: "B"))])
    #expect(causes(wallet) == ["old"])
  }

  @Test func `rules that an upgrade gives new versions ask for consent, and once`() throws {
    var wallet = try Wallet(Self.rules(["old"], hash: "h1"))
    wallet.feed([(0, transfer(1))])
    #expect(causes(wallet) == ["old"])
    // The files, and with them their hash, are what they were.
    let upgraded = Wallet.spec(
      rules: [.of("old", types: ["outflow"], when: ["out_1h > 999"], score: "80")],
      change: { $0.approve.stageEnforce = 1 }, hash: "h1")
    var later = try wallet.restarted(upgraded)
    later.commits = wallet.commits
    later.feed([(1, transfer(2, account: "B"))])
    #expect(causes(later).isEmpty)
    let requests = later.commits.flatMap(\.measures)
    #expect(requests.map(\.text) == ["stage-enforce"])
    let id = try #require(requests.first?.id)
    var again = try later.restarted(upgraded)
    again.feed([(2, transfer(3, account: "C"))])
    #expect(again.commits.last?.measures.isEmpty == true)
    #expect(again.ask(.approve(id: id), key: "a", by: "bob").isDone)
    again.feed([(3, transfer(4, account: "D"))])
    #expect(causes(again) == ["old"])
  }
}

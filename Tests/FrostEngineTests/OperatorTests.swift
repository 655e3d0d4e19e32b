import FrostEngine
import FrostEvents
import Testing

private func transfer(_ id: Int, _ amount: Int = 1000) -> String {
  "\"id\":\"e\(id)\",\"type\":\"transfer\",\"account\":\"A\",\"payee\":\"P\",\"amount\":\(amount)"
}

@Suite struct OperatorTests {
  @Test func `a release ends the freeze, sets the label, resolves the case and keeps the rule away`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1))])
    let reply = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k1")
    guard case .done(let lines, let freezes) = reply else { Issue.record("\(reply)"); return }
    #expect(lines == ["A is released for out", "rule big-out leaves A alone until 2026-03-03T00:00:00.000Z"])
    #expect(freezes == [wallet.freezes[0].id])
    let commit = wallet.commits[1]
    #expect(commit.labels.map(\.outcome) == [.honest])
    #expect(commit.escalations.map(\.state) == [.resolved])
    #expect(commit.audit.map(\.actor) == ["ann"])
    wallet.feed([(1000, transfer(2)), (86_400_001, transfer(3))])
    #expect(wallet.commits[2].freezes.map(\.state) == [.active])
    #expect(wallet.commits[2].freezes[0].from.milliseconds == Wallet.start.milliseconds + 86_400_001)
    #expect(wallet.decisions[1].document.contains("released by ann"))
  }

  @Test func `a release as fraud writes no exception`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1))])
    _ = wallet.ask(.release(account: "A", scope: nil, outcome: .fraud), key: "k1")
    wallet.feed([(1000, transfer(2))])
    #expect(wallet.commits[2].freezes.count == 1)
  }

  @Test func `an operator's freeze stands beside a rule's and outlives it`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1))])
    guard case .done = wallet.ask(.freeze(account: "A", scope: "out", until: nil), key: "k1") else {
      Issue.record("not frozen")
      return
    }
    wallet.feed([(86_400_001, transfer(2, 1))])
    #expect(wallet.freezes.allSatisfy { $0.state == .active })
    #expect(wallet.freezes.last?.until == nil)
    guard case .conflict = wallet.ask(.freeze(account: "A", scope: "out", until: nil), key: "k2") else {
      Issue.record("frozen twice")
      return
    }
  }

  @Test func `the same key gets the first answer and does nothing`() throws {
    var wallet = try Wallet()
    let first = wallet.ask(.freeze(account: "A", scope: "out", until: nil), key: "k")
    let second = wallet.ask(.freeze(account: "A", scope: "out", until: nil), key: "k")
    #expect(first == second)
    #expect(wallet.commits[1].inputs == 0 && wallet.commits[1].journal.isEmpty)
    for (scope, account) in [("out", "B"), ("in", "A")] {
      guard case .conflict = wallet.ask(.freeze(account: account, scope: scope, until: nil), key: "k") else {
        Issue.record("a used key did something else")
        return
      }
    }
  }

  @Test func `a dry run says the same and changes nothing`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, transfer(1))])
    let rehearsed = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k", dryRun: true)
    #expect(wallet.commits[1].inputs == 0 && wallet.commits[1].freezes.isEmpty)
    #expect(wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k") == rehearsed)
  }

  @Test func `who is not frozen cannot be released`() throws {
    var wallet = try Wallet()
    #expect(wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k") == .notFound("A is not frozen"))
  }
}

@Suite struct InputNumberTests {
  @Test func `a refused action and an idle tick leave no gap in the journal`() throws {
    var wallet = try Wallet()
    _ = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "k")
    if let commit = wallet.engine.tick(at: Wallet.start) { wallet.commits.append(commit) }
    wallet.feed([(0, transfer(1))])
    var restarted = try Wallet()
    for commit in wallet.commits where commit.inputs > 0 {
      try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput)
    }
    #expect(restarted.engine.counters == wallet.engine.counters)
  }
}

import FrostEngine
import FrostEvents
import FrostRules
import Testing

private func transfer(_ id: Int, account: String) -> String {
  "\"id\":\"e\(id)\",\"type\":\"transfer\",\"account\":\"\(account)\",\"payee\":\"P\",\"amount\":1000"
}

@Suite struct GuardTests {
  @Test func `past the limit a storm becomes step-ups and one page, and ends when it is quiet for two hours`() throws {
    var wallet = try Wallet(Wallet.spec { $0.guards.all = .init(freezes: 3, within: 600_000) })
    wallet.feed((1...10).map { (Int64($0) * 1000, transfer($0, account: "A\($0)")) })
    #expect(wallet.freezes.map(\.account) == ["A1", "A2", "A3"])
    #expect(wallet.changes.filter { $0 == "step-up.demanded A4" }.count == 1)
    #expect(wallet.commits[0].escalations.filter { $0.priority == "highest" }.count == 1)
    #expect(wallet.decisions.last?.document.contains("storm guard: all rules together") == true)
    wallet.feed([(700_000, transfer(11, account: "A11"))])
    #expect(wallet.freezes.last?.account == "A3")
    wallet.feed([(700_000 + 7_200_000, transfer(12, account: "A12"))])
    #expect(wallet.freezes.last?.account == "A12")
  }

  @Test func `a rule's own limit stops that rule only`() throws {
    let spec = Wallet.spec(rules: [
      .of("first", types: ["transfer"], when: ["out_1h >= 1000", "device == 'D'"], score: "80"),
      .of("second", types: ["transfer"], when: ["out_1h >= 1000", "!has(device)"], score: "80"),
    ]) { $0.guards.rule = .init(freezes: 1, within: 600_000) }
    var wallet = try Wallet(spec)
    wallet.feed([
      (0, transfer(1, account: "A1") + #","device":"D""#), (1, transfer(2, account: "A2") + #","device":"D""#),
      (2, transfer(3, account: "A3")),
    ])
    #expect(wallet.freezes.map(\.account) == ["A1", "A3"])
  }

  @Test func `an old event feeds cases and moves nothing at the customer`() throws {
    var wallet = try Wallet(Wallet.spec { $0.actOn = 3_600_000 })
    wallet.readAt = EventTime(milliseconds: Wallet.start.milliseconds + 3_600_001)
    wallet.feed([(0, transfer(1, account: "A"))])
    #expect(wallet.changes == ["escalation.opened A"])
    #expect(wallet.decisions[0].document.contains("older than"))
  }

  @Test func `a protected account gets a case instead of a freeze`() throws {
    let place = Wallet.place
    var wallet = try Wallet(
      Wallet.spec(lists: [.of("treasury", ["T"])]) { $0.protected = [Placed("list.treasury", at: place)] })
    wallet.feed([(0, transfer(1, account: "T"))])
    #expect(wallet.freezes.isEmpty)
    #expect(wallet.changes.contains("escalation.opened T"))
  }
}

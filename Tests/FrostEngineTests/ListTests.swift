import FrostEngine
import FrostEvents
import FrostRules
import Testing

private func transfer(_ id: Int, to payee: String, by account: String = "A") -> String {
  #""id":"e\#(id)","type":"transfer","account":"\#(account)","payee":"\#(payee)","amount":1"#
}

private func time(_ at: Int64) -> EventTime { EventTime(milliseconds: Wallet.start.milliseconds + at) }

private func spec(
  _ lists: [ListSpec] = [.of("blocked", [])], when: String = "payee in list.blocked", hash: String = "h1"
) -> RuleSetSpec {
  Wallet.spec(
    rules: [.of("listed", types: ["transfer"], when: [when], score: "50", say: "x")], lists: lists, hash: hash)
}

extension Wallet {
  /// Events on which the rule hit.
  fileprivate var hits: [String] { decisions.map(\.event) }
}

struct ListTests {
  @Test func `an entry of a file holds from its beginning until before its end`() throws {
    let entry = ListSpec.Entry(
      Placed("P", at: Wallet.place), validity: Validity(from: time(1000), until: time(3000)))
    var wallet = try Wallet(
      spec([ListSpec(name: Placed("blocked", at: Wallet.place), entries: [entry])]))
    wallet.feed([
      (999, transfer(1, to: "P", by: "A1")), (1000, transfer(2, to: "P", by: "A2")),
      (2999, transfer(3, to: "P", by: "A3")), (3000, transfer(4, to: "P", by: "A4")),
      // Late: on the list at its own time.
      (2000, transfer(5, to: "P", by: "A5")), (2500, transfer(6, to: "Q", by: "A6")),
    ])
    #expect(wallet.hits == ["e2", "e3", "e5"])
    #expect(wallet.decisions[0].document.contains(#"{"name":"payee in list.blocked","value":"true"}"#))
  }

  @Test func `an operator's entry holds at once, until it ends or is removed`() throws {
    var wallet = try Wallet(spec())
    wallet.feed([(0, transfer(1, to: "P", by: "A1"))])
    #expect(
      wallet.ask(
        .addToList(list: "blocked", value: "P", owner: nil, until: time(10_000)), key: "k1")
        == .done(lines: ["P is on blocked until 2026-03-02T00:00:10.000Z"], freezes: []))
    wallet.feed([
      (1, transfer(2, to: "P", by: "A2")), (9_999, transfer(3, to: "P", by: "A3")),
      (10_000, transfer(4, to: "P", by: "A4")),
    ])
    #expect(wallet.hits == ["e2", "e3"])
    _ = wallet.ask(.addToList(list: "blocked", value: "P", owner: "desk", until: nil), key: "k2")
    wallet.feed([(20_000, transfer(5, to: "P", by: "A5"))])
    #expect(
      wallet.ask(.removeFromList(list: "blocked", value: "P"), key: "k3")
        == .done(lines: ["P is no longer on blocked"], freezes: []))
    // The second is late, of a time when the entry stood.
    wallet.feed([(20_001, transfer(6, to: "P", by: "A6")), (15_000, transfer(7, to: "P", by: "A7"))])
    #expect(wallet.hits == ["e2", "e3", "e5", "e7"])
    let rows = wallet.commits.flatMap(\.listEntries)
    #expect(rows.map(\.owner) == ["ann", "desk", "desk"])
    #expect(rows.last?.removedBy == "ann" && rows.last?.removed == time(20_000))
    #expect(wallet.commits.flatMap(\.audit).map(\.action) == ["list add", "list add", "list remove"])
  }

  @Test func `operators' entries survive a restart and a reload`() throws {
    var wallet = try Wallet(spec())
    wallet.feed([(0, transfer(1, to: "P"))])
    _ = wallet.ask(.addToList(list: "blocked", value: "P", owner: nil, until: nil), key: "k1")
    _ = wallet.ask(.addToList(list: "blocked", value: "Q", owner: nil, until: nil), key: "k2")
    _ = wallet.ask(.removeFromList(list: "blocked", value: "Q"), key: "k3")
    var restarted = try Wallet(spec())
    for commit in wallet.commits { try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    #expect(
      restarted.ask(.addToList(list: "blocked", value: "P", owner: nil, until: nil), key: "k1")
        == .done(lines: ["P is on blocked until it is removed"], freezes: []))
    restarted.commits = []
    let lines = [(at: Int64(5), transfer(2, to: "P", by: "A2")), (at: 6, transfer(3, to: "Q", by: "A3"))]
    wallet.commits = []
    wallet.feed(lines)
    restarted.feed(lines)
    #expect(restarted.hits == ["e2"])
    #expect(restarted.journal == wallet.journal)
    // Rules without the list, then with it again, read a network's entry as none.
    restarted.commits = [restarted.engine.adopt(try RuleCompiler.compile(spec([], when: "amount < 0", hash: "h2")))]
    restarted.commits = [restarted.engine.adopt(try RuleCompiler.compile(spec(hash: "h3")))]
    restarted.feed([(70, transfer(4, to: "P", by: "A4")), (80, transfer(5, to: "Q", by: "A5"))])
    #expect(restarted.hits == ["e4"])
  }

  @Test func `what cannot be done is refused with the reason`() throws {
    var wallet = try Wallet(
      spec([.of("blocked", ["P"]), .of("nets", ["10.0.0.0/8"], type: .networks)]))
    wallet.feed([(0, transfer(1, to: "X"))])
    func refusal(_ action: OperatorInput.Action) -> String {
      switch wallet.ask(action, key: "k\(wallet.commits.count)") {
      case .done(let lines, _): "done: \(lines)"
      case .notFound(let what): "not found: \(what)"
      case .conflict(let what): "conflict: \(what)"
      case .invalid(let what): "invalid: \(what)"
      }
    }
    #expect(
      refusal(.addToList(list: "blokced", value: "P", owner: nil, until: nil))
        == "not found: there is no list blokced: did you mean blocked?")
    #expect(
      refusal(.removeFromList(list: "zzzzzzzz", value: "P"))
        == "not found: there is no list zzzzzzzz: there are blocked, nets")
    #expect(
      refusal(.addToList(list: "blocked", value: "P", owner: nil, until: nil))
        == "conflict: P is on blocked until it is removed, by its file")
    #expect(
      refusal(.removeFromList(list: "blocked", value: "P"))
        == "conflict: P is on blocked by its file: take it out there and reload")
    #expect(refusal(.removeFromList(list: "blocked", value: "Q")) == "not found: Q is not on blocked")
    #expect(
      refusal(.addToList(list: "blocked", value: "Q", owner: nil, until: time(0)))
        == "conflict: the entry would end at 2026-03-02T00:00:00.000Z, which is not after the stream's time 2026-03-02T00:00:00.000Z"
    )
    #expect(
      refusal(.addToList(list: "nets", value: "10.0.0.1/8", owner: nil, until: nil))
        == "invalid: `10.0.0.1/8` has bits behind its prefix: the network is 10.0.0.0/8")
    _ = wallet.ask(.addToList(list: "blocked", value: "Q", owner: nil, until: nil), key: "twice")
    #expect(
      refusal(.addToList(list: "blocked", value: "Q", owner: nil, until: nil))
        == "conflict: Q is on blocked until it is removed, put there by ann: the caller is who they say")
  }

  @Test func `a dry run changes nothing`() throws {
    var wallet = try Wallet(spec())
    wallet.feed([(0, transfer(1, to: "X"))])
    let action = OperatorInput.Action.addToList(list: "blocked", value: "P", owner: nil, until: nil)
    #expect(
      wallet.ask(action, key: "k", dryRun: true)
        == .done(lines: ["P is on blocked until it is removed"], freezes: []))
    wallet.feed([(1, transfer(2, to: "P"))])
    #expect(wallet.hits.isEmpty)
    #expect(wallet.commits.flatMap(\.listEntries).isEmpty)
  }

  @Test func `an address is in the networks that have it`() throws {
    let networks = [
      "203.0.113.0/24", "198.51.100.7", "0.0.0.0/1", "2001:db8::/32", "2001:db9:0:1::/64", "::1",
    ]
    var wallet = try Wallet(spec([.of("blocked", networks, type: .networks)], when: "reason in list.blocked"))
    let addresses = [
      ("203.0.113.0", true), ("203.0.113.255", true), ("203.0.114.0", false), ("198.51.100.7", true),
      ("198.51.100.8", false), ("127.255.255.255", true), ("128.0.0.0", false), ("::ffff:203.0.113.9", true),
      ("2001:db8:ffff::1", true), ("2001:DB9:0:1::9", true), ("2001:db9:0:2::9", false), ("::1", true), ("::2", false),
      ("203.0.113.01", false), ("203.0.113", false), ("here", false),
    ]
    for round in 0..<2 {
      for (number, (address, isIn)) in addresses.enumerated() {
        let id = "\(round)-\(number)"
        wallet.commits = []
        wallet.feed([
          (1, #""id":"\#(id)","type":"transfer","account":"A\#(id)","payee":"P","amount":1,"reason":"\#(address)""#)
        ])
        #expect(wallet.hits == (isIn ? [id] : []), "\(address)")
      }
    }
    _ = wallet.ask(.addToList(list: "blocked", value: "2001:db9::/32", owner: nil, until: nil), key: "k")
    wallet.commits = []
    wallet.feed([
      (2, #""id":"x","type":"transfer","account":"X","payee":"P","amount":1,"reason":"2001:db9:0:2::9""#)
    ])
    #expect(wallet.hits == ["x"])
  }

  @Test func `an account is protected as long as its entry holds`() throws {
    let list = ListSpec(
      name: Placed("treasury", at: Wallet.place),
      entries: [.init(Placed("A", at: Wallet.place), validity: Validity(until: time(1000)))])
    var wallet = try Wallet(
      Wallet.spec(lists: [list]) { $0.protected = [Placed("list.treasury", at: Wallet.place)] })
    let drain = #""type":"transfer","account":"A","payee":"P","amount":2000"#
    wallet.feed([(999, #""id":"1","# + drain)])
    #expect(wallet.freezes.isEmpty)
    wallet.feed([(1000, #""id":"2","# + drain)])
    #expect(wallet.freezes.map(\.account) == ["A"])
    _ = wallet.ask(.release(account: "A", scope: nil, outcome: .honest), key: "r")
  }

  @Test func `an absent text is unknown, and on no list`() throws {
    var wallet = try Wallet(
      spec([.of("blocked", ["P"])], when: "!(payee in list.blocked)"))
    wallet.feed([
      (1, #""id":"1","type":"transfer","account":"A","amount":1"#), (2, transfer(2, to: "P", by: "B")),
      (3, transfer(3, to: "Q", by: "C")),
    ])
    #expect(wallet.hits == ["e3"])
    #expect(wallet.engine.counters.unknownTerms == 1)
  }
}

import CEL
import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let day: Int64 = 86_400_000

private func transfer(
  _ id: Int, _ account: String, to payee: String = "", device: String = "", card: String = "", amount: Int = 1
) -> String {
  var line = #""id":"e\#(id)","type":"transfer","account":"\#(account)","amount":\#(amount)"#
  for (name, value) in [("payee", payee), ("device", device), ("card", card)] where !value.isEmpty {
    line += ",\"\(name)\":\"\(value)\""
  }
  return line
}

private func spec(
  by: [String] = ["device", "card", "payee"], over: Int64 = 7 * day, when: [String] = ["frozen_neighbours >= 1"],
  hash: String = "h1"
) -> RuleSetSpec {
  var spec = Wallet.spec(
    rules: [
      .of("big", types: ["transfer"], when: ["amount >= 1000"], score: "80", say: "x"),
      .of("near", types: ["transfer"], when: when, score: "50", say: "{frozen_neighbours} frozen"),
    ], hash: hash)
  spec.neighbours = [
    NeighbourSpec(
      name: Placed("frozen_neighbours", at: Wallet.place), by: by.map { Placed($0, at: Wallet.place) },
      over: Placed(over, at: Wallet.place))
  ]
  return spec
}

extension Wallet {
  /// Events on which the rule hit.
  fileprivate var near: [String] {
    decisions.filter { $0.document.contains(#""rule":"near""#) }.map(\.event)
  }
}

struct NeighbourTests {
  @Test func `a freeze marks what its account's history names, for other accounts`() throws {
    var wallet = try Wallet(spec())
    wallet.feed([
      (0, transfer(1, "F", to: "P", device: "D1")), (1, transfer(2, "F", card: "C")),
      (2, transfer(3, "B", device: "D1")),
      (1000, transfer(4, "F", device: "D2", amount: 1000)),
      // What the frozen account itself does is no neighbour's.
      (1001, transfer(5, "F", device: "D1")),
      (1002, transfer(6, "B1", device: "D1")), (1003, transfer(7, "B2", card: "C")),
      (1004, transfer(8, "B3", to: "P")), (1005, transfer(9, "B4", device: "D2")),
      (1006, transfer(10, "B5", to: "F")), (1007, transfer(11, "B6", to: "Q", device: "D3", card: "C9")),
      // The same text is another thing as a card than as a device.
      (1008, transfer(12, "B7", card: "D1")),
      // Late, of a time before the freeze.
      (999, transfer(13, "B8", device: "D1")),
    ])
    #expect(wallet.freezes.map(\.account) == ["F"])
    #expect(wallet.near == ["e6", "e7", "e8", "e9", "e10"])
    #expect(wallet.decisions[1].document.contains(#"{"name":"frozen_neighbours","value":"1"}"#))
  }

  @Test func `depth is one: a neighbour's other keys say nothing`() throws {
    var wallet = try Wallet(spec(by: ["device"]))
    wallet.feed([
      (0, transfer(1, "F", device: "D1", amount: 1000)), (1, transfer(2, "B", device: "D1")),
      (2, transfer(3, "B", device: "D2")), (3, transfer(4, "C", device: "D2")),
    ])
    #expect(wallet.near == ["e2"])
  }

  @Test func `neighbours count once, over the feature's time`() throws {
    var wallet = try Wallet(spec(over: day, when: ["frozen_neighbours >= 2"]))
    wallet.feed([
      (0, transfer(1, "F1", device: "D", amount: 1000)), (1, transfer(2, "F1", card: "C", amount: 1000)),
      (2, transfer(3, "B1", device: "D", card: "C")), (1000, transfer(4, "F2", card: "C", amount: 1000)),
      (2000, transfer(5, "B2", device: "D", card: "C")), (day, transfer(6, "B3", device: "D", card: "C")),
      (day + 1, transfer(7, "B4", device: "D", card: "C")),
    ])
    #expect(wallet.near == ["e5", "e6"])
  }

  @Test func `without one of the keys it is unknown`() throws {
    var wallet = try Wallet(spec(by: ["device"], when: ["frozen_neighbours == 0"]))
    wallet.feed([(0, transfer(1, "A", to: "P")), (1, transfer(2, "B", device: "D"))])
    #expect(wallet.near == ["e2"])
    #expect(wallet.engine.counters.unknownTerms == 1)
  }

  @Test func `the newest 32 keys of an account are marked`() throws {
    var wallet = try Wallet(spec(by: ["device"]))
    wallet.feed((0..<40).map { (Int64($0), transfer($0, "F", device: "D\($0)")) })
    // Seen again: D8 is the newest but one, D9 is the oldest of the 32.
    wallet.feed([(100, transfer(50, "F", device: "D8")), (101, transfer(51, "F", device: "D39", amount: 1000))])
    wallet.feed((0..<40).map { (Int64(200 + $0), transfer(100 + $0, "B\($0)", device: "D\($0)")) })
    #expect(wallet.near == (8..<40).map { "e\(100 + $0)" })
  }

  @Test func `an account found honest marks nothing any more`() throws {
    var wallet = try Wallet(spec())
    wallet.feed([(0, transfer(1, "F", device: "D", amount: 1000)), (1, transfer(2, "G", device: "D", amount: 1000))])
    _ = wallet.ask(.release(account: "F", scope: nil, outcome: .honest), key: "k")
    wallet.feed([(2, transfer(3, "B", device: "D"))])
    #expect(wallet.near.contains("e3"))
    _ = wallet.ask(.release(account: "G", scope: nil, outcome: .honest), key: "k2")
    wallet.feed([(3, transfer(4, "B2", device: "D"))])
    #expect(!wallet.near.contains("e4"))
  }

  @Test(arguments: [1, 3, 5]) func `marks survive a restart`(cut: Int) throws {
    let lines: [(at: Int64, String)] = [
      (0, transfer(1, "F", to: "P", device: "D1")), (1, transfer(2, "F", card: "C")),
      (2, transfer(3, "F", amount: 1000)), (3, transfer(4, "B1", device: "D1")), (4, transfer(5, "B2", to: "F")),
      (5, transfer(6, "B3", card: "C", amount: 1000)), (6, transfer(7, "B4", card: "C")),
    ]
    var through = try Wallet(spec())
    through.feed(Array(lines[..<cut]))
    var restarted = try Wallet(spec())
    for commit in through.commits { try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    through.commits = []
    through.feed(Array(lines[cut...]))
    restarted.feed(Array(lines[cut...]))
    #expect(restarted.journal == through.journal)
    #expect(restarted.decisions.map(\.document) == through.decisions.map(\.document))
    #expect(restarted.near.last == "e7")
  }

  @Test func `a rule that asks for neighbours anew warms up`() throws {
    var old = Wallet.spec(rules: spec().rules.dropLast())
    old.hash = "h0"
    var wallet = try Wallet(old)
    wallet.feed([(0, transfer(1, "A", device: "D"))])
    wallet.commits = [wallet.engine.adopt(try RuleCompiler.compile(spec()))]
    wallet.feed([(1, transfer(2, "F", device: "D", amount: 1000)), (2, transfer(3, "B", device: "D"))])
    let cold = try #require(wallet.decisions.last)
    #expect(cold.document.contains("warming") && cold.actions.isEmpty)
    wallet.feed([
      (7 * day + 1, transfer(4, "F2", device: "D", amount: 1000)), (7 * day + 2, transfer(5, "B2", device: "D")),
    ])
    #expect(wallet.decisions.last?.actions == "step-up")
  }

  @Test func `what is no key is refused`() {
    func complaint(_ spec: RuleSetSpec) -> [String] {
      do {
        _ = try RuleCompiler.compile(spec)
        return []
      } catch {
        return error.diagnostics.map(\.message)
      }
    }
    #expect(
      complaint(spec(by: ["device", "amount"], over: 91 * day)).prefix(2) == [
        "`amount` is no key of the schema", "neighbours are counted over 1 second to 90 days",
      ])
  }

  @Test func `many in, then out: the ratio of what an account received and sends on`() throws {
    let spec = Wallet.spec(
      features: [
        .of("senders", .distinct, ["account"], of: ["transfer"], by: ["payee"], read: ["account"], over: day),
        .of("in_24h", .sum, ["amount"], of: ["transfer"], by: ["payee"], read: ["account"], over: day),
        .of("out_24h", .sum, ["amount"], of: ["transfer"], by: ["account"], over: day),
        .of("payees", .distinct, ["payee"], of: ["transfer"], by: ["account"], over: day),
      ],
      rules: [
        .of(
          "near", types: ["transfer"],
          when: ["senders >= 4", "out_24h / in_24h >= 0.8", "senders >= 4 * payees"], score: "50",
          say: "{out_24h / in_24h:%} of {in_24h}")
      ])
    var wallet = try Wallet(spec)
    wallet.feed((0..<4).map { (Int64($0), transfer($0, "S\($0)", to: "M", amount: 100)) })
    wallet.feed([(10, transfer(10, "M", to: "X", amount: 300)), (11, transfer(11, "M", to: "X", amount: 30))])
    // A collector that keeps what came in, and one that pays many.
    wallet.feed((0..<4).map { (Int64(20 + $0), transfer(20 + $0, "S\($0)", to: "K", amount: 100)) })
    wallet.feed([(30, transfer(30, "K", to: "X", amount: 100))])
    wallet.feed((0..<2).map { (Int64(40 + $0), transfer(40 + $0, "K", to: "Y\($0)", amount: 150)) })
    #expect(wallet.near == ["e11"])
    #expect(wallet.decisions.last?.document.contains("83 % of 400.00 CNY") == true)
  }
}

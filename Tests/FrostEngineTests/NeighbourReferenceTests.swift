import CEL
import FrostEngine
import FrostEvents
import FrostRules
import Testing

/// Frozen neighbours of random events against a scan over all events, freezes and findings of honesty before them.
struct NeighbourReferenceTests {
  private static let over: Int64 = 2 * 86_400_000
  private static let lateness: Int64 = 2 * 3_600_000

  private struct Key: Hashable {
    var kind: String
    var value: String
  }

  private struct Event {
    var account: String
    var keys: Set<Key>
    var at: Int64
  }

  /// Keeps everything and looks through it at each question.
  private struct Naive {
    var history: [(account: String, key: Key)] = []
    var freezes: [(account: String, at: Int64, keys: Set<Key>, until: Int64)] = []

    mutating func saw(_ event: Event) {
      for key in event.keys.sorted(by: { ($0.kind, $0.value) < ($1.kind, $1.value) }) {
        history.append((event.account, key))
      }
    }

    mutating func froze(_ account: String, at time: Int64) {
      let keys = Set(history.filter { $0.account == account }.map(\.key))
      freezes.append((account, time, keys.union([Key(kind: "account", value: account)]), .max))
    }

    mutating func foundHonest(_ account: String, at time: Int64) {
      for place in freezes.indices where freezes[place].account == account {
        freezes[place].until = min(freezes[place].until, time)
      }
    }

    func neighbours(of event: Event) -> Int {
      Set(
        freezes.filter { freeze in
          freeze.account != event.account && !freeze.keys.isDisjoint(with: event.keys)
            && freeze.at >= event.at - NeighbourReferenceTests.over && freeze.at <= event.at && event.at < freeze.until
        }.map(\.account)
      ).count
    }
  }

  @Test(arguments: 1...40) func `frozen neighbours equal a scan`(seed: UInt64) throws {
    var random = SplitMix64(state: seed)
    var spec = Wallet.spec(rules: [
      .of("big", types: ["transfer"], when: ["amount >= 1000"], score: "80", say: "x"),
      .of("near", types: ["transfer"], when: ["frozen_neighbours >= 0"], score: "frozen_neighbours + 1", say: "x"),
    ])
    spec.neighbours = [
      NeighbourSpec(
        name: Placed("frozen_neighbours", at: Wallet.place),
        by: ["device", "card", "payee"].map { Placed($0, at: Wallet.place) },
        over: Placed(Self.over, at: Wallet.place))
    ]
    var wallet = try Wallet(spec, lateness: Self.lateness)
    wallet.engine.keepScores(withFeatures: false)
    var naive = Naive()
    var now: Int64 = 0
    var seen = 0
    for number in 0..<150 {
      now += Int64.random(in: 0...10_800_000, using: &random)
      let late = Int.random(in: 0..<4, using: &random) == 0 ? Int64.random(in: 0...Self.lateness, using: &random) : 0
      var event = Event(account: "A\(Int.random(in: 0..<14, using: &random))", keys: [], at: max(0, now - late))
      let amount = Int.random(in: 0..<12, using: &random) == 0 ? 1000 : 1
      var line = #""id":"e\#(number)","type":"transfer","account":"\#(event.account)","amount":\#(amount)"#
      for (field, kind, value) in [
        ("device", "device", "D\(Int.random(in: 0..<10, using: &random))"),
        ("card", "card", "C\(Int.random(in: 0..<8, using: &random))"),
        ("payee", "account", "A\(Int.random(in: 0..<20, using: &random))"),
      ] where Bool.random(using: &random) {
        line += ",\"\(field)\":\"\(value)\""
        event.keys.insert(Key(kind: kind, value: value))
      }
      let frozenBefore = wallet.freezes.count
      wallet.feed([(event.at, line)])
      naive.saw(event)
      let score = try #require(wallet.engine.takeScores().last)
      let near = score.hits.first { $0.rule == 1 }.map { Int($0.score) - 1 }
      #expect(near == (event.keys.isEmpty ? nil : naive.neighbours(of: event)), "event \(number), seed \(seed)")
      seen += near ?? 0
      // What the engine froze is the scan's input: whom to freeze is another test's question.
      for freeze in wallet.freezes.dropFirst(frozenBefore)
      where freeze.state == .active && freeze.from == wallet.engine.watermark {
        naive.froze(freeze.account, at: freeze.from.milliseconds - Wallet.start.milliseconds)
      }
      if Int.random(in: 0..<15, using: &random) == 0, let frozen = naive.freezes.randomElement(using: &random) {
        let learned = wallet.engine.watermark.milliseconds - Wallet.start.milliseconds
        guard
          case .done = wallet.ask(.release(account: frozen.account, scope: nil, outcome: .honest), key: "k\(number)")
        else { continue }
        naive.foundHonest(frozen.account, at: learned)
      }
    }
    #expect(seen > 20)
  }
}

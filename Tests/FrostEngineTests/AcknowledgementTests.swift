import FrostEvents
import FrostRules
import Testing

@testable import FrostEngine

@Suite struct AcknowledgementTests {
  private static let freezing = Wallet.spec(change: {
    $0.bands = [.init(from: 80, actions: [.freeze], at: Wallet.place)]
  })

  private func acknowledged(_ wallet: Wallet) -> [String] {
    wallet.commits.flatMap(\.acknowledgements).map {
      "\($0.id.split(separator: "/")[1]) \($0.state.rawValue) \($0.event)"
    }
  }

  private func frozen() throws -> Wallet {
    var wallet = try Wallet(Self.freezing)
    wallet.feed([(0, #""id":"e1","type":"transfer","account":"A1","payee":"P","amount":1500"#)])
    return wallet
  }

  @Test func `the wallet's word on a freeze is noted once, and on its end`() throws {
    var wallet = try frozen()
    wallet.feed([
      (500, #""id":"w1","type":"restriction.applied","account":"A1""#),
      (600, #""id":"w2","type":"restriction.applied","account":"A1""#),
      (700, #""id":"e2","type":"transfer","account":"A1","payee":"P","amount":1500"#),
      (800, #""id":"w3","type":"restriction.applied","account":"A1""#),
    ])
    _ = wallet.ask(.release(account: "A1", scope: nil, outcome: .honest), key: "k")
    wallet.feed([
      (900, #""id":"w4","type":"restriction.lifted","account":"A1""#),
      (950, #""id":"w5","type":"restriction.lifted","account":"A1""#),
    ])
    #expect(acknowledged(wallet) == ["placed applied w1", "ended applied w4"])
    let acknowledged = Set(wallet.commits.flatMap(\.acknowledgements).map(\.id))
    #expect(acknowledged.isSubset(of: wallet.commits.flatMap { $0.changes.map(\.id) }))
  }

  @Test func `ref names what is answered, and a later word counts`() throws {
    var wallet = try frozen()
    let freeze = wallet.freezes[0].id
    wallet.feed([
      (100, #""id":"w1","type":"restriction.applied","account":"A1","ref":"frz_another""#),
      (200, "\"id\":\"w2\",\"type\":\"restriction.applied\",\"account\":\"A1\",\"ref\":\"\(freeze)\""),
      (300, "\"id\":\"w3\",\"type\":\"restriction.failed\",\"account\":\"A1\",\"ref\":\"\(freeze)/placed\""),
      (400, #""id":"w4","type":"restriction.applied","account":"A2""#),
    ])
    #expect(acknowledged(wallet) == ["placed applied w2", "placed failed w3"])
  }

  @Test func `a hold is answered by its movement, a step-up by its answer`() throws {
    var wallet = try Wallet(
      Wallet.spec(change: { $0.bands = [.init(from: 80, actions: [.hold, .stepUp], at: Wallet.place)] }))
    wallet.feed([
      (0, #""id":"e1","type":"withdrawal","phase":"requested","txn":"T1","account":"A1","amount":1500"#),
      (10, #""id":"e2","type":"withdrawal","phase":"requested","txn":"T2","account":"A1","amount":1500"#),
      (500, #""id":"w1","type":"hold.applied","account":"A1","txn":"T2""#),
      (600, #""id":"w2","type":"hold.failed","account":"A1","txn":"T1""#),
      (700, #""id":"w3","type":"step_up.passed","account":"A1""#),
    ])
    #expect(acknowledged(wallet).prefix(3) == ["placed applied w1", "placed failed w2", "demanded passed w3"])
  }

  @Test func `after a restart the same answers are waited for`() throws {
    let events: [(at: Int64, String)] = [
      (0, #""id":"e1","type":"transfer","account":"A1","payee":"P","amount":1500"#),
      (10, #""id":"e2","type":"transfer","account":"A2","payee":"P","amount":1500"#),
      (20, #""id":"w1","type":"restriction.applied","account":"A2""#),
    ]
    let rest: [(at: Int64, String)] = [
      (500, #""id":"w2","type":"restriction.applied","account":"A1""#),
      (510, #""id":"w3","type":"restriction.applied","account":"A2""#),
    ]
    var through = try Wallet(Self.freezing)
    through.feed(events)
    var restarted = try Wallet(Self.freezing)
    for commit in through.commits { try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    through.feed(rest)
    restarted.feed(rest)
    #expect(acknowledged(restarted) == ["placed applied w2"])
    #expect(restarted.commits[0].journal == through.commits[1].journal)
  }

  @Test func `a wallet that never answers costs a bounded memory`() throws {
    var waiting = Unacknowledged()
    var symbols = SymbolTable(key: .fixed)
    for number in 0..<1000 {
      let row = HoldRow(
        id: "h\(number)", account: "A1", event: "e", state: .placed, from: .never, deadline: .never,
        onTimeout: "release", decision: "d")
      waiting.apply(.hold(row), symbols: &symbols)
    }
    let account = symbols.intern("A1")
    #expect(
      waiting.answered(by: .hold, of: account, ref: nil, txn: nil).count == Unacknowledged.maximumActions)
    #expect(waiting.answered(by: .hold, of: account, ref: "h999", txn: nil).count == 1)
  }

  @Test func `money that leaves more than 5 s after the freeze is a leak, told with its amount`() throws {
    var wallet = try frozen()
    wallet.feed([
      (5000, #""id":"e2","type":"transfer","account":"A1","payee":"P","amount":70,"txn":"T2""#),
      (5001, #""id":"e3","type":"transfer","account":"A1","payee":"P","amount":80,"txn":"T3""#),
    ])
    let leaks = wallet.commits.flatMap(\.changes).filter { $0.kind == "leak.seen" }
    #expect(leaks.map(\.id) == ["\(wallet.freezes[0].id)/leak/e3"])
    #expect(leaks[0].document.contains(#""txn":"T3","amount":"80.00","currency":"CNY""#), "\(leaks[0].document)")
    #expect(wallet.engine.counters.leaks == 1 && wallet.engine.counters.leakedAmount == 8000)
    #expect(wallet.engine.counters.lastLeak == Wallet.start.milliseconds + 5001)
  }
}

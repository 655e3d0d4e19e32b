import FrostEngine
import FrostEvents
import FrostRules
import Testing

@Suite struct EndingTests {
  private static let minute: Int64 = 60_000

  private static func transfer(_ id: Int, _ amount: Int) -> String {
    "\"id\":\"e\(id)\",\"type\":\"transfer\",\"account\":\"A\",\"payee\":\"P\",\"amount\":\(amount)"
  }

  private static func after(_ minutes: Int64) -> EventTime {
    EventTime(milliseconds: Wallet.start.milliseconds + minutes * minute)
  }

  @Test func `a freeze that a tick has ended is seen by an event from before its end`() throws {
    var wallet = try Wallet(Wallet.spec { $0.freeze.lasts = 60 * Self.minute })
    wallet.feed([(0, Self.transfer(1, 1000))])
    wallet.tick(at: Self.after(60))
    wallet.feed([(59 * Self.minute, Self.transfer(2, 7)), (60 * Self.minute, Self.transfer(3, 9))])
    #expect(wallet.engine.counters.leaks == 1 && wallet.engine.counters.leakedAmount == 700)
  }

  @Test func `a freeze whose ending was published too early is extended and ends once more`() throws {
    let rules = ["1000", "1005"].map {
      RuleSpec.of("over-\($0)", types: ["transfer"], when: ["out_1h >= \($0)"], score: "80")
    }
    var wallet = try Wallet(Wallet.spec(rules: rules) { $0.freeze.lasts = 60 * Self.minute })
    wallet.feed([(0, Self.transfer(1, 1000))])
    wallet.tick(at: Self.after(600))
    wallet.feed([(59 * Self.minute, Self.transfer(2, 7))])
    wallet.tick(at: Self.after(600))
    #expect(
      wallet.changes.filter { $0.hasPrefix("freeze") }
        == ["freeze.placed A", "freeze.ended A", "freeze.extended A", "freeze.ended A"])
    #expect(Set(wallet.freezes.map(\.id)).count == 1)
    #expect(wallet.freezes.last?.ended == Self.after(119))
    let ids = wallet.commits.flatMap { $0.changes.map(\.id) }
    #expect(Set(ids).count == ids.count)
  }

  @Test func `who is asked when the stream lags has the whole time to answer`() throws {
    let spec = Wallet.spec(rules: [.of("ask", types: ["transfer"], when: ["amount >= 10"], score: "40")]) {
      $0.stepUp.within = 10 * Self.minute
    }
    var wallet = try Wallet(spec, futureLimit: 600_000)
    wallet.readAt = Self.after(180)
    wallet.feed([(0, Self.transfer(1, 20)), (30 * Self.minute, Self.transfer(2, 5))])
    #expect(wallet.tick(at: Self.after(189)) == nil)
    wallet.feed([(185 * Self.minute, #""id":"p","type":"step_up.passed","account":"A""#)])
    #expect(wallet.commits.flatMap(\.stepUps).map(\.state) == [.demanded, .passed])
    // The decision tells the stream's own time.
    #expect(wallet.decisions[0].document.contains(#""until":"2026-03-02T00:10:00.000Z""#))
  }

  @Test func `an answer that comes late but was given in time counts, one given too late does not`() throws {
    let spec = Wallet.spec(rules: [.of("ask", types: ["transfer"], when: ["amount >= 10"], score: "40")])
    for (answer, last) in [(Int64(599_999), "step-up.passed"), (600_000, "escalation.opened")] {
      var wallet = try Wallet(spec)
      wallet.feed([
        (0, Self.transfer(1, 20)), (610_000, Self.transfer(2, 5)),
        (answer, #""id":"p","type":"step_up.passed","account":"A""#),
      ])
      #expect(wallet.changes.last == "\(last) A")
      #expect(wallet.changes.contains("step-up.timed-out A"))
    }
  }

  @Test func `an ending that was published and is not in the journal yet is published again with the same id`() throws {
    var wallet = try Wallet()
    wallet.feed([(0, Self.transfer(1, 1000))])
    let ended = wallet.tick(at: Self.after(24 * 60))
    let first = try #require(ended)
    #expect(first.inputs == 0 && first.journal.isEmpty)
    let journal = wallet.journal
    var restarted = try Wallet()
    try restarted.engine.recover(chunk: journal, firstInput: 1)
    let endedAgain = restarted.tick(at: Self.after(25 * 60))
    let again = try #require(endedAgain)
    #expect(first.changes.map(\.id) == again.changes.map(\.id) && first.changes.count == 1)
    #expect(first.changes.map(\.document) == again.changes.map(\.document))
  }
}

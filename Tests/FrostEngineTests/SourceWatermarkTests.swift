import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let minute: Int64 = 60_000

/// `docs/decisions/0014-sources-are-merged-by-time.md`
@Suite struct SourceWatermarkTests {
  private func engine(skew: Int64 = 60 * minute) throws -> Engine {
    let spec = Wallet.spec(
      features: [.of("n_1h", .count, ["login"], by: ["account"], over: 60 * minute)],
      rules: [.of("any", types: ["login"], when: ["n_1h >= 1"], score: "n_1h", say: "{n_1h}")])
    return Engine(rules: try RuleCompiler.compile(spec), options: .init(lateness: 5 * minute, sourceSkew: skew))
  }

  private func login(_ id: String, account: String = "A") -> String {
    #""id":"\#(id)","type":"login","account":"\#(account)""#
  }

  @Test func `an event is late by its own source, or beyond what histories reach`() throws {
    let wallet = try Wallet()
    var engine = try engine()
    func outcome(_ source: String, _ at: Int64, _ id: String) -> Bool {
      let before = engine.counters.late
      _ = engine.process(wallet.batch([(at * minute, login(id))], from: source))
      return engine.counters.late == before
    }
    #expect(outcome("a", 100, "a1"))
    // Far behind another source, and first of its own.
    #expect(outcome("b", 50, "b1") && outcome("b", 46, "b2"))
    #expect(!outcome("b", 44, "b3"))
    #expect(outcome("a", 96, "a2") && !outcome("a", 94, "a3"))
    #expect(outcome("c", 36, "c1") && !outcome("d", 34, "d1"))
    #expect(
      engine.counters.watermarks == [
        "a": Wallet.start.milliseconds + 100 * minute, "b": Wallet.start.milliseconds + 50 * minute,
        "c": Wallet.start.milliseconds + 36 * minute,
      ])
  }

  @Test func `the window of an event far behind another source is whole`() throws {
    let wallet = try Wallet()
    var engine = try engine()
    engine.keepScores(withFeatures: false)
    // Of an hour before the event that comes last, though the newest is an hour after it.
    for at in [0, 20, 40, 60, 90, 120] as [Int64] {
      _ = engine.process(wallet.batch([(at * minute, login("a\(at)"))], from: "a"))
    }
    _ = engine.takeScores()
    _ = engine.process(wallet.batch([(59 * minute, login("b"))], from: "b"))
    #expect(engine.takeScores().map { $0.subjects.map(\.score) } == [[4]])
  }

  @Test func `recovery knows how far each source had come`() throws {
    let wallet = try Wallet()
    var live = try engine()
    var commits: [Commit] = []
    for (source, at) in [("a", 100), ("b", 50), ("a", 101), ("c", 60)] as [(String, Int64)] {
      commits.append(live.process([wallet.batch([(at * minute, login("\(source)\(at)"))], from: source)]))
    }
    var recovered = try engine()
    for commit in commits { try recovered.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    recovered.resume(try #require(commits.last).counters)
    #expect(recovered.counters == live.counters)
    let next = [wallet.batch([(46 * minute, login("b2")), (44 * minute, login("b3"))], from: "b")]
    let (a, b) = (live.process(next), recovered.process(next))
    #expect(a.journal == b.journal && a.counters == b.counters && a.counters.late == 1)
  }

  @Test func `a checkpoint knows how far each source had come`() throws {
    let wallet = try Wallet()
    var live = try engine()
    for (source, at) in [("a", 100), ("b", 50), ("a", 101)] as [(String, Int64)] {
      _ = live.process([wallet.batch([(at * minute, login("\(source)\(at)"))], from: source)])
    }
    let parts = try #require(EngineCheckpoint.whole(live))
    var loaded = try Engine(parts, rules: live.rules, options: .init(lateness: 5 * minute, sourceSkew: 60 * minute))
    let next = [wallet.batch([(46 * minute, login("b2")), (44 * minute, login("b3"))], from: "b")]
    let (a, b) = (live.process(next), loaded.process(next))
    #expect(a.journal == b.journal && a.counters == b.counters && a.counters.late == 1)
    #expect(throws: CheckpointRefusal.self) {
      try Engine(parts, rules: live.rules, options: .init(lateness: 5 * minute))
    }
  }

  @Test func `parts of several sources are one step, each with its position and its refused lines`() throws {
    let wallet = try Wallet()
    var engine = try engine()
    var parts = [
      wallet.batch([(0, login("a1")), (1, "no JSON")], from: "a"),
      wallet.batch([(1, "no"), (2, login("b1"))], from: "b"),
      wallet.batch([(3, login("a2"))], from: "a"),
    ]
    for place in parts.indices { parts[place].position.offset = Int64(place) }
    let commit = engine.process(parts)
    #expect(commit.sources.map(\.quarantined) == [1, 2, 2] && commit.inputs == 4)
    #expect(commit.positions.map { "\($0.source)\($0.offset)" }.sorted() == ["a2", "b1"])
  }

  @Test func `of sources that come and go only those are remembered whose own bound counts, live and recovered`() throws
  {
    let wallet = try Wallet()
    var live = try engine()
    var commits: [Commit] = []
    func feed(_ source: String, _ at: Int64, _ id: String) {
      commits.append(live.process([wallet.batch([(at * minute, login(id))], from: source)]))
    }
    for number in 0..<200 as Range<Int64> { feed("shops/\(number)", number, "e\(number)") }
    // At most lateness and skew behind all of them: 134 and later.
    #expect(live.counters.watermarks.count == 66)
    #expect(live.counters.watermarks["shops/135"] != nil && live.counters.watermarks["shops/133"] == nil)
    feed("shops/3", 133, "late")
    #expect(live.counters.late == 1)
    feed("shops/3", 135, "in time")
    #expect(live.counters.late == 1)

    var recovered = try engine()
    for commit in commits { try recovered.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    recovered.resume(commits.last!.counters)
    #expect(recovered.counters == live.counters)
  }
}

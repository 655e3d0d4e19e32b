import FrostEvents
import FrostRules
import Testing

@testable import FrostEngine

@Suite struct EngineCheckpointTests {
  private static let seeds = UInt64(1)...12

  /// A day's rules, with neighbours, labels and a list that people change.
  private static var spec: RuleSetSpec {
    var spec = RandomDay.spec
    spec.rules.append(
      .of(
        "tell", types: ["transfer"], when: ["amount >= 300"],
        then: [
          .init(
            kind: .label(name: at("mule"), on: at("payee"), lasts: 60 * RandomDay.minute), condition: nil,
            at: Wallet.place)
        ], say: "x"))
    spec.rules.append(.of("asks", types: ["transfer"], when: ["payee.label.mule"], score: "10", say: "x"))
    spec.rules.append(.of("near", types: ["transfer"], when: ["near >= 1"], score: "20", say: "{near}"))
    spec.rules.append(.of("listed", types: ["transfer"], when: ["account in list.watched"], score: "15", say: "x"))
    spec.neighbours = [
      NeighbourSpec(name: at("near"), by: ["device", "payee"].map(at), over: at(7 * 86_400_000))
    ]
    spec.features.append(.of("device_age", .age, ["account", "device"]))
    spec.features.append(.of("last_amount", .last, ["amount"], of: ["transfer"], by: ["account"]))
    spec.lists = [.of("watched", ["A5"])]
    return spec
  }

  private static func at<Value>(_ value: Value) -> Placed<Value> { Placed(value, at: Wallet.place) }

  private let rules: RuleSet
  /// Of what is loaded: its keys are packed and unpacked all the time, those of the engine that wrote them never.
  private let options = Engine.Options(lateness: RandomDay.lateness, memoryLimit: 1)

  init() throws { rules = try RuleCompiler.compile(Self.spec) }

  private func take(_ step: RandomDay.Step, number: Int, _ wallet: inout Wallet) {
    switch step {
    case .read(let lines, let at):
      wallet.readAt = at
      wallet.feed(lines)
    case .ask(let action, let key, let at):
      wallet.commits.append(ask(action, key, at, &wallet))
    }
    let now = wallet.engine.watermark
    switch number % 9 {
    case 3:
      wallet.commits.append(
        ask(
          .addToList(list: "watched", value: "A\(number % 5)", owner: nil, until: nil), "list \(number)", now, &wallet))
    case 5:
      let rows = [["A\(number % 6)", "D\(number % 3)", "2025-01-0\(number % 9 + 1)"]]
      let part = ImportPart(
        kind: .devices, columns: ["account", "device", "first_seen"],
        rows: rows.enumerated().map { .init(line: $0.offset + 2, values: $0.element) })
      wallet.commits.append(ask(.importKnown(part), "import \(number)", now, &wallet))
    case 7: wallet.tick(at: EventTime(milliseconds: now.milliseconds + 400 * RandomDay.minute))
    default: break
    }
  }

  private func ask(_ action: OperatorInput.Action, _ key: String, _ at: EventTime, _ wallet: inout Wallet) -> Commit {
    wallet.engine.process(
      OperatorInput(key: key, actor: "ann", reason: "asked", at: at, dryRun: false, action: action)
    ).0
  }

  @Test func `each stored property of the engine is carried over, or is known to need it not`() throws {
    let names = Mirror(reflecting: try Wallet(Self.spec).engine).children.compactMap(\.label)
    #expect(Set(names) == Engine.carried.union(Engine.left))
  }

  /// Parts at different inputs, the rest at another: what is loaded and brought up to date is what was there, and decides
  /// the rest of the day alike.
  @Test(arguments: seeds) func `a checkpoint taken while inputs come is the engine at its last part`(seed: UInt64)
    throws
  {
    var random = SplitMix64(state: seed)
    let day = RandomDay(seed: seed, isBehind: false)
    var wallet = try Wallet(Self.spec, lateness: RandomDay.lateness)
    var checkpoint: EngineCheckpoint?
    var loaded = 0
    for (number, step) in day.steps.enumerated() {
      take(step, number: number, &wallet)
      guard wallet.engine.hasBegun, wallet.engine.checkpointObstacle == nil else { continue }
      if checkpoint == nil { checkpoint = EngineCheckpoint(wallet.engine) }
      let isDone = checkpoint!.advance(
        wallet.engine, parts: Int.random(in: 0...4, using: &random), slices: [1024, 400].randomElement(using: &random)!)
      guard isDone else { continue }
      let isWhole = checkpoint!.end(wallet.engine)
      try #require(isWhole)
      let engine = try Engine(checkpoint!.parts, rules: rules, options: options, journal: wallet.commits)
      #expect(!engine.isInGap)
      let (found, wanted) = (engine.remains, wallet.engine.remains)
      for name in wanted.keys.sorted() where found[name] != wanted[name] {
        Issue.record("seed \(seed), step \(number): \(name) is \(found[name] ?? "") instead of \(wanted[name]!)")
        return
      }
      loaded += 1
      checkpoint = nil
      // The rest of the day, once with each.
      if loaded == 2 { try compareRest(of: day, from: number + 1, wallet, engine) }
    }
    #expect(loaded > 2)
  }

  private func compareRest(of day: RandomDay, from first: Int, _ wallet: Wallet, _ engine: Engine) throws {
    // An engine that goes on beside another one has texts and slots of its own.
    var through = wallet
    through.engine = try Engine(
      try #require(EngineCheckpoint.whole(wallet.engine)), rules: rules,
      options: .init(lateness: RandomDay.lateness))
    var restarted = wallet
    restarted.engine = engine
    for (number, step) in day.steps.enumerated().dropFirst(first) {
      take(step, number: number, &through)
      take(step, number: number, &restarted)
    }
    #expect(restarted.journal == through.journal)
    #expect(restarted.decisions.map(\.document) == through.decisions.map(\.document))
    #expect(restarted.changes == through.changes)
    #expect(restarted.engine.remains == through.engine.remains)
  }

  @Test func `inputs after the checkpoint come from the journal, and come to what a full replay comes to`() throws {
    let day = RandomDay(seed: 5, isBehind: false)
    var wallet = try Wallet(Self.spec, lateness: RandomDay.lateness)
    var parts: [CheckpointPart]?
    for (number, step) in day.steps.prefix(45).enumerated() {
      take(step, number: number, &wallet)
      if number == 30 { parts = EngineCheckpoint.whole(wallet.engine) }
    }
    var loaded = wallet
    loaded.engine = try Engine(try #require(parts), rules: rules, options: options, journal: wallet.commits)
    var replayed = wallet
    replayed.engine = Engine(rules: rules, options: options)
    for commit in wallet.commits { try replayed.engine.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    for (number, step) in day.steps.enumerated().dropFirst(45) {
      take(step, number: number, &loaded)
      take(step, number: number, &replayed)
    }
    #expect(loaded.journal == replayed.journal)
    #expect(loaded.decisions.map(\.document) == replayed.decisions.map(\.document))
    #expect(loaded.engine.counters == replayed.engine.counters)
  }

  // MARK: other rules

  private func parts() throws -> ([CheckpointPart], Wallet) {
    var wallet = try Wallet(Self.spec, lateness: RandomDay.lateness)
    for (number, step) in RandomDay(seed: 3, isBehind: false).steps.prefix(20).enumerated() {
      take(step, number: number, &wallet)
    }
    return (try #require(EngineCheckpoint.whole(wallet.engine)), wallet)
  }

  private func refusal(_ parts: [CheckpointPart], _ spec: RuleSetSpec, _ options: Engine.Options) throws -> String? {
    do {
      _ = try Engine(parts, rules: try RuleCompiler.compile(spec), options: options)
      return nil
    } catch let refusal as CheckpointRefusal {
      return refusal.description
    }
  }

  @Test func `features that are gone are left out, others keep what they know`() throws {
    let (parts, wallet) = try parts()
    var spec = Self.spec
    spec.hash = "h2"
    spec.rules.removeAll { ["big-in", "farm"].contains($0.id.value) }
    spec.features.removeAll { ["in_1h", "here"].contains($0.name.value) }
    spec.features.reverse()
    let rules = try RuleCompiler.compile(spec)
    var loaded = wallet
    loaded.engine = try Engine(parts, rules: rules, options: options)
    var replayed = wallet
    replayed.engine = Engine(rules: rules, options: options)
    for commit in wallet.commits { try replayed.engine.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    for (number, step) in RandomDay(seed: 3, isBehind: false).steps.enumerated().dropFirst(20) {
      take(step, number: number, &loaded)
      take(step, number: number, &replayed)
    }
    #expect(loaded.journal == replayed.journal)
    #expect(loaded.decisions.map(\.document) == replayed.decisions.map(\.document))
  }

  @Test func `under other terms it is refused, with what is other`() throws {
    let (parts, _) = try parts()
    #expect(try refusal(parts, Self.spec, options) == nil)
    #expect(
      try refusal(parts, Self.spec, .init(lateness: 1))?.contains("the lateness") == true)
    var new = Self.spec
    new.features.append(.of("new", .count, ["transfer"], by: ["payee"], over: 1000))
    #expect(try refusal(parts, new, options) == "the feature `new` is not in it")
    var other = Self.spec
    other.neighbours[0].over = Self.at(86_400_000)
    #expect(try refusal(parts, other, options)?.contains("neighbours") == true)
    var guarded = Self.spec
    guarded.policy.guards.all = .init(freezes: 6, within: 1)
    #expect(try refusal(parts, guarded, options)?.contains("guards") == true)
  }

  @Test func `what came with a reload is as cold after a start as before`() throws {
    var (_, wallet) = try parts()
    var spec = Self.spec
    spec.hash = "h2"
    spec.features.append(.of("new", .count, ["transfer"], by: ["payee"], over: 30 * 86_400_000))
    spec.rules.append(.of("often", types: ["transfer"], when: ["new >= 1"], score: "10", say: "x"))
    let rules = try RuleCompiler.compile(spec)
    wallet.commits.append(wallet.engine.adopt(rules))
    #expect(wallet.engine.coldRules.map(\.rule) == ["often"] && wallet.engine.checkpointObstacle == nil)
    let loaded = try Engine(try #require(EngineCheckpoint.whole(wallet.engine)), rules: rules, options: options)
    #expect(loaded.coldRules == wallet.engine.coldRules && loaded.remains == wallet.engine.remains)
  }

  @Test func `after a reload with a feature without a window there is none until the next start`() throws {
    var (_, wallet) = try parts()
    var spec = Self.spec
    spec.hash = "h2"
    spec.features.append(.of("new", .last, ["amount"], of: ["transfer"], by: ["payee"]))
    wallet.commits.append(wallet.engine.adopt(try RuleCompiler.compile(spec)))
    #expect(wallet.engine.checkpointObstacle?.contains("`new` has no window") == true)
  }

  @Test func `bytes that are something else are refused, whatever part they stand in`() throws {
    let (parts, _) = try parts()
    for place in parts.indices where !parts[place].bytes.isEmpty {
      var cut = parts
      cut[place].bytes.removeLast()
      #expect(throws: CheckpointRefusal.self) { try Engine(cut, rules: rules, options: options) }
      var gone = parts
      gone.remove(at: place)
      #expect(throws: CheckpointRefusal.self) { try Engine(gone, rules: rules, options: options) }
    }
  }
}

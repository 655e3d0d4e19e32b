import FrostEngine
import FrostEvents
import Testing

/// How a day is put through the engine.
private struct Passage {
  /// Cuts what was read at one moment into batches of at most so many events; 0: at random.
  var size = Int.max
  /// Of 100 places between two steps or batches, how many get a tick, and how many a restart from the journal.
  var ticks = 0
  var restarts = 0
}

/// What is left of a passage, as the store would hold it: rows by id as they were written last, in the order they were
/// written first; the feed without what it has already.
private struct Remains {
  var decisions: [String] = []
  var freezes = Rows()
  var causes = Rows()
  var holds = Rows()
  var stepUps = Rows()
  var escalations = Rows()
  var exceptions = Rows()
  var labels = Rows()
  var outbox: [String] = []
  /// All changes but those that tell of an ending (they are told by the rows' `ended`).
  var feed: [String] = []
  var replies: [OperatorReply] = []
  var counters = Counters()

  struct Rows {
    private var places: [String: Int] = [:]
    private var rows: [Any] = []

    var texts: [String] { rows.map { "\($0)" } }

    mutating func write(_ id: String, _ row: Any) {
      if let place = places[id] {
        rows[place] = row
      } else {
        places[id] = rows.count
        rows.append(row)
      }
    }
  }

  private var told: Set<String> = []

  /// Everything but replies and counters, by name.
  var parts: [[String]] {
    [
      decisions, freezes.texts, causes.texts, holds.texts, stepUps.texts, escalations.texts, exceptions.texts,
      labels.texts, outbox, feed,
    ]
  }

  static let names = [
    "decisions", "freezes", "causes", "holds", "step-ups", "escalations", "exceptions", "labels", "outbox", "feed",
  ]

  mutating func store(_ commit: Commit) {
    decisions += commit.decisions.map {
      "\($0.id) \($0.input) \($0.account) \($0.event) \($0.time.text) \($0.score) \($0.actions) \($0.document)"
    }
    for row in commit.freezes { freezes.write(row.id, row) }
    for row in commit.causes { causes.write(row.id, row) }
    for row in commit.holds { holds.write(row.id, row) }
    for row in commit.stepUps { stepUps.write(row.id, row) }
    for row in commit.escalations { escalations.write(row.id, row) }
    for row in commit.exceptions { exceptions.write(row.id, row) }
    for row in commit.labels { labels.write(row.id, row) }
    outbox += commit.alerts.map { "\($0)" }
    let endings: Set = ["freeze.ended", "denial.ended", "hold.released", "hold.returned", "step-up.timed-out"]
    for change in commit.changes where told.insert(change.id).inserted && !endings.contains(change.kind) {
      feed.append("\(change.id) \(change.kind) \(change.account) \(change.at.text) \(change.document)")
    }
  }

  /// Where two passages differ first; nil: nowhere.
  func difference(from other: Remains, _ otherParts: [[String]]) -> String? {
    for (name, (mine, theirs)) in zip(Self.names, zip(parts, otherParts)) where mine != theirs {
      let place = zip(mine, theirs).prefix { $0 == $1 }.map { _ in }.count
      let line = { (texts: [String]) in place < texts.count ? texts[place] : "nothing" }
      return "\(name), number \(place): \(line(mine))\n  instead of \(line(theirs))"
    }
    if replies != other.replies { return "replies" }
    return counters == other.counters ? nil : "counters \(counters) instead of \(other.counters)"
  }
}

private func remains(of day: RandomDay, _ passage: Passage, seed: UInt64) throws -> Remains {
  var random = SplitMix64(state: seed)
  let futureLimit = day.isBehind ? Engine.Options.clockDifference : nil
  var wallet = try Wallet(RandomDay.spec, lateness: RandomDay.lateness, futureLimit: futureLimit)
  var remains = Remains()
  var stored = 0
  var wall = Wallet.start

  func between() throws {
    if Int.random(in: 0..<100, using: &random) < passage.ticks {
      // At the wall's time, or far ahead of it.
      let ahead = [0, 1, 90, 3000].randomElement(using: &random)! * RandomDay.minute
      wallet.tick(at: EventTime(milliseconds: wall.milliseconds + ahead))
    }
    for commit in wallet.commits[stored...] { remains.store(commit) }
    stored = wallet.commits.count
    if Int.random(in: 0..<100, using: &random) < passage.restarts {
      var restarted = try Wallet(RandomDay.spec, lateness: RandomDay.lateness, futureLimit: futureLimit)
      for commit in wallet.commits {
        try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput)
      }
      wallet.engine = restarted.engine
    }
  }

  for step in day.steps {
    switch step {
    case .read(let lines, let at):
      wall = max(wall, at)
      wallet.readAt = at
      var rest = lines[...]
      while !rest.isEmpty {
        try between()
        let size = passage.size > 0 ? passage.size : Int.random(in: 1...4, using: &random)
        wallet.feed(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
    case .ask(let action, let key, let at):
      wall = max(wall, at)
      try between()
      let (commit, reply) = wallet.engine.process(
        OperatorInput(key: key, actor: "ann", reason: "asked", at: at, dryRun: false, action: action))
      wallet.commits.append(commit)
      remains.replies.append(reply)
    }
  }
  // In the end everything that ends by itself has ended, so that rows can be held against each other.
  wallet.tick(at: EventTime(milliseconds: day.end.milliseconds + 365 * 86_400_000))
  for commit in wallet.commits[stored...] { remains.store(commit) }
  remains.counters = wallet.engine.counters
  return remains
}

@Suite struct TickTests {
  private static let seeds = UInt64(1)...8

  /// The same day live in one batch a read, event by event, in batches of any size, with ticks and with restarts: the same
  /// bytes of decisions, rows, outbox, feed, answers and counters. Only *when* an ending is published may differ.
  @Test(arguments: [false, true])
  func `batches, ticks and restarts change no byte of what is decided`(isBehind: Bool) throws {
    var met = (freezes: 0, lapsed: 0, holds: 0, passed: 0, timedOut: 0, exceptions: 0, late: Int64(0), stopped: 0)
    for seed in Self.seeds {
      let day = RandomDay(seed: seed, isBehind: isBehind)
      let plain = try remains(of: day, Passage(), seed: seed)
      let parts = plain.parts
      let others = [
        Passage(size: 1), Passage(size: 0, ticks: 60), Passage(restarts: 5), Passage(size: 0, ticks: 40, restarts: 5),
      ]
      for other in others {
        let difference = try remains(of: day, other, seed: seed).difference(from: plain, parts)
        #expect(difference == nil, "seed \(seed), \(other)")
        if difference != nil { return }
      }
      met.freezes += plain.freezes.texts.count
      met.lapsed += plain.causes.texts.count { $0.contains("lapsed") }
      met.holds += plain.holds.texts.count
      met.passed += plain.stepUps.texts.count { $0.contains("passed") }
      met.timedOut += plain.stepUps.texts.count { $0.contains("timedOut") }
      met.exceptions += plain.exceptions.texts.count
      met.late += plain.counters.late
      met.stopped += plain.decisions.count { $0.contains("storm guard") }
    }
    // The days are worth something only if they meet what could go wrong.
    let days = Self.seeds.count
    #expect(
      met.freezes > 5 * days && met.lapsed > 5 * days && met.holds > 5 * days && met.timedOut > 5 * days, "\(met)")
    #expect(met.passed > days && met.exceptions > days / 2 && met.late > 5 * days && met.stopped > 0, "\(met)")
  }
}

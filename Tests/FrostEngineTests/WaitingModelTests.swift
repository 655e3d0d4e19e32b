import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let minute: Int64 = 60_000
private let hour: Int64 = 3_600_000

/// Holds, step-ups, denied devices and cases as docs/actions.md tells them, with everything done at its own time, one
/// thing after the other.
private struct WaitingModel {
  struct Hold {
    var event: String
    var until: Int64
    var goesBack = false
    var state = "placed"
  }

  struct Case {
    var from: Int64
    var state = "open"
  }

  struct Account {
    /// Why it is frozen for `out`, and until when; 0: until it is released.
    var causes: [String: Int64] = [:]
    var holds: [Hold] = []
    /// Event, factors, deadline, whether a movement waits, state; the newest last.
    var stepUps: [(event: String, factors: Int, until: Int64, waits: Bool, state: String)] = []
    var cases: [Case] = []
    var isFrozen: Bool { !causes.isEmpty }
  }

  static let accounts = ["A", "B", "C"]
  var notPassed: PolicySpec.StepUp.NotPassed
  var byName: [String: Account] = [:]
  var exceptions: [String: Int64] = [:]
  var denied: Int64?
  var deniedIsExcepted: Int64 = 0

  init(_ notPassed: PolicySpec.StepUp.NotPassed) {
    self.notPassed = notPassed
    for name in Self.accounts { byName[name] = Account() }
  }

  // MARK: time

  /// Lets everything happen that is due by then, the earliest first.
  mutating func pass(to time: Int64) {
    while let (at, act) = next(), at <= time { act(&self) }
  }

  private func next() -> (at: Int64, act: (inout WaitingModel) -> Void)? {
    var found: [(at: Int64, act: (inout WaitingModel) -> Void)] = []
    for (name, account) in byName {
      for (cause, until) in account.causes where until > 0 {
        found.append((until, { $0.byName[name]!.causes[cause] = nil }))
      }
      for (place, hold) in account.holds.enumerated() where hold.state == "placed" {
        found.append((hold.until, { $0.end(place, of: name, letGo: !hold.goesBack) }))
      }
      if let last = account.stepUps.last, last.state == "demanded" {
        found.append((last.until, { $0.notPassed("timed-out", name, at: last.until) }))
      }
    }
    if let until = denied { found.append((until, { $0.denied = nil })) }
    return found.min { $0.at < $1.at }
  }

  mutating func end(_ place: Int, of name: String, letGo: Bool) {
    byName[name]!.holds[place].state = letGo && !byName[name]!.isFrozen ? "released" : "returned"
  }

  // MARK: what is done

  mutating func freeze(_ name: String, because cause: String, until: Int64) {
    guard byName[name]!.causes[cause] == nil else { return }
    let isNew = !byName[name]!.isFrozen
    byName[name]!.causes[cause] = until
    guard isNew else { return }
    for place in byName[name]!.holds.indices where byName[name]!.holds[place].state == "placed" {
      byName[name]!.holds[place].goesBack = true
    }
  }

  mutating func hold(_ name: String, _ event: String, at time: Int64) {
    byName[name]!.holds.append(.init(event: event, until: time + 6 * hour, goesBack: byName[name]!.isFrozen))
  }

  mutating func openCase(_ name: String, at time: Int64) {
    if byName[name]!.cases.contains(where: { $0.state != "resolved" && $0.from > time - 24 * hour }) { return }
    byName[name]!.cases.append(.init(from: time))
  }

  mutating func ask(_ name: String, _ event: String, factors: Int, waits: Bool, at time: Int64) {
    if let last = byName[name]!.stepUps.last, last.state == "demanded" {
      if last.factors <= factors { return }
      byName[name]!.stepUps[byName[name]!.stepUps.count - 1].state = "superseded"
    }
    byName[name]!.stepUps.append((event, factors, time + 10 * minute, waits, "demanded"))
  }

  mutating func notPassed(_ state: String, _ name: String, at time: Int64) {
    let last = byName[name]!.stepUps.count - 1
    byName[name]!.stepUps[last].state = state
    let demand = byName[name]!.stepUps[last]
    switch notPassed {
    case .release: return
    case .hold:
      let isHeld = byName[name]!.holds.contains { $0.event == demand.event && $0.state == "placed" }
      if demand.waits, !isHeld { hold(name, demand.event, at: time) }
    case .freeze: freeze(name, because: "step-up@\(state)", until: time + 24 * hour)
    }
    openCase(name, at: time)
  }

  mutating func passed(_ name: String) {
    guard let last = byName[name]!.stepUps.indices.last, byName[name]!.stepUps[last].state == "demanded" else { return }
    byName[name]!.stepUps[last].state = "passed"
  }

  mutating func release(_ name: String, _ outcome: Outcome, at time: Int64) {
    guard byName[name]!.isFrozen || byName[name]!.holds.contains(where: { $0.state == "placed" }) else { return }
    if byName[name]!.causes.keys.contains("big") { exceptions[name] = time + 24 * hour }
    byName[name]!.causes = [:]
    for place in byName[name]!.holds.indices where byName[name]!.holds[place].state == "placed" {
      end(place, of: name, letGo: outcome != .scam)
    }
    for place in byName[name]!.cases.indices { byName[name]!.cases[place].state = "resolved" }
  }

  /// What is to be seen of an account, a text each.
  func seen(_ name: String) -> [String] {
    let account = byName[name]!
    return (account.isFrozen ? ["frozen out"] : [])
      + account.holds.map { "hold \($0.event) \($0.state)" }.sorted()
      + account.stepUps.map { "step-up \($0.event) \($0.state)" }.sorted()
      + account.cases.map { "case \($0.from) \($0.state)" }.sorted()
  }
}

private struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}

extension Wallet {
  /// What the rows committed say of an account, as the model tells it.
  fileprivate func seen(_ account: String) -> [String] {
    func newest<Row>(_ rows: [Row], _ id: (Row) -> String, _ name: (Row) -> String) -> [Row] {
      var last: [String: Row] = [:]
      for row in rows where name(row) == account { last[id(row)] = row }
      return Array(last.values)
    }
    let holds = newest(commits.flatMap(\.holds), \.id, \.account)
    let stepUps = newest(commits.flatMap(\.stepUps), \.id, \.account)
    let cases = newest(commits.flatMap(\.escalations), \.id, \.account)
    return frozen(account).map { "frozen \($0)" } + holds.map { "hold \($0.event) \($0.state.rawValue)" }.sorted()
      + stepUps.map { "step-up \($0.event) \($0.state.rawValue)" }.sorted()
      + cases.map { "case \($0.from.milliseconds - Self.start.milliseconds) \($0.state.rawValue)" }.sorted()
  }
}

/// Random events and people against the naive model: what waits, who is asked, which device is denied, and whose case it is.
@Suite struct WaitingModelTests {
  private static func spec(_ notPassed: PolicySpec.StepUp.NotPassed) -> RuleSetSpec {
    let face = RuleSpec.Effect(kind: .stepUp(factors: ["face"]), at: Wallet.place)
    return Wallet.spec(rules: [
      .of("prove", types: ["outflow"], when: ["amount == 20"], score: "40", say: "prove"),
      .of("narrow", types: ["outflow"], when: ["amount == 25"], then: [face], say: "narrow"),
      .of("wait", types: ["outflow"], when: ["amount == 30"], score: "60", say: "wait"),
      .of("big", types: ["outflow"], when: ["amount == 1000"], score: "80", say: "big"),
      .of("farm", types: ["login"], when: ["amount == 7"], score: "60", subject: .device, say: "farm"),
    ]) {
      $0.hold.atMost = 6 * hour
      $0.stepUp.notPassed = notPassed
      $0.otherBands[.device] = [.init(from: 60, actions: [.deny, .openCase], at: Wallet.place)]
      $0.denyLasts = 90 * minute
    }
  }

  @Test(arguments: 1...90)
  func `what waits, is asked, denied and worked on is what the page says`(seed: Int) throws {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    let notPassed = PolicySpec.StepUp.NotPassed.allCases[seed % 3]
    var wallet = try Wallet(Self.spec(notPassed))
    var model = WaitingModel(notPassed)
    var now: Int64 = 0
    wallet.feed([(0, #""id":"first","type":"login","account":"Z""#)])
    for step in 1...120 {
      let account = WaitingModel.accounts[dice.roll(3)]
      let id = "\(seed).\(step)"
      switch dice.roll(10) {
      case 0...4:
        now += Int64(dice.roll([5, 40, 400][dice.roll(3)])) * minute + Int64(1 + dice.roll(900))
        model.pass(to: now)
        let amount = [20, 20, 25, 30, 30, 1000][dice.roll(6)]
        let isPending = dice.roll(3) > 0
        let type = isPending ? #""type":"withdrawal","phase":"requested""# : #""type":"transfer","payee":"P""#
        wallet.feed([(now, "\"id\":\"\(id)\",\(type),\"account\":\"\(account)\",\"amount\":\(amount)")])
        switch amount {
        case 20: model.ask(account, id, factors: 2, waits: isPending, at: now)
        case 25: model.ask(account, id, factors: 1, waits: isPending, at: now)
        case 30:
          if isPending {
            model.hold(account, id, at: now)
          } else {
            model.ask(account, id, factors: 2, waits: false, at: now)
          }
          model.openCase(account, at: now)
        default:
          if now < model.exceptions[account] ?? 0 { break }
          model.freeze(account, because: "big", until: now + 24 * hour)
          model.openCase(account, at: now)
        }
      case 5:
        now += Int64(1 + dice.roll(900))
        model.pass(to: now)
        let passes = dice.roll(2) == 0
        let type = passes ? "step_up.passed" : "step_up.failed"
        wallet.feed([(now, "\"id\":\"\(id)\",\"type\":\"\(type)\",\"account\":\"\(account)\"")])
        if passes {
          model.passed(account)
        } else if model.byName[account]!.stepUps.last?.state == "demanded" {
          model.notPassed("failed", account, at: now)
        }
      case 6:
        now += Int64(1 + dice.roll(900))
        model.pass(to: now)
        wallet.feed([
          (now, "\"id\":\"\(id)\",\"type\":\"login\",\"account\":\"\(account)\",\"device\":\"D\",\"amount\":7")
        ])
        if now >= model.deniedIsExcepted {
          model.denied = model.denied ?? now + 90 * minute
          model.openCase(account, at: now)
        }
      case 7:
        if dice.roll(3) == 0 {
          _ = wallet.ask(.release(account: "device:D", scope: nil, outcome: .honest), key: id)
          if model.denied != nil { model.deniedIsExcepted = now + 24 * hour }
          model.denied = nil
        } else {
          let outcome = [Outcome.honest, .scam, .unclear][dice.roll(3)]
          _ = wallet.ask(.release(account: account, scope: nil, outcome: outcome), key: id)
          model.release(account, outcome, at: now)
        }
      case 8:
        let until = dice.roll(2) == 0 ? 0 : now + Int64(1 + dice.roll(30)) * hour
        let end = until == 0 ? nil : EventTime(milliseconds: Wallet.start.milliseconds + until)
        _ = wallet.ask(.freeze(account: account, scope: "out", until: end), key: id)
        model.freeze(account, because: "operator", until: until)
      default:
        let open = wallet.openCases(account)
        guard let row = open.last else { break }
        let place = try #require(
          model.byName[account]!.cases.firstIndex {
            $0.state != "resolved" && $0.from == row.from.milliseconds - Wallet.start.milliseconds
          })
        let kind = [CaseStepRow.Kind.assigned, .noted, .resolved][dice.roll(3)]
        _ = wallet.ask(.step(CaseStep(escalation: row, kind: kind, assignee: "ana", outcome: .unclear)), key: id)
        if kind != .noted { model.byName[account]!.cases[place].state = kind.rawValue }
      }
      for account in WaitingModel.accounts {
        #expect(wallet.seen(account) == model.seen(account), "seed \(seed), step \(step), account \(account)")
      }
      #expect(wallet.frozen("device:D") == (model.denied == nil ? [] : ["bind"]), "seed \(seed), step \(step)")
    }
    var again = try wallet.restarted(Self.spec(notPassed))
    let last = #""id":"last","type":"withdrawal","phase":"requested","account":"A","amount":30"#
    for time in [now + minute, now + 30 * hour] {
      let event = [(at: time, last.replacing("last", with: "last\(time)"))]
      wallet.feed(event)
      again.feed(event)
      #expect(wallet.commits.last?.journal == again.commits.last?.journal)
    }
  }
}

extension Wallet {
  /// Newest rows of an account's cases that are not resolved, oldest first.
  fileprivate func openCases(_ account: String) -> [EscalationRow] {
    var newest: [String: EscalationRow] = [:]
    for row in commits.flatMap(\.escalations) where row.account == account { newest[row.id] = row }
    return newest.values.filter { $0.state != .resolved }.sorted { $0.from < $1.from }
  }
}

import FrostEngine
import FrostEvents
import FrostRules
import Testing

private let hour: Int64 = 3_600_000

/// The state machine of freezes as one would write it down: who is frozen for what, because of which causes.
private struct Model {
  struct Cause {
    var key: String
    var kind: String
    var until: Int64?
  }

  var causes: [String: [Cause]] = [:]
  /// Until when a rule leaves an account alone.
  var exceptions: [String: Int64] = [:]

  mutating func pass(to time: Int64) {
    for key in causes.keys { causes[key]!.removeAll { $0.until.map { $0 <= time } ?? false } }
  }

  func isFrozen(_ account: String, _ scope: String) -> Bool { !(causes["\(account)/\(scope)"] ?? []).isEmpty }

  mutating func add(_ account: String, _ scope: String, _ cause: Cause) {
    causes["\(account)/\(scope)", default: []].append(cause)
  }

  /// - Returns: rules whose causes were ended.
  mutating func end(_ account: String, scopes: [String], where isMeant: (Cause) -> Bool) -> [String] {
    var rules: [String] = []
    for scope in scopes {
      for cause in causes["\(account)/\(scope)"] ?? [] where isMeant(cause) && cause.kind == "rule" {
        rules.append(cause.key)
      }
      causes["\(account)/\(scope)"]?.removeAll(where: isMeant)
    }
    return rules
  }
}

private struct Dice {
  var state: UInt64

  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}

/// Random events and operator actions, against the naive model: no account is ever restricted without an active cause, none
/// with one is unrestricted; and all of it comes back from the journal.
@Suite struct ActingModelTests {
  private static let accounts = ["A", "B", "C"]
  private static let scopes = ["out", "cards"]
  private static let spec = Wallet.spec(rules: [
    .of("big", types: ["transfer"], when: ["amount >= 1000"], score: "80", say: "big"),
    .of("round", types: ["transfer"], when: ["amount == 2000"], score: "80", say: "round"),
  ])

  @Test(arguments: 1...60)
  func `an account is restricted exactly while a cause stands`(seed: UInt64) throws {
    var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
    var wallet = try Wallet(Self.spec)
    var model = Model()
    var now: Int64 = 0
    wallet.feed([(0, #""id":"first","type":"login","account":"Z""#)])
    for step in 1...150 {
      let account = Self.accounts[dice.roll(3)]
      let scope = Self.scopes[dice.roll(2)]
      let key = "\(seed).\(step)"
      switch dice.roll(12) {
      case 0...3:
        now += Int64(dice.roll(8)) * hour
        model.pass(to: now)
        let amount = [10, 1000, 2000][dice.roll(3)]
        wallet.feed([
          (now, #""id":"\#(key)","type":"transfer","account":"\#(account)","payee":"P","amount":\#(amount)"#)
        ])
        for rule in amount == 2000 ? ["big", "round"] : amount == 1000 ? ["big"] : [] {
          if let until = model.exceptions["\(account)/\(rule)"], now < until { continue }
          let standing = model.causes["\(account)/out"] ?? []
          guard !standing.contains(where: { $0.kind == "rule" && $0.key == rule }) else { continue }
          model.add(account, "out", .init(key: rule, kind: "rule", until: now + 24 * hour))
        }
      case 4:
        // Endings are published by the wall; what is frozen now follows from the times alone.
        now += Int64(dice.roll(30)) * hour
        model.pass(to: now)
        wallet.feed([(now, #""id":"\#(key)","type":"login","account":"Z""#)])
      case 5, 6:
        let until = dice.roll(2) == 0 ? nil : now + Int64(1 + dice.roll(40)) * hour
        let reply = wallet.ask(
          .freeze(
            account: account, scope: scope, until: until.map { EventTime(milliseconds: Wallet.start.milliseconds + $0) }
          ),
          key: key)
        if !(model.causes["\(account)/\(scope)"] ?? []).contains(where: { $0.kind == "operator" }) {
          model.add(account, scope, .init(key: key, kind: "operator", until: until))
        } else {
          #expect(!isDone(reply))
        }
      case 7:
        if isDone(
          wallet.ask(
            .order(account: account, scope: scope, until: nil, reference: key), key: key, by: "lea", right: .authority))
        {
          model.add(account, scope, .init(key: key, kind: "authority", until: nil))
        }
      case 8:
        _ = wallet.ask(
          .release(account: account, scope: nil, outcome: .unclear), key: key, by: "lea", right: .authority)
        _ = model.end(account, scopes: Self.scopes) { $0.kind == "authority" }
      case 9:
        _ = wallet.ask(.release(account: account, scope: scope, outcome: .fraud), key: key)
        let standing = model.causes["\(account)/\(scope)"] ?? []
        if standing.contains(where: { ["rule", "operator"].contains($0.kind) }) {
          _ = model.end(account, scopes: [scope]) { ["rule", "operator"].contains($0.kind) }
          if !standing.contains(where: { $0.kind == "confirmed" }) {
            model.add(account, scope, .init(key: key, kind: "confirmed", until: nil))
          }
        }
      case 10:
        _ = wallet.ask(.releaseByCause(rule: "big", tag: nil, since: nil, outcome: .honest), key: key)
        for account in Self.accounts {
          for rule in model.end(account, scopes: Self.scopes, where: { $0.kind == "rule" && $0.key == "big" }) {
            model.exceptions["\(account)/\(rule)"] = now + 24 * hour
          }
        }
      default:
        let right: OperatorInput.Right? = dice.roll(2) == 0 ? nil : .supervisor
        _ = wallet.ask(.release(account: account, scope: nil, outcome: .honest), key: key, by: "ann", right: right)
        let rules = model.end(account, scopes: Self.scopes) {
          ["rule", "operator"].contains($0.kind) || (right != nil && $0.kind == "confirmed")
        }
        for rule in rules { model.exceptions["\(account)/\(rule)"] = now + 24 * hour }
      }
      for account in Self.accounts {
        let expected = Self.scopes.filter { model.isFrozen(account, $0) }.sorted()
        #expect(wallet.frozen(account) == expected, "seed \(seed), step \(step), account \(account)")
        let active = Self.active(wallet, account)
        #expect(active.keys.sorted() == expected, "seed \(seed), step \(step): causes of \(account)")
        for scope in expected {
          #expect(
            active[scope]?.sorted() == model.causes["\(account)/\(scope)"]?.map(\.kind).sorted(),
            "seed \(seed), step \(step)")
        }
      }
    }
    var again = try wallet.restarted(Self.spec)
    let last = "\"id\":\"last\",\"type\":\"transfer\",\"account\":\"A\",\"payee\":\"P\",\"amount\":2000"
    wallet.feed([(now + hour, last)])
    again.feed([(now + hour, last)])
    #expect(wallet.commits.last?.journal == again.commits.last?.journal)
  }

  private func isDone(_ reply: OperatorReply) -> Bool { if case .done = reply { true } else { false } }

  /// Kinds of the causes that stand, by scope, by the rows committed.
  private static func active(_ wallet: Wallet, _ account: String) -> [String: [String]] {
    var newest: [String: CauseRow] = [:]
    for row in wallet.commits.flatMap(\.causes) where row.account == account { newest[row.id] = row }
    return Dictionary(grouping: newest.values.filter { $0.ended == nil }, by: \.scope)
      .mapValues { $0.map(\.kind.rawValue) }
  }
}

import FrostEngine
import FrostEvents
import FrostRules

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers from the same seed, everywhere.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A day of a few accounts that meets every ending: freezes that lapse, holds and demands that run out, answers in time
/// and too late, alerts once an hour, releases, events that are late by up to the lateness and beyond, ties, duplicates.
struct RandomDay {
  enum Step {
    /// Events that were read at one moment, as a source gives them; how they are cut into batches is free.
    case read([(at: Int64, String)], at: EventTime)
    case ask(OperatorInput.Action, key: String, at: EventTime)
  }

  static let minute: Int64 = 60_000
  static let lateness = 10 * minute

  static let spec = Wallet.spec(
    features: [
      .of("out_1h", .sum, ["amount"], of: ["outflow"], by: ["account"], over: 60 * minute),
      .of("in_1h", .sum, ["amount"], of: ["transfer"], by: ["payee"], over: 60 * minute),
      .of("customer_out", .sum, ["amount"], of: ["outflow"], by: ["customer"], over: 60 * minute),
      .of("here", .count, ["outflow"], by: ["device"], over: 30 * minute),
      .of("payers", .distinct, ["account"], of: ["transfer"], by: ["payee"], read: ["account"], over: 120 * minute),
    ],
    rules: [
      .of("big-out", types: ["outflow"], when: ["out_1h >= 900"], score: "80"),
      .of("many-payers", types: ["transfer"], when: ["payers >= 4"], score: "80"),
      .of("big-in", types: ["transfer"], when: ["in_1h >= 1200"], score: "80", subject: .payee, say: "in {in_1h}"),
      .of(
        "spread", types: ["outflow"], when: ["customer_out >= 1300"], score: "80", subject: .customer,
        say: "out {customer_out}"),
      .of("farm", types: ["outflow"], when: ["here >= 6"], score: "60", subject: .device, say: "{here} here"),
      .of("prove-it", types: ["transfer"], when: ["amount >= 250"], score: "40"),
      .of("wait", types: ["withdrawal.requested"], when: ["amount >= 250"], score: "60"),
      .of(
        "warn", types: ["transfer"], when: ["amount >= 200"],
        then: [
          .init(
            kind: .alert(.texts([LocalText(language: "en", text: Placed("was it you?", at: Wallet.place))])),
            once: 60 * minute, at: Wallet.place)
        ]),
      .of("watched", types: ["transfer"], when: ["amount >= 350"], score: "90", stage: .shadow),
    ]
  ) { policy in
    policy.freeze.lasts = 240 * minute
    policy.otherBands[.device] = [.init(from: 60, actions: [.deny, .openCase], at: Wallet.place)]
    policy.denyLasts = 40 * minute
    policy.hold.atMost = 45 * minute
    policy.stepUp.within = 15 * minute
    policy.guards.all = .init(freezes: 6, within: 120 * minute)
  }

  var steps: [Step] = []
  let isBehind: Bool
  /// Wall time after the last step.
  var end = Wallet.start

  /// - Parameter isBehind: whether what is read was written hours ago, as after an outage; otherwise the stream's own time
  ///   is the wall's.
  init(seed: UInt64, isBehind: Bool) {
    self.isBehind = isBehind
    var random = SplitMix64(state: seed)
    var time: Int64 = 0
    var number = 0
    var wall = Wallet.start
    for _ in 0..<60 {
      if number > 0, Int.random(in: 0..<4, using: &random) == 0 {
        let account =
          ["A0", "A1", "A2", "A3", "A4", "A5", "customer:C0", "customer:C1", "device:D1"].randomElement(using: &random)!
        let scope: String? = Bool.random(using: &random) ? "out" : nil
        let outcome = Outcome.allCases.randomElement(using: &random)!
        let until = EventTime(milliseconds: wall.milliseconds + Int64.random(in: 1...180, using: &random) * Self.minute)
        steps.append(
          .ask(
            Int.random(in: 0..<3, using: &random) == 0
              ? .freeze(
                account: account, scope: account == "device:D1" ? "bind" : "out",
                until: Bool.random(using: &random) ? until : nil)
              : .release(account: account, scope: scope, outcome: outcome),
            key: "k\(steps.count)", at: wall))
      }
      var lines: [(at: Int64, String)] = []
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        time += [0, 1, 1000, 60_000, 300_000, 1_200_000].randomElement(using: &random)!
        lines.append(Self.event(&number, time, &random))
      }
      let behind: Int64 = isBehind ? [0, 0, 0, 0, 0, 1, 5, 180].randomElement(using: &random)! * Self.minute : 0
      wall = max(wall, EventTime(milliseconds: Wallet.start.milliseconds + time + behind))
      let readAt = isBehind ? wall : EventTime(milliseconds: Wallet.start.milliseconds + lines.map(\.at).min()!)
      steps.append(.read(lines, at: readAt))
    }
    end = wall
  }

  private static func event(_ number: inout Int, _ now: Int64, _ random: inout SplitMix64) -> (at: Int64, String) {
    let late = [0, 0, 0, 0, 0, 1, 30_000, 5 * minute, 10 * minute, 11 * minute].randomElement(using: &random)!
    let isAgain = number > 5 && Int.random(in: 0..<30, using: &random) == 0
    if !isAgain { number += 1 }
    let id = isAgain ? number - Int.random(in: 0..<5, using: &random) : number
    let account = Int.random(in: 0..<6, using: &random)
    let kind =
      switch Int.random(in: 0..<10, using: &random) {
      case 0: #""type":"step_up.passed""#
      case 1: #""type":"step_up.failed""#
      case 2...4: #""type":"withdrawal","phase":"requested","payee":"bank""#
      default: #""type":"transfer","payee":"A\#((account + Int.random(in: 1..<6, using: &random)) % 6)""#
      }
    let amount = Int.random(in: 1...400, using: &random)
    let device = Int.random(in: 0..<3, using: &random)
    return (
      now - late,
      "\"id\":\"e\(id)\",\(kind),\"account\":\"A\(account)\",\"amount\":\(amount),"
        + "\"customer\":\"C\(account / 2)\",\"device\":\"D\(device)\""
    )
  }
}

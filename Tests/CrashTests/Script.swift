import Foundation
import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules

/// What happens to a wallet in one run of the simulator: the same lines and requests from the same seed.
struct Script {
  /// Lines of the stream, each with its newline.
  var lines: [[UInt8]] = []
  /// Requests of people, by how many lines were read before.
  var requests: [Int: [OperatorInput]] = [:]

  init(seed: UInt64, lines count: Int) {
    var random = SplitMix64(state: seed)
    var time: Int64 = 1_772_000_000_000
    for number in 0..<count {
      time += [0, 1000, 60_000, 300_000, 1_200_000].randomElement(using: &random)!
      lines.append(Array(Self.line(number, time, &random).utf8))
      if Int.random(in: 0..<5, using: &random) == 0 {
        requests[number + 1] = [
          OperatorInput(
            key: "key-\(number)", actor: "ann", reason: "the caller is who they say", at: EventTime(milliseconds: time),
            dryRun: false, action: Self.action(&random, EventTime(milliseconds: time + 3_600_000)))
        ]
      }
    }
  }

  private static func action(_ random: inout SplitMix64, _ until: EventTime) -> OperatorInput.Action {
    let account = "A\(Int.random(in: 0..<8, using: &random))"
    return switch Int.random(in: 0..<5, using: &random) {
    case 4: .erase(account: account)
    case 0: .freeze(account: account, scope: "out", until: until)
    case 1: .addToList(list: "watched", value: account, owner: nil, until: until)
    case 2: .release(account: account, scope: nil, outcome: .honest)
    default: .release(account: account, scope: nil, outcome: Outcome.allCases.randomElement(using: &random)!)
    }
  }

  private static func line(_ number: Int, _ now: Int64, _ random: inout SplitMix64) -> String {
    if Int.random(in: 0..<40, using: &random) == 0 { return "{ no event \(number) }\n" }
    let late: Int64 = [0, 0, 0, 0, 0, 1, 30_000, 300_000, 660_000].randomElement(using: &random)!
    let id = number > 5 && Int.random(in: 0..<30, using: &random) == 0 ? number - 1 : number
    let account = Int.random(in: 0..<8, using: &random)
    let kind =
      switch Int.random(in: 0..<10, using: &random) {
      case 0: #""type":"step_up.passed""#
      case 1...3: #""type":"withdrawal","phase":"requested","payee":"bank""#
      default: #""type":"transfer","payee":"A\#((account + 1) % 8)""#
      }
    let amount = Int.random(in: 1...400, using: &random)
    let note = Int.random(in: 0..<3, using: &random) == 0 ? #","note":"for \#(number % 7)""# : ""
    return
      #"{"id":"e\#(id)","time":\#(now - late),\#(kind),"account":"A\#(account)","amount":"\#(amount).5","txn":"T\#(id)"\#(note)}"#
      + "\n"
  }
}

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

/// Rules under which the script's wallet meets freezes, holds, demands, alerts and cases.
enum SimulatedRules {
  static let files = [
    "schema.yaml": """
    schema: 1
    event:
      id: {at: /id, type: text, required: true}
      time: {at: /time, type: time, format: unix-ms, required: true}
      type: {at: /type, type: text, required: true}
      phase: {at: /phase, type: text, default: done}
      txn: {at: /txn, type: text}
      account: {at: /account, type: key, required: true}
      payee: {at: /payee, type: key}
      amount: {at: /amount, type: money}
      note: {at: /note, type: text, personal: true}
    book-currency: CNY
    groups: {outflow: [transfer, withdrawal.requested]}
    holdable: [withdrawal.requested]

    """,
    "policy.yaml": """
    policy: 1
    combine: {how: sum, cap: 100}
    bands:
      account:
        - {from: 40, do: [step-up]}
        - {from: 60, do: [hold, case]}
        - {from: 80, do: [freeze, alert, case]}
    actions:
      step-up: {factors: [face], within: 15m, not-passed: hold}
      hold: {at-most: 45m, on-timeout: release}
      freeze: {scope: [out], for: 4h, then: lapse}
      case: {to: risk-desk, due: 2h}
    guards: {all: {freezes: 8 per 2h}, on-trip: {freeze-becomes: hold, page: true}}

    """,
    "rules.yaml": """
    lists: {watched: {type: texts, file: watched.txt}}
    features:
      out_1h: {sum: amount, of: outflow, by: account, over: 1h}
      payers: {distinct: account, of: transfer, by: payee, over: 2h}
    rules:
      - rule: drain
        title: {en: Much money leaves within the hour}
        owner: tests
        stage: enforce
        types: [outflow]
        when: [out_1h > 900]
        score: 80
        say: {en: "{out_1h} left"}
        tell: generic
      - rule: mule
        title: {en: Many pay one}
        owner: tests
        stage: enforce
        types: [transfer]
        when: [payers >= 2, amount > 200]
        score: 60
        say: {en: "{payers} paid"}
      - rule: watched
        title: {en: Watched}
        owner: tests
        stage: enforce
        types: [outflow]
        when: [account in list.watched]
        score: 45
        say: {en: watched}

    """,
    "watched.txt": "A3\n",
  ]

  static func compiled(in directory: String) throws -> RuleSet {
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    for (name, text) in files { try text.write(toFile: directory + "/" + name, atomically: false, encoding: .utf8) }
    do throws(LoadFailure) {
      return try RuleDirectory.compile(directory).set
    } catch {
      throw Unusable(description: error.rendered)
    }
  }

  struct Unusable: Error, CustomStringConvertible {
    var description: String
  }
}

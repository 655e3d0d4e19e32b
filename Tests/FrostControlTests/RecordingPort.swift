import FrostEngine
import FrostEvents
import FrostProtocol
import FrostRules
import FrostStore
import Synchronization

@testable import FrostControl

/// The daemon's side, under the test's hand: keeps what was submitted and answers what it is told to.
final class RecordingPort: OperatorPort {
  private struct State {
    var submitted: [OperatorInput] = []
    var reloads: [String] = []
    var reply = OperatorReply.done(lines: ["froze A1 (out)"], freezes: ["frz_9"])
    var isStopping = false
    var rules = [RuleSummary(id: "drain", version: "1f3a", stage: "enforce", title: ["en": "Drain"], owner: "risk")]
    var counters = {
      var counters = Counters()
      counters.scored = 12
      counters.leakedAmount = 480_050
      return counters
    }()
  }

  private let state = Mutex(State())

  var submitted: [OperatorInput] { state.withLock { $0.submitted } }
  var reloads: [String] { state.withLock { $0.reloads } }
  var isStopping: Bool { state.withLock { $0.isStopping } }

  func set(rules: [RuleSummary]) { state.withLock { $0.rules = rules } }
  func answer(with reply: OperatorReply) { state.withLock { $0.reply = reply } }
  func change(_ body: (inout Counters) -> Void) { state.withLock { body(&$0.counters) } }
  func stop() { state.withLock { $0.isStopping = true } }

  func submit(_ input: OperatorInput) async throws -> OperatorReply {
    state.withLock {
      $0.submitted.append(input)
      return $0.reply
    }
  }

  func retry(_ rows: [QuarantineRow], audit: AuditRow, dryRun: Bool) async throws -> (fed: Int, unreadable: Int) {
    (rows.count, 0)
  }

  func reload(actor: String, via: String?, reason: String) async -> ReloadAnswer {
    state.withLock { $0.reloads.append("\(actor): \(reason)") }
    return ReloadAnswer(ok: false, message: "sim.yaml:3:1: error", ruleSet: Self.ruleSet)
  }

  func status() async -> DaemonStatus {
    DaemonStatus(
      version: "0.1", state: .running, since: EventTime(milliseconds: 0), ruleSet: Self.ruleSet,
      sources: [SourceStatus(name: "wallet", path: "/s", offset: 10, size: 15, lagBytes: 5)],
      counters: state.withLock { $0.counters },
      engineTime: Sample.time(90_000), lastReload: nil, health: [HealthItem("store", "commits succeed")])
  }

  func rules() async -> RulesDocument {
    RulesDocument(
      ruleSet: Self.ruleSet,
      rules: state.withLock { $0.rules })
  }

  func schema() async -> Schema {
    Schema(
      bookCurrency: Currency(code: "CNY", decimals: 2),
      fields: [
        Field(name: "time", pointer: "/time", type: .time), Field(name: "type", pointer: "/type", type: .text),
        Field(name: "account", pointer: "/account", type: .key),
      ], roles: Schema.Roles(id: nil, time: 0, type: 1, account: 2))
  }

  func features() async throws -> FeaturesDocument {
    FeaturesDocument(features: [
      FeatureUse(
        name: "out_1h", keys: 3, keyLimit: 10, packed: 1, refused: 0, events: 7, eventLimit: 100, dropped: 2,
        saturated: 1)
    ])
  }

  func lists() async -> [ValueList] {
    func entry(_ value: String, until: EventTime = .forever) -> ValueList.Entry {
      ValueList.Entry(value: value, validity: Validity(until: until), owner: "desk", reason: "by agreement")
    }
    return [
      ValueList(
        name: "watched", kind: .texts, entries: [entry("A1"), entry("A2", until: Sample.time(1)), entry("A3")]),
      ValueList(name: "nets", kind: .networks, entries: []),
    ]
  }

  private static let ruleSet = RuleSetStatus(version: 3, hash: "abc", stages: ["enforce": 1])
}

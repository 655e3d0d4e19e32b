import Foundation
import FrostConfig
import FrostControl
import FrostEngine
import FrostEvents
import FrostProtocol
import FrostRules
import FrostStore

/// What a stopped frostd left: its database and its rule files answer for it.
struct StoppedDaemon: OperatorPort {
  /// What only a running daemon does.
  struct Stopped: Error, CustomStringConvertible {
    var description: String { "frostd is stopped; start it: systemctl start frostd" }
  }

  private let facts: Facts.Contents
  /// The hash of the rule set that decided last.
  private let hash: String
  private let written: EventTime

  init(_ configuration: DaemonConfiguration, _ rules: RuleSet, _ store: Store) throws(StoreError) {
    let positions = try store.positions()
    var facts = Facts(
      rules: rules,
      sources: configuration.sources.map { source in
        let offset = positions.first { $0.source == source.name }?.offset ?? 0
        var size: Int64 = 0
        if case .file(let path) = source.place { size = Self.size(of: path) }
        return Facts.SourceFacts(
          name: source.name, path: source.place.shown, offset: offset, size: max(offset, size),
          isGlob: source.place.isGlob)
      }
    ).now
    let inForce = try store.ruleSetInForce()
    facts.ruleSetVersion = inForce?.version ?? 0
    facts.counters = try store.counters()
    facts.note(try store.watchedMeasures())
    self.facts = facts
    hash = inForce?.hash ?? rules.hash
    written = store.written
  }

  private static func size(of file: String) -> Int64 {
    let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int64
    return size ?? 0
  }

  private var ruleSet: RuleSetStatus {
    var status = facts.ruleSetStatus
    status.hash = hash
    return status
  }

  func status() async -> DaemonStatus {
    let engineTime = facts.counters.watermark
    return DaemonStatus(
      version: Frostd.version, state: .stopped, since: written, ruleSet: ruleSet,
      sources: facts.sources.map(\.document), counters: facts.counters,
      engineTime: engineTime > 0 ? EventTime(milliseconds: engineTime) : nil, lastReload: nil,
      health: facts.healthAtRest(decidedBy: hash))
  }

  func rules() async -> RulesDocument {
    var document = facts.rulesDocument
    document.ruleSet = ruleSet
    return document
  }
  func schema() async -> Schema { facts.rules.schema }
  func lists() async -> [ValueList] { facts.rules.lists }
  func features() async throws -> FeaturesDocument { throw Stopped() }
  func submit(_ input: OperatorInput) async throws -> OperatorReply { throw Stopped() }
  func retry(_ rows: [QuarantineRow], audit: AuditRow, dryRun: Bool) async throws -> (fed: Int, unreadable: Int) {
    throw Stopped()
  }
  func reload(actor: String, via: String?, reason: String) async -> ReloadAnswer {
    ReloadAnswer(ok: false, message: Stopped().description, ruleSet: ruleSet)
  }
  var isStopping: Bool { true }
}

import FrostControl
import FrostEngine
import FrostEvents
import FrostFeatures
import FrostProtocol
import FrostRules
import FrostSources
import FrostStore

extension Daemon {
  var finding: Finding { Finding(lookup: lookup, knowsEverySeen: knowsEverySeen) }
}

extension Daemon: OperatorPort {
  /// The daemon ends before the answer: nothing was done.
  struct Stopping: Error, CustomStringConvertible {
    var description: String { "frostd is stopping; nothing was done" }
  }

  func submit(_ input: OperatorInput) async throws -> OperatorReply {
    let reply = await withCheckedContinuation { continuation in
      pipeline.ask(input) { continuation.resume(returning: $0) }
    }
    guard let reply else { throw Stopping() }
    return reply
  }

  func retry(_ rows: [QuarantineRow], audit: AuditRow, dryRun: Bool) async throws -> (fed: Int, unreadable: Int) {
    let retried = await withCheckedContinuation { continuation in
      pipeline.retry(Retry(rows: rows, audit: audit, dryRun: dryRun)) { continuation.resume(returning: $0) }
    }
    guard let retried else { throw Stopping() }
    return (retried.fed, retried.unreadable)
  }

  func reload(actor: String, via: String?, reason: String) async -> ReloadAnswer {
    let outcome = await reload(by: Adoption(actor: actor, via: via, reason: reason, at: .now))
    return ReloadAnswer(ok: outcome.ok, message: outcome.message, ruleSet: facts.now.ruleSetStatus)
  }

  func status() async -> DaemonStatus {
    let facts = facts.now
    let engineTime = facts.counters.watermark
    return DaemonStatus(
      version: Frostd.version, state: facts.documentState, since: facts.since, ruleSet: facts.ruleSetStatus,
      sources: facts.sources.filter { !$0.isGlob }.map(\.document), counters: facts.counters,
      engineTime: engineTime > 0 ? EventTime(milliseconds: engineTime) : nil,
      lastReload: facts.lastReload.map { ReloadStatus(ok: $0.ok, message: $0.message, at: $0.at.text) },
      health: facts.health)
  }

  func rules() async -> RulesDocument { facts.now.rulesDocument }

  func features() async throws -> FeaturesDocument {
    let statistics = await withCheckedContinuation { continuation in
      pipeline.features { continuation.resume(returning: $0) }
    }
    guard let statistics else { throw Stopping() }
    return FeaturesDocument(
      features: statistics.map { feature in
        FeatureUse(
          name: feature.name, keys: feature.keys, keyLimit: feature.keyLimit, packed: feature.packed,
          refused: feature.refused, events: feature.entries, eventLimit: feature.limit, dropped: feature.dropped,
          saturated: feature.saturatedReads)
      })
  }

  func schema() async -> Schema { facts.now.rules.schema }

  func lists() async -> [ValueList] { facts.now.rules.lists }

  var isStopping: Bool { facts.now.state == .stopping }
}

extension Rule.Tell {
  fileprivate var word: String {
    switch self {
    case .none: "none"
    case .generic: "generic"
    case .texts: "texts"
    }
  }
}

extension Facts.Contents {
  var rulesDocument: RulesDocument {
    let warming = Dictionary(
      stillCold.map { ($0.rule, RuleWarming(until: $0.until?.text, features: $0.features)) },
      uniquingKeysWith: { first, _ in first })
    return RulesDocument(
      ruleSet: ruleSetStatus,
      rules: rules.rules.map { rule in
        RuleSummary(
          id: rule.id, version: rule.version, stage: rule.stage.rawValue,
          title: Dictionary(rule.title.map { ($0.language, $0.text.value) }) { first, _ in first }, owner: rule.owner,
          tags: rule.tags, tell: rule.tell.word, warming: warming[rule.id])
      })
  }

  var ruleSetStatus: RuleSetStatus {
    RuleSetStatus(
      version: ruleSetVersion, hash: rules.hash,
      stages: Dictionary(rules.rules.map { ($0.stage.rawValue, 1) }, uniquingKeysWith: +), warming: stillCold.count)
  }

  fileprivate var documentState: StatusDocument.State {
    switch state {
    case .starting: .starting
    case .stopping: .stopping
    case .running: isDegraded ? .degraded : .running
    }
  }
}

extension Facts.SourceFacts {
  var document: SourceStatus {
    SourceStatus(
      name: name, path: path, offset: offset, size: size, lagBytes: max(0, size - offset),
      lastEventTime: newestEvent?.text, truncations: losses.truncations, lostFiles: losses.files,
      lostBytes: losses.bytes)
  }
}

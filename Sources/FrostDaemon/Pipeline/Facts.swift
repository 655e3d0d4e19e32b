import FrostEngine
import FrostEvents
import FrostRules
import FrostSources
import Synchronization

/// What the daemon's threads know of themselves, for status, health and the summary at the end.
final class Facts: Sendable {
  struct Contents: Sendable {
    var state = State.starting
    let since = EventTime.now
    var rules: RuleSet
    var ruleSetVersion = 0
    /// As the last reload left them.
    var cold: [ColdRule] = []
    var sources: [SourceFacts]
    var counters = Counters()
    /// How far sources were read that are not among `sources` yet, by name.
    var offsets: [String: Int64] = [:]
    var lastReload: ReloadOutcome?
    /// What is wrong with the disk; nil: nothing.
    var storeTrouble: String?
    /// Whether what is remembered is being made anew, because packed keys were found damaged.
    var isMending = false
    var freezesPlaced = 0
    /// What is not as usual in the stream.
    var symptoms: [Symptom] = []
    /// nil: it was not looked at yet.
    var keyUse: KeyUse?
    /// Event times (ms) at which these counters last grew.
    var lastUnrated = Int64.min
    var lastForgotten = Int64.min
    /// Checkpoints that were not used at the start, and why.
    var refusedCheckpoints: [String] = []
    /// Why the newest checkpoint could not be written; nil: it could.
    var checkpointTrouble: String?
    /// Standing trips of the guard, brakes and requests for consent, by id.
    var measures: [String: MeasureRow] = [:]
  }

  enum State: Sendable { case starting, running, stopping }

  struct SourceFacts: Sendable {
    let name: String
    let path: String
    /// Bytes of the present file that are committed.
    var offset: Int64 = 0
    var size: Int64 = 0
    var newestEvent: EventTime?
    /// What was, or may have been, destroyed before it was read.
    var losses = TailLosses()
    var problem: String?
    var pausedFor: String?
    var waitsForClock: String?
    /// There is no file yet.
    var isAwaited = false
    /// Its files are sources of their own, `NAME/FILE`.
    var isGlob = false

    /// Why events of it are not scored.
    var trouble: String? { problem ?? pausedFor ?? waitsForClock }
  }

  struct ReloadOutcome: Sendable {
    var ok: Bool
    var message: String
    var at: EventTime
  }

  private let contents: Mutex<Contents>

  init(rules: RuleSet, sources: [SourceFacts]) {
    contents = Mutex(Contents(rules: rules, sources: sources))
  }

  var now: Contents { contents.withLock { $0 } }

  func change<Result>(_ body: (inout Contents) -> Result) -> Result { contents.withLock { body(&$0) } }

  /// Takes over what a stored step says.
  func stored(_ commit: Commit) {
    change { facts in
      let before = facts.counters
      facts.counters = commit.counters
      if commit.counters.unratedAmounts > before.unratedAmounts { facts.lastUnrated = commit.counters.watermark }
      if commit.counters.forgottenIDs > before.forgottenIDs { facts.lastForgotten = commit.counters.watermark }
      facts.note(commit.measures)
      facts.freezesPlaced += commit.changes.count { $0.kind == "freeze.placed" }
      if let ruleSet = commit.ruleSet { facts.ruleSetVersion = ruleSet.version }
      for position in commit.positions {
        guard let source = facts.sources.firstIndex(where: { $0.name == position.source }) else { continue }
        facts.sources[source].offset = position.offset
        facts.sources[source].size = max(facts.sources[source].size, position.offset)
      }
    }
  }

  /// - Returns: the source's facts before and after, to tell what has changed.
  func note(_ report: SourceReport) -> (before: SourceFacts, after: SourceFacts)? {
    change { facts in
      if report.isOver { facts.forget(report.source) }
      guard let index = facts.index(of: report) else { return nil }
      let before = facts.sources[index]
      facts.sources[index].size = report.size
      facts.sources[index].newestEvent = report.newestEvent ?? before.newestEvent
      facts.sources[index].losses = report.losses
      facts.sources[index].problem = report.problem
      facts.sources[index].pausedFor = report.pausedFor
      facts.sources[index].waitsForClock = report.waitsForClock
      for note in report.notes {
        switch note {
        case .waiting: facts.sources[index].isAwaited = true
        case .opened: facts.sources[index].isAwaited = false
        default: break
        }
      }
      return (before, facts.sources[index])
    }
  }
}

extension Facts.Contents {
  /// The place of the source; one that is new gets its own.
  fileprivate mutating func index(of report: SourceReport) -> Int? {
    if let known = sources.firstIndex(where: { $0.name == report.source }) { return known }
    guard !report.isOver, let glob = sources.firstIndex(where: { $0.isGlob && report.source.hasPrefix($0.name + "/") })
    else { return nil }
    sources[glob].isAwaited = false
    sources.append(
      Facts.SourceFacts(name: report.source, path: report.path, offset: offsets[report.source] ?? 0))
    return sources.count - 1
  }

  fileprivate mutating func forget(_ source: String) {
    guard let index = sources.firstIndex(where: { $0.name == source }) else { return }
    offsets[source] = sources[index].offset
    sources.remove(at: index)
  }
}

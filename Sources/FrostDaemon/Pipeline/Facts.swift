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
    var sources: [SourceFacts]
    var counters = Counters()
    var lastReload: ReloadOutcome?
    /// What is wrong with the disk; nil: nothing.
    var storeTrouble: String?
    var freezesPlaced = 0
  }

  enum State: Sendable { case starting, running, stopping }

  struct SourceFacts: Sendable {
    let name: String
    let path: String
    /// Bytes of the present file that are committed.
    var offset: Int64 = 0
    var size: Int64 = 0
    var newestEvent: EventTime?
    var truncations = 0
    var problem: String?
    var pausedFor: String?
    /// There is no file yet.
    var isAwaited = false
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
      facts.counters = commit.counters
      facts.freezesPlaced += commit.changes.count { $0.kind == "freeze.placed" }
      if let ruleSet = commit.ruleSet { facts.ruleSetVersion = ruleSet.version }
      if let position = commit.position, let source = facts.sources.firstIndex(where: { $0.name == position.source }) {
        facts.sources[source].offset = position.offset
        facts.sources[source].size = max(facts.sources[source].size, position.offset)
      }
    }
  }

  /// - Returns: the source's facts before and after, to tell what has changed.
  func note(_ report: SourceReport) -> (before: SourceFacts, after: SourceFacts)? {
    change { facts in
      guard let index = facts.sources.firstIndex(where: { $0.name == report.source }) else { return nil }
      let before = facts.sources[index]
      facts.sources[index].size = report.size
      facts.sources[index].newestEvent = report.newestEvent ?? before.newestEvent
      facts.sources[index].truncations = report.truncations
      facts.sources[index].problem = report.problem
      facts.sources[index].pausedFor = report.pausedFor
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
  /// What is wrong and what to type, a line each.
  var attention: [String] {
    var lines: [String] = []
    if let storeTrouble {
      lines.append(
        "nothing is scored until commits succeed again: \(storeTrouble); see `df -h` and `journalctl -u frostd`")
    }
    for source in sources {
      if source.isAwaited {
        lines.append(
          "source \(source.name): there is no file \(source.path); nothing is scored until the wallet writes it")
      }
      if let problem = source.problem { lines.append("source \(source.name): \(problem); it is tried again") }
      if let why = source.pausedFor {
        lines.append(
          "source \(source.name) is paused: \(why); look at `frostctl quarantine list`, mend schema.yaml, then `frostctl reload`"
        )
      }
      if source.truncations > 0 {
        lines.append(
          "source \(source.name) was truncated \(source.truncations) times; rotate it by renaming, not by copytruncate")
      }
    }
    if let lastReload, !lastReload.ok {
      lines.append("the rules could not be loaded anew, the old ones are in force: see `frostctl rules check`")
    }
    return lines
  }

  /// Whether something keeps events from being scored or rules from being in force.
  var isDegraded: Bool {
    storeTrouble != nil || sources.contains { $0.problem != nil || $0.pausedFor != nil } || lastReload?.ok == false
  }

  /// One line for `systemctl status`.
  var statusLine: String {
    let enforced = rules.rules.count { $0.stage == .enforce }
    let well = "\(counters.scored) events scored, \(freezesPlaced) freezes since the start, \(enforced) rules enforced"
    return isDegraded ? "degraded: " + attention.joined(separator: "; ") : well
  }
}

import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules
import FrostSources
import FrostStore
import Logging
import Synchronization

/// The running daemon: the pipeline, what is known of it, and what may be asked of it.
final class Daemon: Sendable {
  let configuration: DaemonConfiguration
  let store: Store
  let facts: Facts
  let pipeline: Pipeline
  private let checkpoints: CheckpointThread
  private let checkpointing: PlainThread
  private let writing: PlainThread
  let lookup: Lookup
  /// Whether an account without any trace was never seen.
  let knowsEverySeen: Bool
  let logger: Logger
  let isReloading = Mutex(false)

  /// - Parameter startup: what was made ready; its engine is recovered here.
  init(_ startup: Startup, once: Bool) throws(StartFailure) {
    let (configuration, store, logger) = (startup.configuration, startup.store, startup.logger)
    self.configuration = configuration
    self.store = store
    self.logger = logger
    let sources = try startup.sources()
    let (lookup, knowsEverySeen) = try startup.lookup()
    self.lookup = lookup
    self.knowsEverySeen = knowsEverySeen
    let facts = Facts(
      rules: startup.rules,
      sources: configuration.sources.map {
        Facts.SourceFacts(name: $0.name, path: $0.place.shown, isAwaited: $0.place.isGlob, isGlob: $0.place.isGlob)
      })
    self.facts = facts
    try startup.finishErasures()
    let recovered = try startup.recovered()
    let engine = recovered.engine
    let positions = (try? store.positions()) ?? []
    let standing = try startup.standingMeasures()
    facts.change { facts in
      facts.offsets = Dictionary(positions.map { ($0.source, $0.offset) }) { first, _ in first }
      for index in facts.sources.indices {
        let stored = positions.first { $0.source == facts.sources[index].name }
        facts.sources[index].offset = stored?.offset ?? 0
      }
      facts.counters = engine.counters
      facts.keyUse = engine.keyUse
      facts.refusedCheckpoints = recovered.refused
      facts.note(standing)
      facts.ruleSetVersion = engine.ruleSetVersion
    }
    let upkeep = Upkeep(store: store, facts: facts, configuration: configuration)
    let checkpoints = CheckpointThread(
      checkpoint: { try upkeep.run() },
      trouble: { trouble in
        if let trouble {
          logger.error("the database cannot be looked after, it is tried again: \(trouble)")
        } else {
          logger.notice("the database is looked after again")
        }
      })
    self.checkpoints = checkpoints
    checkpointing = PlainThread("frost-log") { checkpoints.run() }
    let state = StateThread(store: store, erasures: recovered.erasures, report: Self.checkpointListener(facts, logger))
    writing = PlainThread("frost-state") { state.run() }
    pipeline = Pipeline(
      engine: engine,
      checkpoints: CheckpointPasses(state: state, every: configuration.checkpoints.every) {
        try? store.checkpointAnchor()
      },
      rules: startup.rules, sources: sources,
      options: ReaderThread.Options(
        usesStreamTime: configuration.clock == .stream, once: once, batchAge: configuration.batch.age,
        batchLines: configuration.batch.events),
      write: { commit in
        let lookups = lookup.rows(of: commit.sought)
        try store.commit(commit, lookups: lookups)
        lookup.note(lookups)
        checkpoints.wasStored()
      },
      rebuild: { rules, key in startup.rebuilt(rules, key) },
      listener: Self.listener(facts: facts, logger: logger))
    store.anchorAudit { [logger] in Self.write($0, logger) }
  }

  /// Who polls the feed is let go at once: the control sockets end before the pipeline.
  func beginStopping() {
    facts.change { $0.state = .stopping }
    store.endWaiting()
  }

  /// Writes what the engine remembers, so that the next start reads nothing of the journal; everything is stored.
  func writeLastCheckpoint() {
    ServiceManager.extendTimeout(seconds: Self.checkpointSeconds)
    pipeline.writeLastCheckpoint(newest: store.checkpoints().first)
    writing.join()
  }

  /// A checkpoint of some gigabytes takes less.
  private static let checkpointSeconds = 300

  /// Afterwards the database is one whole file.
  func closeStore() {
    checkpoints.stop()
    checkpointing.join()
    do throws(StoreError) {
      try store.close()
    } catch {
      logger.warning("the write-ahead log stays beside the database: \(error)")
    }
  }

  /// To the journal, whatever the log level.
  static func write(_ anchor: AuditAnchor, _ logger: Logger) {
    var logger = logger
    logger.logLevel = .notice
    logger.notice("audit anchor \(anchor.text)")
  }

  /// On the pipeline's threads: facts first, then a line for whoever reads the journal.
  private static func listener(facts: Facts, logger: Logger) -> PipelineListener {
    PipelineListener(
      sourceWasRead: { report in
        for note in report.notes { logger.log(level: note.level, "source \(report.source): \(note)") }
        guard let (before, after) = facts.note(report) else { return }
        if let problem = after.problem, problem != before.problem {
          logger.error("source \(report.source): \(problem); it is tried again")
        } else if after.problem == nil, before.problem != nil {
          logger.notice("source \(report.source) can be read again")
        }
        if let why = after.waitsForClock, before.waitsForClock == nil {
          logger.error("source \(report.source) is not read: \(why); set the clock, it is looked at every second")
        } else if after.waitsForClock == nil, before.waitsForClock != nil {
          logger.notice("source \(report.source): the clock is right again")
        }
        if let why = after.pausedFor {
          logger.error("source \(report.source) is paused: \(why); mend the schema, then `frostctl reload`")
        }
      },
      wasStored: { commit in
        facts.stored(commit)
        for line in FreezeLog.lines(of: commit) { logger.notice("\(line)") }
        for line in MeasureLog.lines(of: commit) {
          logger.log(level: line.isWarning ? .warning : .notice, "\(line.text)")
        }
      },
      wasWatched: { symptoms, keyUse in
        let before = facts.change { facts in
          defer { (facts.symptoms, facts.keyUse) = (symptoms, keyUse) }
          return facts.symptoms
        }
        for symptom in symptoms where !before.contains(where: { $0.name == symptom.name }) {
          logger.error("\(symptom.name): \(symptom.message)")
        }
        for symptom in before where !symptoms.contains(where: { $0.name == symptom.name }) {
          logger.notice("\(symptom.name): as usual again")
        }
      },
      isMending: { isMending in
        facts.change { $0.isMending = isMending }
        if isMending {
          logger.error(
            """
            bytes of packed keys are not as they were written: what is remembered is made anew of checkpoint and journal; \
            look for faults of memory and disk: dmesg
            """)
        } else {
          logger.notice("what is remembered was made anew; nothing of the damaged bytes was used")
        }
        ServiceManager.status(facts.now.statusLine)
      },
      storeTrouble: { trouble in
        facts.change { $0.storeTrouble = trouble }
        if let trouble {
          logger.error("a commit failed and is tried again, reading stops meanwhile: \(trouble)")
        } else {
          logger.notice("commits succeed again")
        }
        ServiceManager.status(facts.now.statusLine)
      })
  }
}

extension TailNote {
  fileprivate var level: Logger.Level {
    switch self {
    case .waiting, .opened, .rotated, .listening: .info
    case .truncated, .truncatedAfterCopy, .lost, .hungUp: .warning
    }
  }
}

import FrostEngine
import FrostEvents
import FrostRules
import FrostSources
import Synchronization

/// Reads and decodes all sources and hands their events to the engine, the oldest first. It looks at a source only when the
/// engine's queue has room, and after a small batch only when that is stored: a batch is as full as it can be without
/// waiting for anything but the disk.
///
/// `@unchecked Sendable`: the tails belong to the thread that calls `run`; what others touch is in `orders`.
final class ReaderThread: @unchecked Sendable {
  struct Orders: Sendable {
    var isStopping = false
    var reload: (rules: RuleSet, adoption: Adoption, done: @Sendable ([ColdRule]?) -> Void)?
  }

  struct Options: Sendable {
    /// The events' own time stands for "now" (simulations, replays).
    var usesStreamTime: Bool
    /// Ends when everything there is has been read.
    var once: Bool
    /// A source that gave a batch that is not full is looked at again at the earliest after so many milliseconds: a lone
    /// event goes at once, a trickle shares its commits.
    var batchAge: Int64
    /// Most lines of a batch.
    var batchLines: Int
  }

  var sources: [SourceReader]
  let globs: [FileGlob]
  var nextSearch = MonotonicTime.now
  let engine: BoundedQueue<EngineWork>
  let options: Options
  let report: @Sendable (SourceReport) -> Void
  private(set) var rules: RuleSet
  /// The engine's secret.
  private let key: HashKey
  private(set) var preparation: BatchPreparation
  private let watch: ChangeWatch
  private let orders = Mutex(Orders())
  private let wakeUp = WakeUp()
  private let underway = Underway()
  private var lastLines = 0
  let heartbeat = Heartbeat("reader")

  init(
    sources: sending OpenedSources, rules: RuleSet, key: HashKey, engine: BoundedQueue<EngineWork>,
    options: Options, report: @escaping @Sendable (SourceReport) -> Void
  ) {
    self.sources = sources.events.map(SourceReader.init)
    globs = sources.globs
    watch = sources.watch
    self.rules = rules
    self.key = key
    preparation = BatchPreparation(rules.schema, key: key)
    self.engine = engine
    self.options = options
    self.report = report
  }

  // MARK: orders from other threads

  /// Ends `run` after the batch in hand.
  func stop() {
    orders.withLock { $0.isStopping = true }
    wakeUp.signal()
  }

  /// From the next line on the new rules' schema is decoded; the engine adopts the rules between the two batches.
  func reload(_ rules: RuleSet, by adoption: Adoption, done: @escaping @Sendable ([ColdRule]?) -> Void) {
    let replaced = orders.withLock { orders in
      let replaced = orders.reload
      orders.reload = (rules, adoption, done)
      return replaced
    }
    replaced?.done(nil)
    wakeUp.signal()
  }

  // MARK: the thread

  /// Reads until stopped; then closes the engine's queue.
  func run() {
    defer { engine.close() }
    while readGeneration() {}
    for source in sources { source.events.close() }
    orders.withLock { $0.reload }?.done(nil)
  }

  /// Reads with one decoder, until the schema changes.
  /// - Returns: whether to go on.
  private func readGeneration() -> Bool {
    var decoder = LineDecoder(schema: rules.schema)
    while true {
      let (isStopping, reload) = orders.withLock { orders in
        defer { if !orders.isStopping { orders.reload = nil } }
        return (orders.isStopping, orders.isStopping ? nil : orders.reload)
      }
      if isStopping {
        handOverWhatIsPending(&decoder)
        return false
      }
      if let reload {
        if reload.rules.schema != rules.schema {
          for source in sources { source.stopWaiting() }
          handOverWhatIsPending(&decoder)
        }
        engine.push(.adopt(reload.rules, by: reload.adoption, done: reload.done))
        rules = reload.rules
        preparation = BatchPreparation(rules.schema, key: key)
        for source in sources { source.pausedFor = nil }
        return true
      }
      if readOn(&decoder) { continue }
      if options.once, !sources.contains(where: \.willGiveMore) { return false }
      heartbeat.rest()
      wait()
    }
  }

  /// Until a source that is due has changed, or one that rests is due.
  private func wait() {
    let now = MonotonicTime.now
    let resting = sources.compactMap(\.rests).filter { $0 > now }
    let first = resting.min().map { ($0.nanoseconds - now.nanoseconds) / 1_000_000 + 1 } ?? Self.lookMilliseconds
    watch.wait(
      milliseconds: Int32(min(first, Self.lookMilliseconds)), wakeUp: wakeUp,
      heedingChanges: resting.count < sources.count, others: sources.filter(\.isDue).flatMap(\.events.readiness))
  }

  /// How often a file is looked at though nothing told of a change.
  private static let lookMilliseconds: Int64 = 250

  /// Looks at the sources and hands over a batch.
  /// - Returns: whether there was one.
  private func readOn(_ decoder: inout LineDecoder) -> Bool {
    heartbeat.rest()
    if lastLines < min(Underway.manyLines, options.batchLines) { underway.waitUntilStored() }
    guard engine.waitForRoom() else { return false }
    heartbeat.beat()
    lookForFiles()
    for source in sources where source.isDue {
      source.lookAtClock(timeField: rules.schema.roles.time)
      if source.pending == nil { report(source.look(rules, options, &decoder)) }
    }
    return handOn(oldestFirst(&decoder))
  }

  /// - Returns: whether there was something, and somebody who takes it.
  func handOn(_ parts: [ReadBatch]) -> Bool {
    if parts.isEmpty { return false }
    lastLines = parts.reduce(0) { $0 + $1.batch.batch.count + $1.batch.batch.rejects.count }
    underway.begin()
    return engine.push(.read(parts) { [underway] in underway.end() })
  }

  /// What of the answers could not be sent at once is sent by this thread.
  func wakingUp(_ answering: @escaping Answering) -> Answering {
    { [wakeUp] answers in
      answering(answers)
      wakeUp.signal()
    }
  }
}

/// All sources, with the watch that all of them share; one thread owns them.
struct OpenedSources {
  var events: [any EventSource]
  var globs: [FileGlob] = []
  var watch: ChangeWatch
}

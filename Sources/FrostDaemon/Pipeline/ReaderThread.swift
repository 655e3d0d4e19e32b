import FrostEngine
import FrostEvents
import FrostRules
import FrostSources
import Synchronization

/// Reads and decodes all sources in turn and hands the batches to the engine. It looks at a source only when the engine's
/// queue has room: under load a batch is then as full as it can be.
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
    /// A batch that is not full is followed by the next one at the earliest after so many milliseconds: a lone event goes
    /// at once, a trickle shares its commits.
    var batchAge: Int64
    /// Most lines of a batch.
    var batchLines: Int
  }

  private let sources: [Source]
  private let watch: ChangeWatch
  private let engine: BoundedQueue<EngineWork>
  private let options: Options
  private let report: @Sendable (SourceReport) -> Void
  private let orders = Mutex(Orders())
  private let wakeUp = WakeUp()
  private var rules: RuleSet
  let heartbeat = Heartbeat("reader")

  /// One source with what its reader remembers of it.
  private final class Source {
    let events: any EventSource
    var rejects = RejectWatch()
    var clock = ClockWatch()
    /// Read, and not handed on before this machine's clock is right; with the reason.
    var held: (batch: EventBatch, answering: Answering?, why: String)?
    /// Why nothing is read from it, until the rules are loaded anew.
    var pausedFor: String?
    /// Not looked at before.
    var rests: MonotonicTime?
    var pauseMilliseconds = firstPause

    init(_ events: any EventSource) { self.events = events }

    /// It is well and not at its end.
    var willGiveMore: Bool { events.isOpenEnded && pausedFor == nil && held == nil && !isFailing }

    private var isFailing: Bool { pauseMilliseconds > Self.firstPause }

    static let firstPause: Int64 = 250
  }

  init(
    sources: sending OpenedSources, rules: RuleSet, engine: BoundedQueue<EngineWork>,
    options: Options, report: @escaping @Sendable (SourceReport) -> Void
  ) {
    self.sources = sources.events.map(Source.init)
    watch = sources.watch
    self.rules = rules
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
      if isStopping { return false }
      if let reload {
        if reload.rules.schema != rules.schema { handOverWhatIsHeld() }
        engine.push(.adopt(reload.rules, by: reload.adoption, done: reload.done))
        rules = reload.rules
        for source in sources { source.pausedFor = nil }
        return true
      }
      var isQuiet = true
      for source in sources where isDue(source) {
        if read(source, &decoder) { isQuiet = false }
      }
      guard isQuiet else { continue }
      if options.once, !sources.contains(where: \.willGiveMore) { return false }
      heartbeat.rest()
      wait()
    }
  }

  private func isDue(_ source: Source) -> Bool {
    source.pausedFor == nil && source.rests.map { $0 <= .now } ?? true
  }

  /// Until a source that is due has changed, or one that rests is due.
  private func wait() {
    let now = MonotonicTime.now
    let resting = sources.compactMap(\.rests).filter { $0 > now }
    let first = resting.min().map { ($0.nanoseconds - now.nanoseconds) / 1_000_000 + 1 } ?? Self.lookMilliseconds
    watch.wait(
      milliseconds: Int32(min(first, Self.lookMilliseconds)), wakeUp: wakeUp,
      heedingChanges: resting.count < sources.count, others: sources.filter(isDue).flatMap(\.events.readiness))
  }

  /// How often a file is looked at though nothing told of a change.
  private static let lookMilliseconds: Int64 = 250

  /// Hands over one batch.
  /// - Returns: whether there was one.
  private func read(_ source: Source, _ decoder: inout LineDecoder) -> Bool {
    heartbeat.rest()
    guard engine.waitForRoom() else { return false }
    heartbeat.beat()
    if source.held != nil { return retry(source) }
    let events = source.events
    var problem: String?
    var batch: EventBatch?
    do throws(SourceFailure) {
      batch = try events.poll(width: rules.schema.fields.count, readAt: .now) { line, offset, batch in
        decoder.decode(line, at: offset, into: &batch)
      }
      let isFull = batch.map { $0.count + $0.rejects.count >= options.batchLines } ?? false
      // Who waits for an answer does not wait for others to share its commit.
      let isAtOnce = batch == nil || isFull || options.once || events.answering != nil
      source.rests = isAtOnce ? nil : .now.advanced(byMilliseconds: options.batchAge)
      source.pauseMilliseconds = Source.firstPause
    } catch {
      problem = "\(error)"
      source.rests = .now.advanced(byMilliseconds: source.pauseMilliseconds)
      source.pauseMilliseconds = min(source.pauseMilliseconds * 2, 30_000)
    }
    var newest: EventTime?
    if var batch {
      let times = batch.times(field: rules.schema.roles.time)
      newest = times?.newest
      // Then no event of the batch is old: what is done about it does not depend on how many were read with it.
      if options.usesStreamTime, let times { batch.readAt = times.oldest }
      source.pausedFor = source.rejects.count(events: batch.count, rejects: batch.rejects.count)
      if !options.usesStreamTime, let why = source.clock.count(batch, timeField: rules.schema.roles.time) {
        source.held = (batch, events.answering, why)
        source.rests = .now.advanced(byMilliseconds: Self.clockMilliseconds)
      } else {
        hand(batch, events.answering)
      }
    }
    report(
      SourceReport(
        source: events.source, path: events.path, size: events.size, notes: events.takeNotes(), newestEvent: newest,
        losses: events.losses, problem: problem, pausedFor: source.pausedFor,
        waitsForClock: source.held?.why))
    return batch != nil && source.held == nil
  }

  private func hand(_ batch: EventBatch, _ answering: Answering?) {
    let answering = answering.map { answering -> Answering in
      { [wakeUp] answers in
        answering(answers)
        // What could not be sent at once is sent by this thread.
        wakeUp.signal()
      }
    }
    engine.push(.batch(batch, answering: answering))
  }

  /// How often the clock is looked at while a batch waits for it.
  private static let clockMilliseconds: Int64 = 1000

  /// As it is: what was decoded by one schema cannot wait for another.
  private func handOverWhatIsHeld() {
    for source in sources {
      if let held = source.held { hand(held.batch, held.answering) }
      source.held = nil
    }
  }

  /// Hands over a batch that lay ahead of the clock as if it had been read now, once most of it no longer does.
  /// - Returns: whether it was handed over.
  private func retry(_ source: Source) -> Bool {
    guard var (batch, answering, _) = source.held else { return false }
    batch.readAt = .now
    guard batch.eventsAhead(timeField: rules.schema.roles.time) * 2 <= batch.count else {
      source.rests = .now.advanced(byMilliseconds: Self.clockMilliseconds)
      return false
    }
    (source.held, source.rests) = (nil, nil)
    hand(batch, answering)
    return true
  }
}

/// All sources, with the watch that all of them share; one thread owns them.
struct OpenedSources {
  var events: [any EventSource]
  var watch: ChangeWatch
}

/// What the reader tells about a source each time it has looked at it.
struct SourceReport: Sendable {
  var source: String
  var path: String
  var size: Int64
  var notes: [TailNote]
  var newestEvent: EventTime?
  var losses: TailLosses
  /// Why it cannot be read at the moment; it is tried again.
  var problem: String?
  /// Why reading it was stopped until the rules are loaded anew.
  var pausedFor: String?
  /// Why reading it waits for this machine's clock.
  var waitsForClock: String?
}

extension EventBatch {
  /// The least and the greatest value of the time field; nil when no event has one.
  fileprivate func times(field: Int) -> (oldest: EventTime, newest: EventTime)? {
    var oldest = Int64.max
    var newest = Int64.min
    for row in 0..<count where presence[row] >> UInt64(field) & 1 == 1 {
      oldest = min(oldest, words[row * width + field])
      newest = max(newest, words[row * width + field])
    }
    return oldest <= newest ? (EventTime(milliseconds: oldest), EventTime(milliseconds: newest)) : nil
  }
}

import FrostEngine
import FrostEvents
import FrostRules

/// Owns the engine: takes what happens, in order, and hands every step to the store.
///
/// `@unchecked Sendable`: the engine is touched by the thread that calls `run`, and by nobody else after `init`.
final class EngineThread: @unchecked Sendable {
  var engine: Engine
  var checkpoints: CheckpointPasses
  private let work: BoundedQueue<EngineWork>
  private let store: BoundedQueue<StoreWork>
  private let ticksMilliseconds: Int64?
  private let watched: @Sendable ([Symptom], KeyUse) -> Void
  let rebuild: Rebuild
  /// Told when the engine begins and ends to be made anew.
  let isMending: @Sendable (Bool) -> Void
  private var lastBatch = MonotonicTime.now
  let heartbeat = Heartbeat("engine")

  /// - Parameters:
  ///   - mending: told when the engine begins and ends to be made anew.
  ///   - ticksMilliseconds: how often the wall clock is told to the engine; nil when the stream's own time rules.
  init(
    _ engine: sending Engine, checkpoints: sending CheckpointPasses, work: BoundedQueue<EngineWork>,
    store: BoundedQueue<StoreWork>,
    watched: @escaping @Sendable ([Symptom], KeyUse) -> Void, rebuild: @escaping Rebuild,
    mending: @escaping @Sendable (Bool) -> Void, ticksMilliseconds: Int64?
  ) {
    self.engine = engine
    self.checkpoints = checkpoints
    self.work = work
    self.store = store
    self.watched = watched
    self.rebuild = rebuild
    isMending = mending
    self.ticksMilliseconds = ticksMilliseconds
  }

  /// Works until the queue is closed and empty; then closes the store's.
  func run() {
    defer { store.close() }
    var nextTick = ticksMilliseconds.map { MonotonicTime.now.advanced(byMilliseconds: $0) }
    var nextLook = MonotonicTime.now
    while true {
      heartbeat.rest()
      let popped = work.pop(until: min(nextTick ?? checkpoints.due, checkpoints.due))
      heartbeat.beat()
      switch popped {
      case .closed: return
      case .deadline: break
      case .element(let work): perform(work)
      }
      if nextLook <= .now {
        watched(engine.symptoms(at: streamNow), engine.keyUse)
        nextLook = MonotonicTime.now.advanced(byMilliseconds: Self.lookMilliseconds)
      }
      if let due = nextTick, let ticksMilliseconds, due <= .now {
        let now = EventTime.now
        if let commit = step({ $0.tick(at: now) }) { hand(commit) }
        nextTick = MonotonicTime.now.advanced(byMilliseconds: ticksMilliseconds)
      }
      if checkpoints.due <= .now { advanceCheckpoint() }
    }
  }

  private func advanceCheckpoint() {
    let (next, counters) = (engine.nextInput, engine.counters)
    checkpoints.advance(engine) { stored in hand(Commit(firstInput: next, counters: counters), then: stored) }
    if engine.hasFaults { mend(from: (next, counters)) }
  }

  /// Writes all that is remembered; `run` has ended, and everything is stored.
  /// - Parameter newest: number of the newest checkpoint.
  func writeLastCheckpoint(newest: Int64?) { checkpoints.end(engine, newest: newest) }

  /// What the stream's clock would show: its newest event's time and how long nothing has come. A backlog that is caught
  /// up with is no silence, and neither is the time that frostd was down.
  private var streamNow: EventTime {
    guard ticksMilliseconds != nil else { return engine.watermark }
    let idle = (MonotonicTime.now.nanoseconds - lastBatch.nanoseconds) / 1_000_000
    return EventTime(milliseconds: engine.watermark.milliseconds + idle)
  }

  /// How often the stream is compared with what is usual.
  private static let lookMilliseconds: Int64 = 1000

  private func perform(_ work: EngineWork) {
    switch work {
    case .read(let parts, let ended): score(parts, ended)
    case .adopt(let rules, let adoption, let done):
      let before = engine.ruleSetRow
      var commit = step { $0.adopt(rules, by: adoption.actor) }
      if let audit = adoption.audit(from: before, to: engine.ruleSetRow) { commit.audit.append(audit) }
      let cold = engine.coldRules
      hand(commit) { done($0 ? cold : nil) }
    case .ask(let input, let answer):
      let (commit, reply) = step { $0.process(input) }
      hand(commit) { answer($0 ? reply : nil) }
    case .retry(let retry, let answer): feed(retry, answer)
    case .features(let answer): answer(step { $0.featureStatistics })
    }
  }

  private func score(_ parts: [ReadBatch], _ ended: @escaping @Sendable () -> Void) {
    lastBatch = .now
    guard parts.contains(where: { $0.answering != nil }) else {
      return hand(step { $0.process(parts.map(\.batch)) }) { _ in ended() }
    }
    let (commit, answers) = step { $0.answer(parts.map { ($0.batch, isAsked: $0.answering != nil) }) }
    hand(commit) { isStored in
      ended()
      for (part, answers) in zip(parts, answers) { part.answering?(isStored ? answers : nil) }
    }
  }

  private func feed(_ retry: Retry, _ answer: @escaping @Sendable (Retried?) -> Void) {
    var retried = Retried()
    let files = retry.lines(engine.rules.schema)
    guard !retry.dryRun, let last = files.indices.last else {
      for lines in files {
        retried.fed += lines.batch.count
        retried.unreadable += lines.batch.rejects.count
      }
      return answer(retried)
    }
    for (number, lines) in files.enumerated() {
      let commit = step { $0.retry(lines, audit: retry.audit(of: lines)) }
      retried.fed += commit.retried.count
      retried.unreadable += commit.stillQuarantined.count
      let result = retried
      hand(commit) { isStored in if number == last { answer(isStored ? result : nil) } }
    }
  }

  func hand(_ commit: Commit, then: @escaping @Sendable (Bool) -> Void = { _ in }) {
    heartbeat.rest()
    if !store.push(StoreWork(commit: commit, then: then)) { then(false) }
  }
}

import FrostEngine
import FrostEvents
import FrostFeatures
import FrostRules
import FrostSources

/// The way of the data through three threads: read and decode, decide, store. Between them bounded queues; a full one
/// stops whoever fills it.
final class Pipeline: Sendable {
  private let reader: ReaderThread
  private let engine: EngineThread
  private let store: StoreThread
  private let engineQueue: BoundedQueue<EngineWork>
  private let threads = Condition<[PlainThread]>([])

  /// Batches on their way to the engine, and steps on their way to the disk. Small: what waits here could still share a
  /// commit with what comes after it.
  private static let depth = 3

  init(
    engine: sending Engine, checkpoints: sending CheckpointPasses, rules: RuleSet, sources: sending OpenedSources,
    options: ReaderThread.Options, write: @escaping StoreThread.Write, rebuild: @escaping EngineThread.Rebuild,
    listener: PipelineListener
  ) {
    let engineQueue = BoundedQueue<EngineWork>(limit: Self.depth)
    let storeQueue = BoundedQueue<StoreWork>(limit: Self.depth)
    self.engineQueue = engineQueue
    reader = ReaderThread(
      sources: sources, rules: rules, key: engine.key, engine: engineQueue, options: options,
      report: listener.sourceWasRead)
    self.engine = EngineThread(
      engine, checkpoints: checkpoints, work: engineQueue, store: storeQueue, watched: listener.wasWatched,
      rebuild: rebuild, mending: listener.isMending,
      ticksMilliseconds: options.usesStreamTime || options.once ? nil : 1000)
    store = StoreThread(work: storeQueue, write: write, stored: listener.wasStored, trouble: listener.storeTrouble)
  }

  func start() {
    threads.change { [reader, engine, store] threads in
      threads = [
        PlainThread("frost-store") { store.run() },
        PlainThread("frost-engine") { engine.run() },
        PlainThread("frost-reader") { reader.run() },
      ]
    }
  }

  /// Stops reading; what was read is decided and stored.
  func stop() { reader.stop() }

  /// A commit that fails from now on is tried for so long and then left to the next start.
  func limitPatience(milliseconds: Int64) { store.limitPatience(milliseconds: milliseconds) }

  /// Waits for the threads' end.
  /// - Returns: whether everything that was read is stored.
  func join() -> Bool {
    for thread in threads.change({ $0 }) { thread.join() }
    return !store.hasGivenUp
  }

  /// Writes all that the engine remembers; the threads have ended, and everything is stored.
  func writeLastCheckpoint(newest: Int64?) { engine.writeLastCheckpoint(newest: newest) }

  /// `answer` gets nil when the daemon stops first. How many ask at once is limited by the control sockets' connections.
  func ask(_ input: OperatorInput, answer: @escaping @Sendable (OperatorReply?) -> Void) {
    if !engineQueue.pushAtOnce(.ask(input, answer: answer)) { answer(nil) }
  }

  /// `answer` gets nil when the daemon stops first.
  func retry(_ retry: Retry, answer: @escaping @Sendable (Retried?) -> Void) {
    if !engineQueue.pushAtOnce(.retry(retry, answer: answer)) { answer(nil) }
  }

  /// `answer` gets nil when the daemon stops first.
  func features(answer: @escaping @Sendable ([FeatureStatistics]?) -> Void) {
    if !engineQueue.pushAtOnce(.features(answer: answer)) { answer(nil) }
  }

  /// `done` gets the rules that act as shadow for a while; nil when the daemon stops first.
  func adopt(_ rules: RuleSet, by adoption: Adoption, done: @escaping @Sendable ([ColdRule]?) -> Void) {
    reader.reload(rules, by: adoption, done: done)
  }

  /// A sentence when a thread has been busy with one thing for longer than `milliseconds`.
  func stuck(forMilliseconds milliseconds: Int64) -> String? {
    for heartbeat in [reader.heartbeat, engine.heartbeat, store.heartbeat]
    where heartbeat.busyMilliseconds > milliseconds {
      return "the \(heartbeat.stage) thread has been busy with one thing for \(heartbeat.busyMilliseconds / 1000) s"
    }
    return nil
  }
}

/// Who hears what the pipeline does, on the pipeline's threads.
struct PipelineListener: Sendable {
  var sourceWasRead: @Sendable (SourceReport) -> Void
  var wasStored: @Sendable (Commit) -> Void
  /// What is not as usual in the stream; about once a second.
  var wasWatched: @Sendable ([Symptom], KeyUse) -> Void
  /// Packed keys were found damaged, and the engine is made anew; false: it is.
  var isMending: @Sendable (Bool) -> Void
  /// What is wrong with the store; nil when it is over.
  var storeTrouble: @Sendable (String?) -> Void
}

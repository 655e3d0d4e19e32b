import FrostEngine
import FrostEvents
import Synchronization

/// Stores every step of the engine, in order. One that fails is tried again as it is, for as long as it takes: meanwhile
/// the queues fill and the reader stops, so that nothing is dropped and nothing computed twice.
final class StoreThread: Sendable {
  /// Writes a step whole or throws.
  typealias Write = @Sendable (Commit) throws -> Void

  private let work: BoundedQueue<StoreWork>
  private let write: Write
  private let stored: @Sendable (Commit) -> Void
  private let trouble: @Sendable (String?) -> Void
  private let patience = Condition(Patience())
  let heartbeat = Heartbeat("store")

  private struct Patience: Sendable {
    /// Commits that fail after this are given up; the lines they come from are read again at the next start.
    var end: MonotonicTime?
    var hasGivenUp = false
  }

  /// - Parameters:
  ///   - stored: called after each commit.
  ///   - trouble: called with what is wrong, and with nil when it is over.
  init(
    work: BoundedQueue<StoreWork>, write: @escaping Write, stored: @escaping @Sendable (Commit) -> Void,
    trouble: @escaping @Sendable (String?) -> Void
  ) {
    self.work = work
    self.write = write
    self.stored = stored
    self.trouble = trouble
  }

  /// Whether commits were left unwritten at the end.
  var hasGivenUp: Bool { patience.change { $0.hasGivenUp } }

  /// From `milliseconds` from now on, a commit that fails is given up, and all after it.
  func limitPatience(milliseconds: Int64) {
    let end = MonotonicTime.now.advanced(byMilliseconds: milliseconds)
    patience.change { $0.end = min($0.end ?? end, end) }
  }

  func run() {
    while case .element(let work) = pop() {
      let isStored = !hasGivenUp && store(work.commit)
      if isStored { stored(work.commit) } else { patience.change { $0.hasGivenUp = true } }
      work.then(isStored)
    }
  }

  private func pop() -> BoundedQueue<StoreWork>.Popped {
    heartbeat.rest()
    defer { heartbeat.beat() }
    return work.pop()
  }

  private func store(_ commit: Commit) -> Bool {
    var pause: Int64 = 100
    var failure: String?
    while true {
      heartbeat.beat()
      do {
        try write(commit)
        if failure != nil { trouble(nil) }
        return true
      } catch {
        if failure != "\(error)" { trouble("\(error)") }
        failure = "\(error)"
      }
      let next = MonotonicTime.now.advanced(byMilliseconds: pause)
      let isOver = patience.wait(until: next) { patience in
        patience.end.flatMap { $0 <= .now ? true : nil }
      }
      if isOver == true { return false }
      pause = min(pause * 2, 5000)
    }
  }
}

import Synchronization

/// Since when a thread has been busy with one piece of work. The watchdog hears of a thread that hangs; one that waits
/// for work is well.
final class Heartbeat: Sendable {
  let stage: String
  private let busySince = Atomic<Int64>(0)

  init(_ stage: String) { self.stage = stage }

  /// A piece of work begins (or another one after it).
  func beat() { busySince.store(MonotonicTime.now.nanoseconds, ordering: .relaxed) }

  /// There is nothing to do, or somebody else to wait for.
  func rest() { busySince.store(0, ordering: .relaxed) }

  /// Milliseconds since the present piece of work began; 0 when there is none.
  var busyMilliseconds: Int64 {
    let since = busySince.load(ordering: .relaxed)
    return since == 0 ? 0 : (MonotonicTime.now.nanoseconds - since) / 1_000_000
  }
}

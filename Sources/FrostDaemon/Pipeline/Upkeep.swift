import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules
import FrostStore
import Synchronization

/// What is done for the database beside the commits: its log is moved, what is old is taken away.
final class Upkeep: Sendable {
  private let store: Store
  private let facts: Facts
  private let configuration: DaemonConfiguration
  private let nextLook = Mutex(MonotonicTime.now)

  /// How often it is looked for files that are gone for good.
  private static let lookMilliseconds: Int64 = 3_600_000

  init(store: Store, facts: Facts, configuration: DaemonConfiguration) {
    self.store = store
    self.facts = facts
    self.configuration = configuration
  }

  func run() throws {
    try store.checkpoint()
    let facts = facts.now
    guard facts.counters.watermark > 0 else { return }
    try store.retain(
      Self.limits(
        configuration, reach: facts.rules.reach, stream: facts.counters.watermark, wall: EventTime.now.milliseconds,
        usedBytes: store.retained.usedBytes), facts.rules.schema)
    try forgetFiles(facts.counters)
  }

  private func forgetFiles(_ counters: Counters) throws {
    let isDue = nextLook.withLock { next in
      guard next <= .now else { return false }
      next = .now.advanced(byMilliseconds: Self.lookMilliseconds)
      return true
    }
    guard isDue, configuration.sources.contains(where: { $0.place.isGlob }) else { return }
    try store.forget(
      GoneFiles.forgettable(
        try store.positions(), configuration, counters, wall: EventTime.now.milliseconds))
  }

  /// - Parameters:
  ///   - reach: how far back a feature reads, milliseconds.
  ///   - stream: the stream's time; `wall`: the machine's.
  static func limits(
    _ configuration: DaemonConfiguration, reach: Int64, stream: Int64, wall: Int64, usedBytes: Int64
  ) -> Retention {
    let kept = configuration.retention
    let isFull = kept.size.map { usedBytes > $0 } ?? false
    func before(_ now: Int64, _ time: Int64) -> EventTime {
      EventTime(milliseconds: now - (isFull ? min(time, DaemonConfiguration.Retention.short) : time))
    }
    // Recovery reads what features and the filter of duplicates reach, whatever is configured.
    let needed =
      max(reach, configuration.duplicates.horizon) + configuration.lateness
      + configuration.sourceSkew
    return Retention(
      journal: min(before(stream, kept.journal), EventTime(milliseconds: stream - needed)),
      decisions: before(stream, kept.decisions), feed: before(stream, kept.feed),
      quarantine: before(wall, kept.quarantine), size: kept.size)
  }
}

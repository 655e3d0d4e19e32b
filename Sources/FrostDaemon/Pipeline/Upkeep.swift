import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules
import FrostStore

/// What is done for the database beside the commits: its log is moved, what is old is taken away.
struct Upkeep: Sendable {
  let store: Store
  let facts: Facts
  let configuration: DaemonConfiguration

  func run() throws {
    try store.checkpoint()
    let facts = facts.now
    guard facts.counters.watermark > 0 else { return }
    try store.retain(
      Self.limits(
        configuration, reach: facts.rules.reach, stream: facts.counters.watermark, wall: EventTime.now.milliseconds,
        usedBytes: store.retained.usedBytes), facts.rules.schema)
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

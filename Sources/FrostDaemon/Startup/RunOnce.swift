import FrostEngine
import FrostEvents

/// Reads what is there in every source, stores it and says in one line what that was.
enum RunOnce {
  static func run(_ daemon: Daemon) throws(StartFailure) -> String {
    let before = daemon.facts.now.counters
    let started = MonotonicTime.now
    daemon.facts.change { $0.state = .running }
    daemon.pipeline.limitPatience(milliseconds: 30_000)
    daemon.pipeline.start()
    let isStored = daemon.pipeline.join()
    let nanoseconds = MonotonicTime.now.nanoseconds - started.nanoseconds
    let facts = daemon.facts.now
    if !isStored {
      throw StartFailure(
        .inputOutput, "commits failed, the rest is read again at the next start: \(facts.storeTrouble ?? "unknown")")
    }
    if let source = facts.sources.first(where: { $0.trouble != nil }) {
      throw StartFailure(.inputOutput, "source \(source.name): \(source.trouble ?? "")")
    }
    daemon.writeLastCheckpoint()
    let scored = facts.counters.scored - before.scored
    let seconds = max(Double(nanoseconds) / 1e9, 1e-9)
    let perEvent = scored > 0 ? Double(nanoseconds) / 1000 / Double(scored) : 0
    return "events=\(scored) duplicates=\(facts.counters.duplicates - before.duplicates) "
      + "late=\(facts.counters.late - before.late) quarantined=\(facts.counters.quarantined - before.quarantined) "
      + "freezes=\(facts.freezesPlaced) seconds=\(seconds.text(decimals: 2)) "
      + "events/s=\((Double(scored) / seconds).text(decimals: 0)) us/event=\(perEvent.text(decimals: 2)) "
      + "peak-MiB=\(ResourceUse.peakMemory >> 20)"
  }
}

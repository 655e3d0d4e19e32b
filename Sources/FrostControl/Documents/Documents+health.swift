import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Documents {
  private static let day: Int64 = 86_400_000
  /// A reader that has not taken a change for so long is slow, or gone.
  static let slow: Int64 = 60_000
  static let gone: Int64 = 300_000

  /// Money that left frozen accounts in the last 24 hours of the stream: the wallet does not obey.
  func leaks(_ daemon: DaemonStatus) -> HealthItem {
    let counters = daemon.counters
    guard counters.lastLeak > 0, let now = daemon.engineTime, now.milliseconds - counters.lastLeak < Self.day else {
      return HealthItem("leaks", "nothing leaves a frozen account")
    }
    return HealthItem(
      "leaks", .failing,
      "the wallet does not obey: \(money(counters.leakedAmount)) \(bookCurrency.code) left frozen accounts in "
        + "\(counters.leaks) movements, the last at \(EventTime(milliseconds: counters.lastLeak).text)",
      command: "frostctl changes --kind leak.seen")
  }

  /// Whether commits are moved into the database as fast as they come.
  func log(_ log: WriteAheadLog) -> HealthItem {
    if let problem = log.problem {
      return HealthItem(
        "log", .warning, "commits cannot be moved from the write-ahead log into the database: \(problem)",
        command: "df -h; journalctl -u frostd -n 20")
    }
    guard log.isOverLimit else { return HealthItem("log", "commits are moved into the database") }
    return HealthItem(
      "log", .warning,
      "the write-ahead log has \(log.bytes >> 20) MiB, \((log.bytes - log.moved) >> 20) of them not in the database: a "
        + "long read, as of a backup, or a slow disk holds it",
      command: "frostctl status")
  }

  /// What retention took away, and whether the file fits.
  func retention(_ retained: Retained) -> HealthItem {
    let isIdle = retained.decisions + retained.others + retained.changes + retained.quarantined + retained.chunks == 0
    let told =
      isIdle
      ? "nothing is old enough to be taken away"
      : "taken away as old since the start: \(retained.decisions) decisions, \(retained.others) other "
        + "rows, \(retained.changes) changes, \(retained.quarantined) lines of the quarantine, the events of \(retained.chunks) journal chunks"
    guard let size = retained.limit, retained.usedBytes > size else { return HealthItem("retention", told) }
    return HealthItem(
      "retention", .warning,
      "the database is over its size of \(size >> 30) GiB, and only what is needed is kept: \(told)",
      command: "frostctl status")
  }

  /// Whether those who follow the feed under a name take what there is.
  func feed(_ readers: [FeedReader], now: EventTime) -> [HealthItem] {
    if readers.isEmpty {
      return [HealthItem("feed", "nobody reads the feed under a name: what the wallet has fetched is not known")]
    }
    return readers.map { reader in
      let name = "feed.\(reader.name)"
      guard let since = reader.waitingSince, now.milliseconds - since.milliseconds > Self.slow else {
        return HealthItem(name, "\(reader.name) takes what Frost decides")
      }
      return HealthItem(
        name, now.milliseconds - since.milliseconds > Self.gone ? .failing : .warning,
        "\(reader.name) has not taken what Frost decided since \(since.text)",
        command: "frostctl changes --after \(reader.token)")
    }
  }
}

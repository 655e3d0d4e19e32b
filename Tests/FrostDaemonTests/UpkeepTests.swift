import FrostConfig
import FrostEvents
import FrostStore
import Testing

@testable import FrostDaemon

struct UpkeepTests {
  private static let day: Int64 = 86_400_000

  private static func configuration(_ change: (inout DaemonConfiguration.Retention) -> Void = { _ in })
    -> DaemonConfiguration
  {
    var configuration = DaemonConfiguration(sources: [])
    change(&configuration.retention)
    return configuration
  }

  private static func days(_ time: EventTime, before now: Int64) -> Int64 { (now - time.milliseconds) / day }

  @Test func `each thing is kept as long as is configured, by its own clock`() {
    let (stream, wall) = (10_000 * Self.day, 20_000 * Self.day)
    let limits = Upkeep.limits(Self.configuration(), reach: 0, stream: stream, wall: wall, usedBytes: 1 << 40)
    #expect(Self.days(limits.journal, before: stream) == 400 && Self.days(limits.decisions, before: stream) == 1825)
    #expect(Self.days(limits.feed, before: stream) == 90 && Self.days(limits.quarantine, before: wall) == 90)
    #expect(limits.size == nil)
  }

  @Test func `no journal is kept shorter than a feature reaches back and ids are remembered`() {
    let stream = 10_000 * Self.day
    let short = Self.configuration { $0.journal = Self.day }
    let far = Upkeep.limits(short, reach: 90 * Self.day, stream: stream, wall: 0, usedBytes: 0)
    #expect(far.journal.milliseconds == stream - 90 * Self.day - short.lateness)
    let near = Upkeep.limits(short, reach: 3_600_000, stream: stream, wall: 0, usedBytes: 0)
    #expect(near.journal.milliseconds == stream - short.duplicates.horizon - short.lateness)
  }

  @Test func `over its size a database keeps 30 days, and what is needed`() {
    let stream = 10_000 * Self.day
    let small = Self.configuration { $0.size = 1 << 30 }
    let full = Upkeep.limits(small, reach: 60 * Self.day, stream: stream, wall: stream, usedBytes: 2 << 30)
    #expect(Self.days(full.decisions, before: stream) == 30 && Self.days(full.quarantine, before: stream) == 30)
    #expect(Self.days(full.journal, before: stream) == 60)
    let fits = Upkeep.limits(small, reach: 60 * Self.day, stream: stream, wall: stream, usedBytes: 1 << 29)
    #expect(Self.days(fits.decisions, before: stream) == 1825)
  }
}

import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Documents {
  func status(
    _ daemon: DaemonStatus, _ counts: StoreCounts, _ health: HealthDocument, databaseBytes: Int64
  ) -> StatusDocument {
    StatusDocument(
      version: daemon.version, state: daemon.state, since: daemon.since.text, currency: bookCurrency.code,
      ruleSet: daemon.ruleSet, sources: daemon.sources, counters: counters(daemon.counters),
      engineTime: daemon.engineTime?.text,
      freezes: FreezeCounts(active: counts.freezesActive, lastDay: counts.freezesSince),
      holdsPlaced: counts.holdsPlaced, stepUpsDemanded: counts.stepUpsDemanded, alertsQueued: counts.alerts,
      escalationsOpen: counts.escalationsOpen, quarantined: counts.quarantined, databaseBytes: databaseBytes,
      lastReload: daemon.lastReload, attention: health.items.filter { $0.state != .ok }.map(\.line))
  }

  private func counters(_ counters: Counters) -> CountersDocument {
    CountersDocument(
      scored: counters.scored, duplicates: counters.duplicates, late: counters.late,
      quarantined: counters.quarantined, unknownTerms: counters.unknownTerms, leaks: counters.leaks,
      leakedAmount: money(counters.leakedAmount),
      lastLeak: counters.lastLeak > 0 ? EventTime(milliseconds: counters.lastLeak).text : nil,
      unratedAmounts: counters.unratedAmounts, forgottenIds: counters.forgottenIDs, releases: counters.releases,
      secondsToRelease: counters.releases == 0 ? 0 : counters.releaseTime / counters.releases / 1000,
      honestHoursFrozen: counters.honestTime / 3_600_000)
  }
}

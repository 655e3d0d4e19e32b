package import FrostEngine
package import FrostEvents
package import FrostProtocol

/// The daemon's part of `StatusDocument`; the store knows the rest.
package struct DaemonStatus: Sendable {
  package var version: String
  package var state: StatusDocument.State
  /// Wall time of the start.
  package var since: EventTime
  package var ruleSet: RuleSetStatus
  package var sources: [SourceStatus]
  package var counters: Counters
  /// The greater of watermark and last tick; nil before the first event.
  package var engineTime: EventTime?
  package var lastReload: ReloadStatus?
  /// What is watched inside the daemon.
  package var health: [HealthItem]

  package init(
    version: String, state: StatusDocument.State, since: EventTime, ruleSet: RuleSetStatus, sources: [SourceStatus],
    counters: Counters, engineTime: EventTime?, lastReload: ReloadStatus?, health: [HealthItem]
  ) {
    self.version = version
    self.state = state
    self.since = since
    self.ruleSet = ruleSet
    self.sources = sources
    self.counters = counters
    self.engineTime = engineTime
    self.lastReload = lastReload
    self.health = health
  }
}

/// How the daemon is: `GET /v1/status`. Times are RFC 3339 in UTC with milliseconds.
package struct StatusDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.status/1"

  package var schema: String
  /// The daemon's version.
  package var version: String
  package var state: State
  /// Wall time of the start; of a daemon that is stopped, of its newest commit.
  package var since: String
  /// Book currency of every amount here (ISO 4217).
  package var currency: String
  package var ruleSet: RuleSetStatus
  package var sources: [SourceStatus]
  package var counters: CountersDocument
  /// The greater of watermark and last tick; absent before the first event.
  package var engineTime: String?
  package var freezes: FreezeCounts
  /// Holds that wait for their deadline or a person.
  package var holdsPlaced: Int
  /// Step-ups without an answer.
  package var stepUpsDemanded: Int
  package var alertsQueued: Int
  package var escalationsOpen: Int
  /// Lines in quarantine.
  package var quarantined: Int
  package var databaseBytes: Int64
  /// Absent when the rules were never reloaded.
  package var lastReload: ReloadStatus?
  /// What is wrong and what to type, a line each; empty when all is well.
  package var attention: [String]

  package init(
    version: String, state: State, since: String, currency: String, ruleSet: RuleSetStatus, sources: [SourceStatus],
    counters: CountersDocument, engineTime: String? = nil, freezes: FreezeCounts, holdsPlaced: Int,
    stepUpsDemanded: Int, alertsQueued: Int, escalationsOpen: Int, quarantined: Int, databaseBytes: Int64,
    lastReload: ReloadStatus? = nil, attention: [String]
  ) {
    schema = Self.schema
    self.version = version
    self.state = state
    self.since = since
    self.currency = currency
    self.ruleSet = ruleSet
    self.sources = sources
    self.counters = counters
    self.engineTime = engineTime
    self.freezes = freezes
    self.holdsPlaced = holdsPlaced
    self.stepUpsDemanded = stepUpsDemanded
    self.alertsQueued = alertsQueued
    self.escalationsOpen = escalationsOpen
    self.quarantined = quarantined
    self.databaseBytes = databaseBytes
    self.lastReload = lastReload
    self.attention = attention
  }
}

extension StatusDocument {
  /// `stopped` is told by who reads the state directory, never over a socket.
  package enum State: String, Codable, Hashable, Sendable { case starting, running, degraded, stopping, stopped }
}

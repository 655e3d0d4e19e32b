import FrostEngine
import FrostEvents
import FrostStore

/// Everything that a run left behind that must not depend on how often it was interrupted.
struct RunOutcome: Equatable {
  var freezes: [String]
  var causes: [String]
  var decisions: [String]
  var changes: [String]
  var quarantine: [String]
  var counters: Counters

  init(_ place: Workplace) throws {
    let store = try Store.open(place.state)
    let rows = try store.freezes(limit: 100_000)
    freezes = rows.freezes.map { "\($0)" }.sorted()
    causes = rows.causes.map { "\($0)" }.sorted()
    decisions = try rows.causes.compactMap { try $0.decision.flatMap(store.decision).map(\.document) }.sorted()
    changes = try store.changes(after: 0, limit: 1_000_000).map {
      "\($0.change.id) \($0.change.kind) \($0.change.document)"
    }
    quarantine = try store.quarantine(limit: 100_000).map { "\($0.reject)" }.sorted()
    counters = try store.counters()
  }

  var lines: Int64 { counters.scored + counters.duplicates + counters.late + counters.quarantined }
}

import FrostEngine
package import FrostEvents
import GRDB

/// How many of everything there are.
package struct StoreCounts: Hashable, Sendable {
  package var freezesActive = 0
  /// Begun at or after the moment asked for.
  package var freezesSince = 0
  package var holdsPlaced = 0
  package var stepUpsDemanded = 0
  package var alerts = 0
  package var escalationsOpen = 0
  package var quarantined = 0
}

extension Store {
  package func counts(since moment: EventTime) throws(StoreError) -> StoreCounts {
    try translated {
      try pool.read { db in
        let row = try Row.fetchOne(
          db,
          sql: """
            SELECT (SELECT count(*) FROM freeze WHERE state = ?), (SELECT count(*) FROM freeze WHERE "from" >= ?),
              (SELECT count(*) FROM hold WHERE state = ?), (SELECT count(*) FROM step_up WHERE state = ?),
              (SELECT count(*) FROM alert), (SELECT count(*) FROM escalation WHERE state <> ?),
              (SELECT count(*) FROM quarantine WHERE retried IS NULL)
            """,
          arguments: [
            FreezeRow.State.active.rawValue, moment.milliseconds, HoldRow.State.placed.rawValue,
            StepUpRow.State.demanded.rawValue, EscalationRow.State.resolved.rawValue,
          ])
        guard let row else { return StoreCounts() }
        let counts = ColumnReader(row, of: "counts")
        return StoreCounts(
          freezesActive: try counts[0], freezesSince: try counts[1], holdsPlaced: try counts[2],
          stepUpsDemanded: try counts[3], alerts: try counts[4], escalationsOpen: try counts[5],
          quarantined: try counts[6])
      }
    }
  }
}

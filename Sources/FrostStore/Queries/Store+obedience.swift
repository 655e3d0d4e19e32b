package import FrostEngine
package import FrostEvents
import GRDB

/// What became of one change after it was decided.
package struct ObedienceRow: Hashable, Sendable {
  /// Id of the change: `frz_…/placed`.
  package var change: String
  package var token: Int64
  /// Engine time.
  package var decided: EventTime
  /// Wall time of the commit; nil: before such times were kept.
  package var committed: EventTime?
  /// Wall time at which the wallet proved that it has it.
  package var fetched: EventTime?
  package var acknowledgement: AcknowledgementRow?
}

extension ObedienceRow {
  static func fetch(_ db: Database, of ids: [String]) throws -> [ObedienceRow] {
    // The changes of a thing have its id, a slash and a word: `0` is the character after the slash.
    let statement = try db.cachedStatement(
      sql: """
        SELECT change.id, token, change.at, committed, fetched, acknowledgement.account, state, event,
          acknowledgement.at, \(SealedTable.change.isIntact(in: "change")), acknowledgement.id IS NULL
            OR \(SealedTable(AcknowledgementRow.self).isIntact(in: "acknowledgement"))
        FROM change LEFT JOIN acknowledgement ON acknowledgement.id = change.id
        WHERE change.id >= ?1 || '/' AND change.id < ?1 || '0'
          AND change.kind NOT IN ('freeze.extended', 'freeze.shortened', 'freeze.expiring', 'leak.seen') ORDER BY token
        """)
    return try ids.flatMap { id in
      try Row.fetchAll(statement, arguments: [id]).map { row in
        let row = ColumnReader(row, of: "change")
        for column in 9...10 { try row.checkIntact(column) }
        return ObedienceRow(
          change: try row[0], token: try row[1], decided: EventTime(milliseconds: try row[2]),
          committed: (try row[3] as Int64?).map { EventTime(milliseconds: $0) },
          fetched: (try row[4] as Int64?).map { EventTime(milliseconds: $0) },
          acknowledgement: try (try row[6] as String?).flatMap(AcknowledgementRow.State.init).map { state in
            AcknowledgementRow(
              id: try row[0], account: try row[5], state: state, event: try row[7],
              at: EventTime(milliseconds: try row[8]))
          })
      }
    }
  }
}

extension Store {
  /// What became of the orders to the wallet of these freezes, holds or step-ups, in the order of the feed.
  package func obedience(of ids: [String]) throws(StoreError) -> [ObedienceRow] {
    try translated { try pool.read { try ObedienceRow.fetch($0, of: ids) } }
  }
}

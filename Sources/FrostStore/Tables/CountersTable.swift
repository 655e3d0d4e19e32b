import FrostEngine
import GRDB

/// The engine's totals: one row of `meta`, as JSON.
enum CountersTable {
  static func store(_ counters: Counters, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO meta (name, value) VALUES ('counters', json_object(
          'scored', ?, 'duplicates', ?, 'late', ?, 'quarantined', ?, 'unknown_terms', ?, 'watermark', ?,
          'leaked_amount', ?, 'leaks', ?, 'last_leak', ?, 'unrated_amounts', ?, 'forgotten_ids', ?, 'releases', ?,
          'release_time', ?, 'honest_releases', ?, 'honest_time', ?))
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """)
    try statement.execute(arguments: [
      counters.scored, counters.duplicates, counters.late, counters.quarantined, counters.unknownTerms,
      counters.watermark, counters.leakedAmount, counters.leaks, counters.lastLeak, counters.unratedAmounts,
      counters.forgottenIDs, counters.releases, counters.releaseTime, counters.honestReleases, counters.honestTime,
    ])
  }

  static func fetch(_ db: Database) throws -> Counters {
    var counters = Counters()
    let row = try Row.fetchOne(
      db,
      sql: """
        SELECT value ->> 'scored', value ->> 'duplicates', value ->> 'late', value ->> 'quarantined',
          value ->> 'unknown_terms', value ->> 'watermark', value ->> 'leaked_amount', value ->> 'leaks',
          coalesce(value ->> 'last_leak', 0), coalesce(value ->> 'unrated_amounts', 0),
          coalesce(value ->> 'forgotten_ids', 0), coalesce(value ->> 'releases', 0),
          coalesce(value ->> 'release_time', 0), coalesce(value ->> 'honest_releases', 0),
          coalesce(value ->> 'honest_time', 0), \(SealedTable.meta.isIntact)
        FROM meta WHERE name = 'counters'
        """)
    guard let row else { return counters }
    guard row[15] else { throw StoreError.corruptRow(table: "meta", id: "counters") }
    counters.scored = row[0]
    counters.duplicates = row[1]
    counters.late = row[2]
    counters.quarantined = row[3]
    counters.unknownTerms = row[4]
    counters.watermark = row[5]
    counters.leakedAmount = row[6]
    counters.leaks = row[7]
    counters.lastLeak = row[8]
    counters.unratedAmounts = row[9]
    counters.forgottenIDs = row[10]
    counters.releases = row[11]
    counters.releaseTime = row[12]
    counters.honestReleases = row[13]
    counters.honestTime = row[14]
    return counters
  }
}

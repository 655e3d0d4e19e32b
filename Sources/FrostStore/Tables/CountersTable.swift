import Foundation
import FrostEngine
import FrostEvents
import GRDB

/// The engine's totals: one row of `meta`, as JSON.
enum CountersTable {
  static func store(_ counters: Counters, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO meta (name, value) VALUES ('counters', json_object(
          'scored', ?, 'duplicates', ?, 'late', ?, 'quarantined', ?, 'unknown_terms', ?, 'watermark', ?,
          'leaked_amount', ?, 'leaks', ?, 'last_leak', ?, 'unrated_amounts', ?, 'forgotten_ids', ?, 'releases', ?,
          'release_time', ?, 'honest_releases', ?, 'honest_time', ?, 'watermarks', json(?)))
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """)
    try statement.execute(arguments: [
      counters.scored, counters.duplicates, counters.late, counters.quarantined, counters.unknownTerms,
      counters.watermark, counters.leakedAmount, counters.leaks, counters.lastLeak, counters.unratedAmounts,
      counters.forgottenIDs, counters.releases, counters.releaseTime, counters.honestReleases, counters.honestTime,
      text(of: counters.watermarks),
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
          coalesce(value ->> 'honest_time', 0), coalesce(value -> 'watermarks', '{}'), \(SealedTable.meta.isIntact), name AS id
        FROM meta WHERE name = 'counters'
        """)
    guard let row else { return counters }
    let columns = ColumnReader(row, of: "meta")
    try columns.checkIntact(16)
    counters.scored = try columns[0]
    counters.duplicates = try columns[1]
    counters.late = try columns[2]
    counters.quarantined = try columns[3]
    counters.unknownTerms = try columns[4]
    counters.watermark = try columns[5]
    counters.leakedAmount = try columns[6]
    counters.leaks = try columns[7]
    counters.lastLeak = try columns[8]
    counters.unratedAmounts = try columns[9]
    counters.forgottenIDs = try columns[10]
    counters.releases = try columns[11]
    counters.releaseTime = try columns[12]
    counters.honestReleases = try columns[13]
    counters.honestTime = try columns[14]
    counters.watermarks = try JSONDecoder().decode([String: Int64].self, from: Data((columns[15] as String).utf8))
    return counters
  }

  private static func text(of watermarks: [String: Int64]) -> String {
    var json = JSONWriter()
    json.object { json in
      for (source, time) in watermarks.sorted(by: { $0.key < $1.key }) { json.field(source, time) }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

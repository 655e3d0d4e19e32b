package import FrostEvents
import GRDB

/// Somebody who follows the feed and gave their name.
package struct FeedReader: Hashable, Sendable {
  package var name: String
  /// Everything up to this one was taken.
  package var token: Int64
  /// Wall time at which that was last proved anew.
  package var at: EventTime
  /// Wall time of the oldest change it has not taken; nil: it has everything.
  package var waitingSince: EventTime?
}

extension Store {
  /// Names of readers that are remembered; a further one is refused.
  package static let maximumReaders = 16

  /// A reader proves that it has everything up to `token`: it asks for what comes after it.
  /// - Returns: false where there are too many readers to remember one more.
  @discardableResult
  package func noteReader(_ name: String, has token: Int64) throws(StoreError) -> Bool {
    try translated {
      if try pool.read({ try Self.token(of: name, in: $0) }).map({ $0 >= token }) ?? false { return true }
      return try pool.write { db in
        let known = try Self.token(of: name, in: db)
        if known == nil, try Int.fetchOne(db, sql: "SELECT count(*) FROM feed_reader") ?? 0 >= Self.maximumReaders {
          return false
        }
        let now = EventTime.now.milliseconds
        try db.execute(
          sql: """
            INSERT INTO feed_reader (name, token, at) VALUES (?, ?, ?)
            ON CONFLICT (name) DO UPDATE SET token = excluded.token, at = excluded.at
              WHERE excluded.token > token OR NOT \(SealedTable.feedReader.isIntact)
            """, arguments: [name, token, now])
        try db.execute(
          sql: "UPDATE change SET fetched = ? WHERE token > ? AND token <= ? AND fetched IS NULL",
          arguments: [now, known ?? 0, token])
        return true
      }
    }
  }

  /// Everybody who gave a name, by name.
  package func readers() throws(StoreError) -> [FeedReader] {
    try translated {
      try pool.read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT name, token, at,
              (SELECT committed FROM change WHERE change.token > feed_reader.token ORDER BY change.token LIMIT 1),
              \(SealedTable.feedReader.isIntact), name AS id
            FROM feed_reader ORDER BY name
            """
        ).map { row in
          let row = ColumnReader(row, of: "feed_reader")
          try row.checkIntact(4)
          return FeedReader(
            name: try row[0], token: try row[1], at: EventTime(milliseconds: try row[2]),
            waitingSince: (try row[3] as Int64?).map { EventTime(milliseconds: $0) })
        }
      }
    }
  }

  /// nil: it is not known, or not as it was written; then what it proves next is.
  private static func token(of reader: String, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      db.cachedStatement(
        sql: "SELECT token FROM feed_reader WHERE name = ? AND \(SealedTable.feedReader.isIntact)"), arguments: [reader]
    )
  }
}

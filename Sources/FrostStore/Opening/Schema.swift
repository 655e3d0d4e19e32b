import GRDB

/// The numbered steps from an empty file to the tables of today; `user_version` says how many a file has taken.
enum Schema {
  /// "FRST".
  static let applicationID = 0x4652_5354
  static let steps: [String] = [
    Schema1.sql, Schema2.sql, Schema3.sql, SchemaActing.sql, lists, movements, audit, lookups,
  ]

  static func bringUpToDate(_ db: Database, path: String) throws {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    guard application == applicationID || (application == 0 && version == 0 && isEmpty) else {
      throw StoreError.notFrost(path: path)
    }
    guard version <= steps.count else {
      throw StoreError.newerSchema(path: path, found: version, known: steps.count)
    }
    for step in version..<steps.count {
      try db.inTransaction(.immediate) {
        try db.execute(sql: steps[step])
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(step + 1)")
        return .commit
      }
    }
  }
}

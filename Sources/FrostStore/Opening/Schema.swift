import Foundation
import GRDB

/// The numbered steps from an empty file to the tables of today; `user_version` says how many a file has taken.
enum Schema {
  /// "FRST".
  static let applicationID = 0x4652_5354
  static let steps: [String] = [
    Schema1.sql, Schema2.sql, Schema3.sql, SchemaActing.sql, lists, movements, audit, lookups, sealed, positions,
    erasures, sealedPages,
  ]

  /// Every row has a checksum; the columns and triggers are made after the steps, whenever tables have changed.
  private static let sealed = "SELECT 1;"

  /// What a source's file was when it was last looked at: how much of one that is gone was not read, and which files are
  /// newer than it.
  private static let positions = """
    ALTER TABLE source_position ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE source_position ADD COLUMN modified INTEGER NOT NULL DEFAULT 0;
    """

  /// For who only reads: nothing is brought up to date.
  static func requireCurrent(_ db: Database, path: String) throws {
    let (application, version) = try numbers(db)
    guard application == applicationID else { throw StoreError.notFrost(path: path) }
    guard version <= steps.count else {
      throw StoreError.newerSchema(path: path, found: version, known: steps.count)
    }
    guard version == steps.count else {
      throw StoreError.olderSchema(path: path, found: version, known: steps.count)
    }
  }

  private static func numbers(_ db: Database) throws -> (application: Int, version: Int) {
    (
      try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0, try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    )
  }

  static func bringUpToDate(_ db: Database, path: String) throws {
    let (application, version) = try numbers(db)
    let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
    guard application == applicationID || (application == 0 && version == 0 && isEmpty) else {
      throw StoreError.notFrost(path: path)
    }
    guard version <= steps.count else {
      throw StoreError.newerSchema(path: path, found: version, known: steps.count)
    }
    if version == steps.count { return }
    if version > 0 { try backUp(db, before: path, version) }
    // As a whole: a crash on the way leaves the tables as they were.
    try db.inTransaction(.immediate) {
      for step in version..<steps.count { try db.execute(sql: steps[step]) }
      for table in SealedTable.all { try table.seal(in: db) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = \(steps.count)")
      return .commit
    }
    // Free pages of a file that was made without can be given back to the disk only after it was written anew once.
    if try Int.fetchOne(db, sql: "PRAGMA auto_vacuum") != 2 {
      try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL; VACUUM")
    }
  }

  /// A copy of the file as the version before left it: beside it, `backups/schema-6.db`.
  private static func backUp(_ db: Database, before path: String, _ version: Int) throws {
    let backups = (path as NSString).deletingLastPathComponent + "/backups"
    let copy = "\(backups)/schema-\(version).db"
    if FileManager.default.fileExists(atPath: copy) { return }
    try Store.copy(db, to: copy)
  }
}

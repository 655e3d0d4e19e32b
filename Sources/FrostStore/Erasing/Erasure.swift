import FrostEngine
import GRDB

/// An erasure that the engine has agreed to: begun in its commit, done afterwards a slice at a time, and after a crash at
/// the next start.
struct Erasure: Sendable {
  /// Of the entry of the audit log that tells of it.
  var id: String
  var account: String
  /// Journal chunks that begin before this input.
  var before: Int64

  static func begin(_ commit: Commit, in db: Database) throws {
    for row in commit.audit where row.action == AuditRow.erasing {
      try db.execute(
        sql: "INSERT INTO erasure (id, account, before) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        arguments: [row.id, row.subject, commit.firstInput])
    }
  }

  static func pending(_ db: Database) throws -> [Erasure] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT id, account, before, \(SealedTable.erasure.isIntact) FROM erasure WHERE done IS NULL ORDER BY before
        """
    ).map { row in
      let row = ColumnReader(row, of: "erasure")
      try row.checkIntact(3)
      return Erasure(id: try row[0], account: try row[1], before: try row[2])
    }
  }

  func end(_ erased: Erased, in db: Database) throws {
    try db.execute(sql: "UPDATE erasure SET done = ? WHERE id = ?", arguments: [erased.total, id])
  }
}

/// How much was emptied of what is personal.
package struct Erased: Hashable, Sendable {
  /// Decisions, causes, cases, alerts, labels and other rows of the account.
  package var rows = 0
  /// Of the feed.
  package var changes = 0
  package var quarantined = 0
  /// Of the index that accounts are found by.
  package var lookups = 0
  /// Of the journal.
  package var records = 0

  package static let nothing = Erased()

  var total: Int { rows + changes + quarantined + lookups + records }

  static func + (a: Erased, b: Erased) -> Erased {
    Erased(
      rows: a.rows + b.rows, changes: a.changes + b.changes, quarantined: a.quarantined + b.quarantined,
      lookups: a.lookups + b.lookups, records: a.records + b.records)
  }
}

import Foundation
import FrostEngine
import FrostEvents
import GRDB

/// The table of the audit log: only ever appended to.
enum AuditLog {
  /// Rows that an entry tells the states of; of more, their number.
  fileprivate static let maximumTouched = 100

  /// - Returns: the newest entry, if any was appended.
  static func append(_ rows: [AuditRow], key: KeyedDigest?, in db: Database) throws -> AuditAnchor? {
    if rows.isEmpty { return nil }
    var last = try head(db) ?? AuditAnchor(number: 0, chain: AuditEntry.chainStart)
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO audit (\(AuditEntry.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)
        ON CONFLICT (id) DO NOTHING
        """)
    for row in rows {
      var entry = try AuditEntry(row, number: last.number &+ 1, before: states(before: row.touched, in: db))
      let erased = row.action == AuditRow.erasing ? try numbers(of: row.subject, in: db) : []
      if !erased.isEmpty { entry.after = erased.map(String.init).joined(separator: " ") }
      entry = chained(entry, after: last, key)
      try statement.execute(arguments: [
        entry.number, entry.id, entry.at.milliseconds, entry.actor, entry.action, entry.via, entry.subject,
        entry.reason, entry.before, entry.after, Data(entry.salt), Data(entry.digest), Data(entry.chain),
        entry.isKeyed,
      ])
      guard db.changesCount == 1 else { continue }
      last = AuditAnchor(number: entry.number, chain: entry.chain)
      try erase(erased, toldBy: entry.number, in: db)
    }
    return last
  }

  /// Entries of versions that had no chain.
  static func chainOldEntries(key: KeyedDigest?, in db: Database) throws {
    guard try Bool.fetchOne(db, sql: "SELECT count(*) > 0 AND count(chain) = 0 FROM audit") ?? false else { return }
    try db.inTransaction {
      // Numbers without gaps, so that one that is missing is seen.
      let old = try AuditEntry.fetch(db, "ORDER BY seq")
      var last = AuditAnchor(number: 0, chain: AuditEntry.chainStart)
      for var entry in old {
        let seq = entry.number
        entry.number = last.number &+ 1
        entry = chained(entry, after: last, key)
        try db.execute(
          sql: "UPDATE audit SET seq = ?, salt = ?, digest = ?, chain = ?, keyed = ? WHERE seq = ?",
          arguments: [
            entry.number, Data(entry.salt), Data(entry.digest), Data(entry.chain), entry.isKeyed, seq,
          ])
        last = AuditAnchor(number: entry.number, chain: entry.chain)
      }
      return .commit
    }
  }

  /// The newest entry.
  static func head(_ db: Database) throws -> AuditAnchor? {
    try Row.fetchOne(db, sql: "SELECT seq, chain FROM audit ORDER BY seq DESC LIMIT 1")
      .map { row in
        let row = ColumnReader(row, of: "audit")
        return AuditAnchor(number: try row[0], chain: [UInt8](try row[1] as Data? ?? Data()))
      }
  }

  /// Entries of an account whose personal part is there still; those that tell of an erasure keep theirs.
  private static func numbers(of account: String, in db: Database) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT seq FROM audit
        WHERE (subject = ?1 OR (subject >= ?1 || '/' AND subject < ?1 || '0')) AND action <> ?2 AND erased_by IS NULL
        ORDER BY seq
        """, arguments: [account, AuditRow.erasing])
  }

  /// Empties the personal part of entries: their digests stay in the chain.
  private static func erase(_ entries: [Int64], toldBy number: Int64, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql:
        "UPDATE audit SET subject = '', reason = '', before = '', after = '', salt = x'', erased_by = ? WHERE seq = ?")
    for entry in entries { try statement.execute(arguments: [number, entry]) }
  }

  private static func chained(_ entry: AuditEntry, after last: AuditAnchor, _ key: KeyedDigest?) -> AuditEntry {
    var entry = entry
    entry.salt = (0..<16).map { _ in UInt8.random(in: 0...255) }
    entry.isKeyed = key != nil
    entry.digest = entry.expectedDigest
    entry.chain = entry.expectedChain(after: last.chain, key: key)
    return entry
  }

  private static func states(before touched: [TouchedRow], in db: Database) throws -> String {
    try AuditEntry.text(
      touched.prefix(maximumTouched).compactMap { row in
        let state = row.kind == .listEntry ? "iif(removed IS NULL, 'listed', 'removed')" : "state"
        return try String.fetchOne(
          db.cachedStatement(sql: "SELECT \(state) FROM \(row.kind.rawValue) WHERE id = ?"), arguments: [row.id]
        ).map { TouchedRow(row.kind, row.id, $0) }
      }, of: touched.count)
  }
}

extension AuditEntry {
  fileprivate init(_ row: AuditRow, number: Int64, before: String) {
    self.number = number
    id = row.id
    at = row.at
    actor = row.actor
    action = row.action
    via = row.via
    subject = row.subject
    reason = row.reason
    self.before = before
    after = Self.text(row.touched, of: row.touched.count)
  }

  fileprivate static func text(_ rows: [TouchedRow], of count: Int) -> String {
    let shown = rows.prefix(AuditLog.maximumTouched).map { "\($0.id) \($0.state)" }.joined(separator: ", ")
    return count > AuditLog.maximumTouched ? "\(shown), … \(count) in all" : shown
  }
}

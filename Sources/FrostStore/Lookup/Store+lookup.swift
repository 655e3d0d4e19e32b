import Foundation
package import FrostEngine
package import FrostEvents
import GRDB

extension LookupRow {
  /// Days that a value is kept after it was last seen: as long as "first seen" reaches back.
  static let keptDays: Int64 = 400

  static func store(_ rows: [LookupRow], in db: Database) throws {
    guard let today = rows.map(\.day).max() else { return }
    let known = try db.cachedStatement(
      sql: """
        INSERT INTO lookup (hash, account, day) VALUES (?, ?, ?)
        ON CONFLICT (hash, account) DO UPDATE SET day = excluded.day WHERE excluded.day > day
        """)
    let movement = try db.cachedStatement(
      sql: "INSERT INTO movement (hash, account, day) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
    // In the order of keys: the pages of the table are gone through once.
    for row in rows.sorted(by: { $0.hash.lexicographicallyPrecedes($1.hash) }) {
      try (row.isMovement ? movement : known).execute(arguments: [Data(row.hash), row.account, row.day])
    }
    // A part at a time, so that no commit waits long for it.
    for table in ["lookup", "movement"] {
      try db.cachedStatement(
        sql: """
          DELETE FROM \(table) WHERE (day, hash, account) IN
            (SELECT day, hash, account FROM \(table) WHERE day < ? LIMIT 1000)
          """
      ).execute(arguments: [today - keptDays])
    }
  }
}

extension Store {
  /// Begins, or goes on, to keep what accounts can be found by. With another key than before, what is there is of no use
  /// and is taken away.
  /// - Returns: whether every event was noted since the state directory was made (or for `keptDays`).
  package func beginLookups(_ lookup: Lookup) throws(StoreError) -> Bool {
    try translated {
      try pool.write { db in
        let known = try Data.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'lookup_key'")
        let next =
          try Int64.fetchOne(db, sql: "SELECT first_input + inputs FROM journal ORDER BY first_input DESC LIMIT 1") ?? 1
        if known != Data(lookup.fingerprint) {
          try db.execute(sql: "DELETE FROM lookup; DELETE FROM movement")
          for (name, value) in [("lookup_key", Data(lookup.fingerprint)), ("lookup_from", next)]
            as [(String, any DatabaseValueConvertible)]
          {
            try db.execute(
              sql:
                "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
              arguments: [name, value])
          }
        }
        return try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'lookup_from'") == 1
      }
    }
  }

  /// Accounts that had a value with that hash, those of the newest day first.
  package func accounts(with hash: [UInt8], limit: Int) throws(StoreError) -> [(account: String, day: Int64)] {
    try translated {
      try pool.read { db in
        try Row.fetchAll(
          db,
          sql: """
            WITH RECURSIVE days (day, last) AS (
              SELECT min(day), max(day) FROM movement
              UNION ALL SELECT day + 1, last FROM days WHERE day < last
            )
            SELECT account, max(day) AS newest FROM (
              SELECT account, day FROM lookup WHERE hash = :hash
              UNION ALL SELECT account, day FROM days CROSS JOIN movement USING (day) WHERE hash = :hash
            ) GROUP BY account ORDER BY newest DESC, account LIMIT :limit
            """,
          arguments: ["hash": Data(hash), "limit": limit]
        ).map { ($0[0], $0[1]) }
      }
    }
  }

  /// Freezes with that spoken code, newest first; more than one where codes are shared.
  package func freezes(with code: SpokenCode) throws(StoreError) -> [FreezeRow] {
    try translated {
      try pool.read { try FreezeRow.fetch($0, "WHERE substr(id, 6, 4) = ? ORDER BY seq DESC LIMIT 50", [code.digits]) }
    }
  }

  /// Cases with that spoken code, newest first.
  package func escalations(with code: SpokenCode) throws(StoreError) -> [EscalationRow] {
    try translated {
      try pool.read {
        try EscalationRow.fetch($0, "WHERE substr(id, 6, 4) = ? ORDER BY seq DESC LIMIT 50", [code.digits])
      }
    }
  }

  package func escalation(_ id: String) throws(StoreError) -> EscalationRow? {
    try translated { try pool.read { try EscalationRow.fetch($0, "WHERE id = ?", [id]).first } }
  }

  /// What was done about these cases, oldest first.
  package func caseSteps(of ids: [String]) throws(StoreError) -> [CaseStepRow] {
    try translated {
      try pool.read { db in
        try ids.flatMap { try CaseStepRow.fetch(db, "WHERE escalation = ? ORDER BY seq", [$0]) }
      }
    }
  }
}

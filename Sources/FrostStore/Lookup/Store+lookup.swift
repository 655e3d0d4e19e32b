import Foundation
package import FrostEngine
package import FrostEvents
import GRDB

extension Store {
  /// Begins, or goes on, to keep what accounts can be found by. With another key than before, what is there is of no use
  /// and is taken away.
  /// - Returns: whether every event was noted since the state directory was made (or for `LookupRuns.keptDays`).
  package func beginLookups(_ lookup: Lookup) throws(StoreError) -> Bool {
    try translated {
      try pool.write { db in
        let known = try Data.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'lookup_key'")
        let next =
          try Int64.fetchOne(db, sql: "SELECT first_input + inputs FROM journal ORDER BY first_input DESC LIMIT 1") ?? 1
        if known != Data(lookup.fingerprint) {
          try LookupRuns.removeAll(in: db)
          for (name, value) in [("lookup_key", Data(lookup.fingerprint)), ("lookup_from", next)]
            as [(String, any DatabaseValueConvertible)]
          {
            try db.execute(
              sql:
                "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
              arguments: [name, value])
          }
        }
        return try Self.knowsEveryLookup(db)
      }
    }
  }

  /// Whether every event was noted since the state directory was made, as `beginLookups` left it.
  package func knowsEveryLookup() throws(StoreError) -> Bool { try translated { try pool.read(Self.knowsEveryLookup) } }

  private static func knowsEveryLookup(_ db: Database) throws -> Bool {
    try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'lookup_from'") == 1
  }

  /// Whether what is there was made with that key, or nothing is there yet.
  package func isMade(with lookup: Lookup) throws(StoreError) -> Bool {
    try translated {
      try pool.read { db in
        let known = try Data.fetchOne(db, sql: "SELECT value FROM meta WHERE name = 'lookup_key'")
        return known == nil || known == Data(lookup.fingerprint) || known == Data(lookup.formerFingerprint)
      }
    }
  }

  /// Accounts that had a value with that hash, those of the newest day first.
  /// - Parameter hash: 16 bytes.
  package func accounts(with hash: [UInt8], limit: Int) throws(StoreError) -> [(account: String, day: Int64)] {
    let hash = hash.withUnsafeBytes { UInt128(bigEndian: $0.loadUnaligned(as: UInt128.self)) }
    return try translated {
      try pool.read { try LookupRuns.rows(of: hash, in: $0).prefix(limit).map { ($0.account, $0.day) } }
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

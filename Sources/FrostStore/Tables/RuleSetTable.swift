import FrostEngine
import GRDB

/// Every rule set that was ever in force. A hash that comes back keeps its version.
enum RuleSetTable {
  /// - Parameter adopted: number of the first input that it decided.
  static func store(_ ruleSet: RuleSetRow, adopted: Int64, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO rule_set (version, hash, adopted) VALUES (?, ?, ?)
        ON CONFLICT (version) DO UPDATE SET hash = excluded.hash, adopted = excluded.adopted
        """, arguments: [ruleSet.version, ruleSet.hash, adopted])
  }

  static func version(of hash: String, in db: Database) throws -> Int? {
    try Int.fetchOne(db, sql: "SELECT max(version) FROM rule_set WHERE hash = ?", arguments: [hash])
  }

  static func inForce(_ db: Database) throws -> RuleSetRow? {
    try Row.fetchOne(
      db,
      sql: """
        SELECT version AS id, hash, \(SealedTable.ruleSet.isIntact) FROM rule_set
        ORDER BY adopted DESC, version DESC LIMIT 1
        """
    ).map { row in
      let row = ColumnReader(row, of: "rule_set")
      try row.checkIntact(2)
      return RuleSetRow(version: try row[0], hash: try row[1])
    }
  }

  static func newestVersion(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "SELECT max(version) FROM rule_set") ?? 0
  }
}

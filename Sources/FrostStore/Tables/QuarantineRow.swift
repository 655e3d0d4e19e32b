import Foundation
import FrostEngine
package import FrostEvents
import GRDB

/// A line that was not understood, with where it stood.
package struct QuarantineRow: Sendable {
  package var id: Int64
  package var source: String
  /// Which file of that name: device and inode, `2049:131`.
  package var generation: String
  package var reject: Reject
  /// Number of the first journal record of the commit it came with.
  package var input: Int64

  /// A line is kept once, however often its commit is tried.
  static func store(_ commit: Commit, in db: Database) throws {
    if commit.quarantined.isEmpty { return }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO quarantine (source, generation, offset, column, reason, line, length, input)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """)
    let generation =
      commit.position.map { "\($0.generation.device):\($0.generation.inode):\($0.generation.head)" } ?? ""
    for reject in commit.quarantined {
      try statement.execute(arguments: [
        commit.position?.source ?? "", generation, reject.offset, reject.column, reject.reason, Data(reject.line),
        reject.length, commit.firstInput,
      ])
    }
  }

  /// Newest first, or the one with `id`.
  static func fetch(id: Int64? = nil, limit: Int, _ db: Database) throws -> [QuarantineRow] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, source, generation, offset, column, reason, line, length, input FROM quarantine
        WHERE ?1 IS NULL OR id = ?1 ORDER BY id DESC LIMIT ?2
        """)
    return try Row.fetchAll(statement, arguments: [id, limit]).map { row in
      QuarantineRow(
        id: row[0], source: row[1], generation: row[2],
        reject: Reject(
          offset: row[3], column: row[4], reason: row[5], line: [UInt8](row[6] as Data), length: row[7]),
        input: row[8])
    }
  }
}

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
  /// Wall time of that commit; 0: before such times were kept.
  package var at: EventTime

  /// Whether it can be fed again: the whole line is there, as the source had it.
  package var canBeFed: Bool { reject.isSource && Int64(reject.line.count) == reject.length }

  /// A line is kept once, however often its commit is tried.
  static func store(_ commit: Commit, at now: EventTime, in db: Database) throws {
    try retry(commit, in: db)
    if commit.quarantined.isEmpty { return }
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO quarantine (source, generation, offset, column, reason, line, length, input, is_source, at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """)
    var stored = 0
    for read in commit.sources {
      let (source, file) = (read.position.source, read.position.generation)
      for reject in commit.quarantined[stored..<min(read.quarantined, commit.quarantined.count)] {
        try statement.execute(arguments: [
          source, "\(file.device):\(file.inode):\(file.head)", reject.offset, reject.column, reject.reason,
          Data(reject.line), reject.length, commit.firstInput, reject.isSource, now.milliseconds,
        ])
        stored += 1
      }
    }
  }

  private static func retry(_ commit: Commit, in db: Database) throws {
    for id in commit.retried {
      try db.cachedStatement(sql: "UPDATE quarantine SET retried = ? WHERE id = ?")
        .execute(arguments: [commit.firstInput, id])
    }
    for change in commit.stillQuarantined {
      try db.cachedStatement(sql: "UPDATE quarantine SET reason = ? WHERE id = ?")
        .execute(arguments: [change.reason, change.id])
    }
  }

  /// Those that are still in quarantine, newest first; or the one with `id`, wherever it is now.
  static func fetch(id: Int64? = nil, limit: Int, _ db: Database) throws -> [QuarantineRow] {
    try fetch(
      db, "WHERE \(id == nil ? "retried IS NULL AND ?1 IS NULL" : "id = ?1") ORDER BY id DESC LIMIT ?2", [id, limit])
  }

  /// Those in quarantine since a wall time, oldest first, after `id`.
  static func fetch(since: EventTime, after id: Int64, limit: Int, _ db: Database) throws -> [QuarantineRow] {
    try fetch(
      db, "WHERE retried IS NULL AND at >= ? AND id > ? ORDER BY id LIMIT ?", [since.milliseconds, id, limit])
  }

  private static func fetch(
    _ db: Database, _ tail: String, _ arguments: [(any DatabaseValueConvertible)?]
  ) throws -> [QuarantineRow] {
    let statement = try db.cachedStatement(
      sql: """
        SELECT id, source, generation, offset, column, reason, line, length, input, is_source, at,
          \(SealedTable.quarantine.isIntact) FROM quarantine
        """ + " " + tail)
    return try Row.fetchAll(statement, arguments: StatementArguments(arguments)).map { row in
      let row = ColumnReader(row, of: "quarantine")
      try row.checkIntact(11)
      return QuarantineRow(
        id: try row[0], source: try row[1], generation: try row[2],
        reject: Reject(
          offset: try row[3], column: try row[4], reason: try row[5], line: [UInt8](try row[6] as Data),
          length: try row[7], isSource: try row[9]),
        input: try row[8], at: EventTime(milliseconds: try row[10]))
    }
  }
}

extension QuarantineRow {
  /// `generation`, as the position of a source has it.
  package var fileGeneration: SourcePosition.Generation {
    let parts = generation.split(separator: ":").map { UInt64($0) ?? 0 }
    return SourcePosition.Generation(
      device: parts.first ?? 0, inode: parts.count > 1 ? parts[1] : 0, head: parts.count > 2 ? parts[2] : 0,
      headLength: 0, tail: 0)
  }
}

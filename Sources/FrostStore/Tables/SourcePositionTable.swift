import FrostEvents
import GRDB

/// Where each source stands: the newest position only.
enum SourcePositionTable {
  static func store(_ position: SourcePosition, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO source_position (source, device, inode, head, head_length, tail, offset, size, modified)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let generation = position.generation
    try statement.execute(arguments: [
      position.source, Int64(bitPattern: generation.device), Int64(bitPattern: generation.inode),
      Int64(bitPattern: generation.head), generation.headLength, Int64(bitPattern: generation.tail), position.offset,
      position.size, position.modified,
    ])
  }

  /// Where one is another by now, it stays.
  static func remove(_ position: SourcePosition, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "DELETE FROM source_position WHERE source = ? AND offset = ? AND modified = ?")
    try statement.execute(arguments: [position.source, position.offset, position.modified])
  }

  /// Sorted by source.
  static func fetch(_ db: Database) throws -> [SourcePosition] {
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT source AS id, device, inode, head, head_length, tail, offset, size, modified, \(SealedTable.sourcePosition.isIntact)
        FROM source_position ORDER BY source
        """)
    return try rows.map { row in
      let row = ColumnReader(row, of: "source_position")
      try row.checkIntact(9)
      return SourcePosition(
        source: try row[0],
        generation: SourcePosition.Generation(
          device: UInt64(bitPattern: try row[1]), inode: UInt64(bitPattern: try row[2]),
          head: UInt64(bitPattern: try row[3]), headLength: try row[4], tail: UInt64(bitPattern: try row[5])),
        offset: try row[6], size: try row[7], modified: try row[8])
    }
  }
}

package import FrostEngine
import GRDB

extension CauseRow {
  /// The causes of these freezes, oldest first.
  static func fetch(_ db: Database, of freezes: [FreezeRow]) throws -> [CauseRow] {
    try freezes.flatMap { try fetch(db, "WHERE freeze = ? ORDER BY seq", [$0.id]) }
  }
}

extension Store {
  /// Freezes with their causes, newest first.
  package func freezes(
    state: FreezeRow.State? = nil, account: String? = nil, limit: Int
  ) throws(StoreError) -> (freezes: [FreezeRow], causes: [CauseRow]) {
    try translated {
      try pool.read { db in
        let (tail, arguments) = newest(limit, where: [("state", state?.rawValue), ("account", account)])
        let freezes = try FreezeRow.fetch(db, tail, arguments)
        return (freezes, try CauseRow.fetch(db, of: freezes))
      }
    }
  }

  package func freeze(_ id: String) throws(StoreError) -> (freeze: FreezeRow, causes: [CauseRow])? {
    try translated {
      try pool.read { db in
        guard let freeze = try FreezeRow.fetch(db, "WHERE id = ?", [id]).first else { return nil }
        return (freeze, try CauseRow.fetch(db, of: [freeze]))
      }
    }
  }

  /// The end of a query: the conditions that have a value, newest first, at most `limit` rows.
  func newest(
    _ limit: Int, where conditions: [(column: String, value: String?)]
  ) -> (tail: String, arguments: [(any DatabaseValueConvertible)?]) {
    let given = conditions.filter { $0.value != nil }
    let tail =
      given.isEmpty
      ? ""
      : "WHERE "
        + given.map { $0.column.hasSuffix("<>") ? "\($0.column) ?" : "\($0.column) = ?" }.joined(separator: " AND ")
        + " "
    return (tail + "ORDER BY seq DESC LIMIT ?", given.map(\.value) + [limit])
  }
}

package import FrostEngine
import GRDB

extension Store {
  /// Brakes, allow entries, trips of the guard, requests for consent; newest first.
  package func measures(
    kind: MeasureRow.Kind? = nil, state: MeasureRow.State? = nil, account: String? = nil, parent: String? = nil,
    limit: Int
  ) throws(StoreError) -> [MeasureRow] {
    let (tail, arguments) = newest(
      limit,
      where: [("kind", kind?.rawValue), ("state", state?.rawValue), ("account", account), ("parent", parent)])
    return try translated { try pool.read { try MeasureRow.fetch($0, tail, arguments) } }
  }

  /// How many accounts each trip of the guard has stopped, by the trip's id.
  package func accountsOverLine() throws(StoreError) -> [String: Int] {
    try translated {
      try pool.read { db in
        let rows = try Row.fetchAll(
          db, sql: "SELECT parent, count(*) FROM measure WHERE kind = ? AND state = ? GROUP BY parent",
          arguments: [MeasureRow.Kind.overLine.rawValue, MeasureRow.State.standing.rawValue])
        return try rows.reduce(into: [:]) { counts, row in
          let row = ColumnReader(row, of: "measure")
          counts[try row[0] as String] = try row[1] as Int
        }
      }
    }
  }
}

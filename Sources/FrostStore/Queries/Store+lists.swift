package import FrostEngine
package import FrostEvents
import GRDB

extension Store {
  private static let standing = "removed IS NULL AND (until IS NULL OR until > ?)"

  /// What operators put on a list and is neither removed nor over, newest first.
  package func listEntries(of list: String, at time: EventTime, limit: Int) throws(StoreError) -> [ListEntryRow] {
    try translated {
      try pool.read {
        try ListEntryRow.fetch(
          $0, "WHERE list = ? AND \(Self.standing) ORDER BY seq DESC LIMIT ?", [list, time.milliseconds, limit])
      }
    }
  }

  /// How many such entries each list has; lists without one are left out.
  package func listEntryCounts(at time: EventTime) throws(StoreError) -> [String: Int] {
    try translated {
      try pool.read { db in
        let rows = try Row.fetchAll(
          db, sql: "SELECT list, count(*) FROM list_entry WHERE \(Self.standing) GROUP BY list",
          arguments: [time.milliseconds])
        return try rows.reduce(into: [:]) { counts, row in
          let row = ColumnReader(row, of: "list_entry")
          counts[try row[0] as String] = try row[1] as Int
        }
      }
    }
  }
}

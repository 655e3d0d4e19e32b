import GRDB

/// Every commit waits until the disk has it. GRDB's set-up of the write-ahead log resets `synchronous` to NORMAL, so it
/// is set afterwards and read back.
func requireDurability(of db: Database, path: String) throws {
  try db.execute(sql: "PRAGMA synchronous = FULL")
  let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
  guard synchronous == 2 else { throw StoreError.notDurable(path: path, synchronous: synchronous) }
}

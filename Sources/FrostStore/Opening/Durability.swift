import GRDB

/// Every commit waits until the disk has it, and for nothing else: what it wrote is moved from the write-ahead log into
/// the database by another connection (`Store.checkpoint`). GRDB's set-up of the log resets `synchronous` to NORMAL, so it
/// is set afterwards; all is read back. Where the disk fails while SQLite begins the log it says `wal` and goes on with a
/// rollback journal, whose removal no sync makes durable: only asking again tells.
func requireDurability(of db: Database, path: String) throws {
  try db.execute(sql: "PRAGMA synchronous = FULL")
  let synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
  guard synchronous == 2 else { throw StoreError.notDurable(path: path, synchronous: synchronous) }
  let journal = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? ""
  guard journal == "wal" else {
    throw StoreError.database(
      code: 10, message: "\(path): the write-ahead log cannot be begun (journal_mode is \(journal)); look at the disk")
  }
  let automatic = try Int.fetchOne(db, sql: "PRAGMA wal_autocheckpoint = 0") ?? -1
  guard automatic == 0 else {
    throw StoreError.database(code: 1, message: "\(path): SQLite refused wal_autocheckpoint=0 (it says \(automatic))")
  }
}

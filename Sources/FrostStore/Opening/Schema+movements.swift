extension Schema {
  /// Movements by keyed hashes of their ids, by day: hashes come in no order, and one day of them stays in memory.
  static let movements = """
    CREATE TABLE movement (
      day INTEGER NOT NULL, hash BLOB NOT NULL, account TEXT NOT NULL, PRIMARY KEY (day, hash, account)
    ) STRICT, WITHOUT ROWID;
    """
}

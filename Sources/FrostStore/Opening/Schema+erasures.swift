extension Schema {
  /// Erasures that were agreed to; `done`: how many rows and records it was, NULL until it is done.
  static let erasures = """
    CREATE TABLE erasure (
      id TEXT PRIMARY KEY, account TEXT NOT NULL, before INTEGER NOT NULL, done INTEGER
    ) STRICT, WITHOUT ROWID;
    """
}

extension Schema {
  /// What operators put on lists.
  static let lists = """
    CREATE TABLE list_entry (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, list TEXT NOT NULL, value TEXT NOT NULL, owner TEXT NOT NULL,
      by TEXT NOT NULL, reason TEXT NOT NULL, "from" INTEGER NOT NULL, until INTEGER, removed INTEGER,
      removed_by TEXT, remove_reason TEXT
    ) STRICT;
    CREATE INDEX list_entry_list ON list_entry (list);
    """
}

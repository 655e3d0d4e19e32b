extension Schema {
  /// By what accounts are found, as sorted runs (`LookupRuns`) in place of rows in the order of hashes, which come in no
  /// order. What the older tables knew is of no use: it was hashed otherwise.
  static let lookups = """
    DROP TABLE lookup;
    DROP TABLE movement;
    CREATE TABLE lookup_run (
      run INTEGER PRIMARY KEY, level INTEGER NOT NULL, bytes INTEGER NOT NULL, newest_day INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX lookup_run_level ON lookup_run (level);
    CREATE INDEX lookup_run_day ON lookup_run (newest_day);
    CREATE TABLE lookup_page (
      page INTEGER PRIMARY KEY, run INTEGER NOT NULL, first BLOB NOT NULL, bytes BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX lookup_page_run ON lookup_page (run, first);
    """

  /// Pages of the index have a checksum too, not kept by triggers: these would write each page twice.
  static let sealedPages = """
    ALTER TABLE lookup_page ADD COLUMN sum INTEGER;
    UPDATE lookup_page SET sum = page_sum(run, first, bytes);
    """
}

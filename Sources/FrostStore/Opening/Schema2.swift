/// What the wallet did with each change, spoken codes, cases worked step by step, who was looked up, lines fed again.
enum Schema2 {
  static let sql = """
    ALTER TABLE change ADD COLUMN committed INTEGER;
    ALTER TABLE change ADD COLUMN fetched INTEGER;
    CREATE TABLE feed_reader (name TEXT PRIMARY KEY, token INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE acknowledgement (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, state TEXT NOT NULL, event TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX freeze_code ON freeze (substr(id, 6, 4));
    CREATE INDEX escalation_code ON escalation (substr(id, 6, 4));
    CREATE TABLE case_step (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, escalation TEXT NOT NULL, account TEXT NOT NULL,
      kind TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, text TEXT NOT NULL, outcome TEXT
    ) STRICT;
    CREATE INDEX case_step_escalation ON case_step (escalation);
    CREATE TABLE lookup (
      hash BLOB NOT NULL, account TEXT NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (hash, account)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX lookup_day ON lookup (day);
    ALTER TABLE audit ADD COLUMN via TEXT;
    ALTER TABLE quarantine ADD COLUMN is_source INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE quarantine ADD COLUMN retried INTEGER;
    """
}

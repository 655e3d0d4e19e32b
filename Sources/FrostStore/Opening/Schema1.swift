/// The first tables. `seq` is the order of first commit, which is what "newest first" means; an index on a column holds
/// `seq` as well. Times are milliseconds since 1970, money is minor units.
enum Schema1 {
  static let sql = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE rule_set (
      version INTEGER PRIMARY KEY, hash TEXT NOT NULL, adopted INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX rule_set_hash ON rule_set (hash);
    CREATE TABLE source_position (
      source TEXT PRIMARY KEY, device INTEGER NOT NULL, inode INTEGER NOT NULL, head INTEGER NOT NULL,
      head_length INTEGER NOT NULL, tail INTEGER NOT NULL, offset INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE journal (
      first_input INTEGER PRIMARY KEY, inputs INTEGER NOT NULL, bytes BLOB NOT NULL, checksum INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE decision (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, input INTEGER NOT NULL, account TEXT NOT NULL,
      event TEXT NOT NULL, type TEXT NOT NULL, time INTEGER NOT NULL, score REAL NOT NULL, actions TEXT NOT NULL,
      document TEXT NOT NULL
    ) STRICT;
    CREATE INDEX decision_account ON decision (account);
    CREATE TABLE freeze (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, scope TEXT NOT NULL,
      state TEXT NOT NULL, "from" INTEGER NOT NULL, until INTEGER, ended INTEGER
    ) STRICT;
    CREATE INDEX freeze_account ON freeze (account);
    CREATE INDEX freeze_state ON freeze (state);
    CREATE INDEX freeze_from ON freeze ("from");
    CREATE TABLE freeze_cause (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, freeze TEXT NOT NULL, account TEXT NOT NULL,
      scope TEXT NOT NULL, kind TEXT NOT NULL, by TEXT NOT NULL, decision TEXT, reason TEXT NOT NULL,
      "from" INTEGER NOT NULL, until INTEGER, ended INTEGER, ended_by TEXT, end_reason TEXT, outcome TEXT
    ) STRICT;
    CREATE INDEX freeze_cause_freeze ON freeze_cause (freeze);
    CREATE INDEX freeze_cause_by ON freeze_cause (by, "from");
    CREATE TABLE hold (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, event TEXT NOT NULL, txn TEXT,
      amount INTEGER, state TEXT NOT NULL, "from" INTEGER NOT NULL, deadline INTEGER NOT NULL,
      on_timeout TEXT NOT NULL, decision TEXT NOT NULL, ended INTEGER
    ) STRICT;
    CREATE INDEX hold_account ON hold (account);
    CREATE INDEX hold_state ON hold (state);
    CREATE TABLE step_up (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, event TEXT NOT NULL,
      factors TEXT NOT NULL, state TEXT NOT NULL, "from" INTEGER NOT NULL, deadline INTEGER NOT NULL,
      decision TEXT NOT NULL, ended INTEGER
    ) STRICT;
    CREATE INDEX step_up_account ON step_up (account);
    CREATE INDEX step_up_state ON step_up (state);
    CREATE TABLE alert (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, rule TEXT NOT NULL,
      decision TEXT NOT NULL, "from" INTEGER NOT NULL, texts TEXT NOT NULL
    ) STRICT;
    CREATE INDEX alert_account ON alert (account);
    CREATE TABLE escalation (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, rule TEXT NOT NULL,
      decision TEXT NOT NULL, "to" TEXT NOT NULL, priority TEXT NOT NULL, state TEXT NOT NULL,
      "from" INTEGER NOT NULL, due INTEGER, summary TEXT NOT NULL, outcome TEXT
    ) STRICT;
    CREATE INDEX escalation_account ON escalation (account);
    CREATE INDEX escalation_state ON escalation (state);
    CREATE TABLE label (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, subject TEXT NOT NULL, outcome TEXT NOT NULL,
      source TEXT NOT NULL, learned INTEGER NOT NULL, reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX label_subject ON label (subject);
    CREATE TABLE exception (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, rule TEXT NOT NULL,
      "from" INTEGER NOT NULL, until INTEGER NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX exception_account ON exception (account);
    CREATE TABLE audit (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, actor TEXT NOT NULL,
      action TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX audit_subject ON audit (subject);
    CREATE TABLE change (
      token INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, account TEXT NOT NULL,
      at INTEGER NOT NULL, document TEXT NOT NULL
    ) STRICT;
    CREATE TABLE quarantine (
      id INTEGER PRIMARY KEY, source TEXT NOT NULL, generation TEXT NOT NULL, offset INTEGER NOT NULL,
      column INTEGER, reason TEXT NOT NULL, line BLOB NOT NULL, length INTEGER NOT NULL, input INTEGER NOT NULL,
      UNIQUE (source, generation, offset)
    ) STRICT;
    """
}

/// Allowance, reminder and review of freezes; what waits for a proof; brakes, guards, allow entries and consent.
enum SchemaActing {
  static let sql = """
    ALTER TABLE freeze ADD COLUMN allowance INTEGER;
    ALTER TABLE freeze ADD COLUMN remind_at INTEGER;
    ALTER TABLE freeze ADD COLUMN review INTEGER;
    ALTER TABLE freeze_cause ADD COLUMN allowance INTEGER;
    ALTER TABLE freeze_cause ADD COLUMN review INTEGER;
    ALTER TABLE hold ADD COLUMN step_up TEXT;
    ALTER TABLE step_up ADD COLUMN waits TEXT;
    ALTER TABLE step_up ADD COLUMN amount INTEGER;
    ALTER TABLE step_up ADD COLUMN rail TEXT NOT NULL DEFAULT '';
    ALTER TABLE step_up ADD COLUMN not_passed TEXT NOT NULL DEFAULT 'release';
    ALTER TABLE step_up ADD COLUMN factor TEXT;
    CREATE TABLE measure (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, state TEXT NOT NULL,
      account TEXT NOT NULL, parent TEXT NOT NULL, rules TEXT NOT NULL, others TEXT NOT NULL, number INTEGER NOT NULL,
      text TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL, "from" INTEGER NOT NULL, until INTEGER,
      ended INTEGER, ended_by TEXT NOT NULL
    ) STRICT;
    CREATE INDEX measure_kind ON measure (kind, state);
    CREATE INDEX measure_account ON measure (account);
    CREATE INDEX measure_parent ON measure (parent);
    """
}

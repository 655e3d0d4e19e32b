-- A database of schema 5: rows of commit 23da2ef, then the steps of the tables and what they are for as of bb4391b.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('counters','{"scored":1,"duplicates":2,"late":3,"quarantined":4,"unknown_terms":5,"watermark":1772000000006,"leaked_amount":7,"leaks":8}');
CREATE TABLE rule_set (
  version INTEGER PRIMARY KEY, hash TEXT NOT NULL, adopted INTEGER NOT NULL
) STRICT;
INSERT INTO rule_set VALUES(3,'abc',1);
CREATE TABLE source_position (
  source TEXT PRIMARY KEY, device INTEGER NOT NULL, inode INTEGER NOT NULL, head INTEGER NOT NULL,
  head_length INTEGER NOT NULL, tail INTEGER NOT NULL, offset INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO source_position VALUES('wallet',2049,-6,-4294967295,256,-9223372036854775808,4294967999);
CREATE TABLE journal (
  first_input INTEGER PRIMARY KEY, inputs INTEGER NOT NULL, bytes BLOB NOT NULL, checksum INTEGER NOT NULL
) STRICT;
INSERT INTO journal VALUES(1,3,X'010203',3270797508428274249);
CREATE TABLE decision (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, input INTEGER NOT NULL, account TEXT NOT NULL,
  event TEXT NOT NULL, type TEXT NOT NULL, time INTEGER NOT NULL, score REAL NOT NULL, actions TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;
INSERT INTO decision VALUES(1,'dec_1',2,'A1','e1','transfer',1772000002000,90.5,'freeze,alert','{"id":"dec_1"}');
CREATE TABLE freeze (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, scope TEXT NOT NULL,
  state TEXT NOT NULL, "from" INTEGER NOT NULL, until INTEGER, ended INTEGER
, allowance INTEGER, remind_at INTEGER, review INTEGER) STRICT;
INSERT INTO freeze VALUES(1,'frz_1','A1','out','active',1772000001000,1772000101000,NULL,50000,1772000061000,1772000071000);
CREATE TABLE freeze_cause (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, freeze TEXT NOT NULL, account TEXT NOT NULL,
  scope TEXT NOT NULL, kind TEXT NOT NULL, by TEXT NOT NULL, decision TEXT, reason TEXT NOT NULL,
  "from" INTEGER NOT NULL, until INTEGER, ended INTEGER, ended_by TEXT, end_reason TEXT, outcome TEXT
, allowance INTEGER, review INTEGER) STRICT;
INSERT INTO freeze_cause VALUES(1,'cse_1','frz_1','A1','out','rule','drain@1f3a','dec_1','money leaves at once',1772000001000,1772000101000,1772000051000,'mei','she called','honest',60000,1772000071000);
CREATE TABLE hold (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, event TEXT NOT NULL, txn TEXT,
  amount INTEGER, state TEXT NOT NULL, "from" INTEGER NOT NULL, deadline INTEGER NOT NULL,
  on_timeout TEXT NOT NULL, decision TEXT NOT NULL, ended INTEGER
, step_up TEXT) STRICT;
INSERT INTO hold VALUES(1,'hld_1','A1','e2','t2',480000,'placed',1772000003000,1772000004000,'return-to-balance','dec_1',1772000005000,'stp_9');
CREATE TABLE step_up (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, event TEXT NOT NULL,
  factors TEXT NOT NULL, state TEXT NOT NULL, "from" INTEGER NOT NULL, deadline INTEGER NOT NULL,
  decision TEXT NOT NULL, ended INTEGER
, waits TEXT, amount INTEGER, rail TEXT NOT NULL DEFAULT '', not_passed TEXT NOT NULL DEFAULT 'release', factor TEXT) STRICT;
INSERT INTO step_up VALUES(1,'stp_1','A1','e3','face,fingerprint','timed-out',1772000006000,1772000007000,'dec_2',1772000008000,'t3',77,'withdrawal','hold','face');
CREATE TABLE alert (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, rule TEXT NOT NULL,
  decision TEXT NOT NULL, "from" INTEGER NOT NULL, texts TEXT NOT NULL
) STRICT;
INSERT INTO alert VALUES(1,'alr_1','A1','drain','dec_3',1772000009000,'{"zh-CN":"请核实"}');
CREATE TABLE escalation (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, rule TEXT NOT NULL,
  decision TEXT NOT NULL, "to" TEXT NOT NULL, priority TEXT NOT NULL, state TEXT NOT NULL,
  "from" INTEGER NOT NULL, due INTEGER, summary TEXT NOT NULL, outcome TEXT
) STRICT;
INSERT INTO escalation VALUES(1,'esc_1','A1','mule','dec_4','hotline','high','open',1772000010000,1772000011000,'ask who called','scam');
CREATE TABLE label (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, subject TEXT NOT NULL, outcome TEXT NOT NULL,
  source TEXT NOT NULL, learned INTEGER NOT NULL, reason TEXT NOT NULL
) STRICT;
INSERT INTO label VALUES(1,'lbl_1','A1','fraud','support',1772000012000,'confirmed');
CREATE TABLE exception (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, rule TEXT NOT NULL,
  "from" INTEGER NOT NULL, until INTEGER NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
INSERT INTO exception VALUES(1,'exc_1','A1','drain',1772000013000,1772000014000,'mei','released');
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL, actor TEXT NOT NULL,
  action TEXT NOT NULL, subject TEXT NOT NULL, reason TEXT NOT NULL
, via TEXT) STRICT;
INSERT INTO audit VALUES(1,'aud_1',1772000015000,'mei','release','A1','she called','desk');
CREATE TABLE change (
  token INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, account TEXT NOT NULL,
  at INTEGER NOT NULL, document TEXT NOT NULL
, committed INTEGER, fetched INTEGER) STRICT;
INSERT INTO change VALUES(1,'chg_1','freeze.placed','A1',1772000001000,'{"id":"frz_1"}',1772000001501,1772000002000);
INSERT INTO change VALUES(2,'chg_2','freeze.placed','A1',1772000002000,'{"id":"frz_2"}',1772000001502,NULL);
CREATE TABLE quarantine (
  id INTEGER PRIMARY KEY, source TEXT NOT NULL, generation TEXT NOT NULL, offset INTEGER NOT NULL,
  column INTEGER, reason TEXT NOT NULL, line BLOB NOT NULL, length INTEGER NOT NULL, input INTEGER NOT NULL, is_source INTEGER NOT NULL DEFAULT 1, retried INTEGER, at INTEGER NOT NULL DEFAULT 0,
  UNIQUE (source, generation, offset)
) STRICT;
INSERT INTO quarantine VALUES(1,'wallet','2049:18446744073709551610:18446744069414584321',77,5,'not JSON',X'7bff00',12000000,1,1,NULL,1772000001000);
INSERT INTO quarantine VALUES(2,'wallet','2049:18446744073709551610:18446744069414584321',99,NULL,'no id',X'',0,1,1,3,1772000001000);
CREATE TABLE feed_reader (name TEXT PRIMARY KEY, token INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO feed_reader VALUES('wallet',1,1772000002000);
CREATE TABLE acknowledgement (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, state TEXT NOT NULL, event TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
INSERT INTO acknowledgement VALUES(1,'frz_1/placed','A1','applied','e9',1772000003000);
CREATE TABLE case_step (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, escalation TEXT NOT NULL, account TEXT NOT NULL,
      kind TEXT NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL, text TEXT NOT NULL, outcome TEXT
    ) STRICT;
INSERT INTO case_step VALUES(1,'stp_c1','esc_1','A1','noted',1772000012000,'mei','called back',NULL);
CREATE TABLE lookup (
      hash BLOB NOT NULL, account TEXT NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (hash, account)
    ) STRICT, WITHOUT ROWID;
INSERT INTO lookup VALUES(X'000102030405060708090a0b0c0d0e0f','A1',20509);
CREATE TABLE measure (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, state TEXT NOT NULL,
      account TEXT NOT NULL, parent TEXT NOT NULL, rules TEXT NOT NULL, others TEXT NOT NULL, number INTEGER NOT NULL,
      text TEXT NOT NULL, by TEXT NOT NULL, reason TEXT NOT NULL, "from" INTEGER NOT NULL, until INTEGER,
      ended INTEGER, ended_by TEXT NOT NULL
    ) STRICT;
INSERT INTO measure VALUES(1,'msr_1','mode-cap','standing','','','','',0,'shadow','mei','a storm',1772000017000,1772003617000,NULL,'');
CREATE TABLE list_entry (
      seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, list TEXT NOT NULL, value TEXT NOT NULL, owner TEXT NOT NULL,
      by TEXT NOT NULL, reason TEXT NOT NULL, "from" INTEGER NOT NULL, until INTEGER, removed INTEGER,
      removed_by TEXT, remove_reason TEXT
    ) STRICT;
INSERT INTO list_entry VALUES(1,'lst_1','watched','A9','desk','mei','a warning',1772000016000,NULL,NULL,NULL,NULL);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('change',2);
CREATE INDEX rule_set_hash ON rule_set (hash);
CREATE INDEX decision_account ON decision (account);
CREATE INDEX freeze_account ON freeze (account);
CREATE INDEX freeze_state ON freeze (state);
CREATE INDEX freeze_from ON freeze ("from");
CREATE INDEX freeze_cause_freeze ON freeze_cause (freeze);
CREATE INDEX freeze_cause_by ON freeze_cause (by, "from");
CREATE INDEX hold_account ON hold (account);
CREATE INDEX hold_state ON hold (state);
CREATE INDEX step_up_account ON step_up (account);
CREATE INDEX step_up_state ON step_up (state);
CREATE INDEX alert_account ON alert (account);
CREATE INDEX escalation_account ON escalation (account);
CREATE INDEX escalation_state ON escalation (state);
CREATE INDEX label_subject ON label (subject);
CREATE INDEX exception_account ON exception (account);
CREATE INDEX audit_subject ON audit (subject);
CREATE INDEX freeze_code ON freeze (substr(id, 6, 4));
CREATE INDEX escalation_code ON escalation (substr(id, 6, 4));
CREATE INDEX case_step_escalation ON case_step (escalation);
CREATE INDEX lookup_day ON lookup (day);
CREATE INDEX measure_kind ON measure (kind, state);
CREATE INDEX measure_account ON measure (account);
CREATE INDEX measure_parent ON measure (parent);
CREATE INDEX list_entry_list ON list_entry (list);
COMMIT;
PRAGMA application_id = 1179800404;
PRAGMA user_version = 5;

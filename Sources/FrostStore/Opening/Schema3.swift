/// When a line came to the quarantine, so that those since then can be fed again.
enum Schema3 {
  static let sql = "ALTER TABLE quarantine ADD COLUMN at INTEGER NOT NULL DEFAULT 0;"
}

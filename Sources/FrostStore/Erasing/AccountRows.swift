import FrostEngine
import GRDB

/// The rows of an account in tables that find them by it: what people wrote and what was true of the account goes; that
/// something was done, when, by which rule and with what outcome stays.
enum AccountRows {
  private static let statements = [
    """
    UPDATE decision SET document = json_set(
      json_remove(document, '$.event.id', '$.event.txn', '$.event.amount'), '$.event.fields', json('{}'),
      '$.rules', (SELECT json_group_array(json_set(value, '$.say', json('{}'), '$.values', json('[]'),
        '$.evidence', json('[]'))) FROM json_each(document, '$.rules')))
    WHERE account = ?1 AND document ->> '$.event.fields' <> '{}'
    """,
    "UPDATE freeze_cause SET reason = '', end_reason = iif(end_reason IS NULL, NULL, '') "
      + "WHERE freeze IN (SELECT id FROM freeze WHERE account = ?1) AND (reason <> '' OR end_reason <> '')",
    "UPDATE hold SET amount = NULL, txn = NULL WHERE account = ?1 AND (amount IS NOT NULL OR txn IS NOT NULL)",
    "UPDATE step_up SET amount = NULL, waits = NULL WHERE account = ?1 AND (amount IS NOT NULL OR waits IS NOT NULL)",
    "UPDATE alert SET texts = '{}' WHERE account = ?1 AND texts <> '{}'",
    "UPDATE case_step SET text = '' WHERE kind <> 'assigned' AND text <> '' "
      + "AND escalation IN (SELECT id FROM escalation WHERE account = ?1)",
    "UPDATE escalation SET summary = '' WHERE account = ?1 AND summary <> ''",
    "UPDATE label SET reason = '' WHERE subject = ?1 AND reason <> ''",
    "UPDATE exception SET reason = '' WHERE account = ?1 AND reason <> ''",
    "UPDATE measure SET reason = '' WHERE account = ?1 AND reason <> ''",
  ]

  /// - Returns: how many rows were emptied.
  static func erase(_ account: String, in db: Database) throws -> Int {
    var count = 0
    for statement in statements {
      try db.execute(sql: statement, arguments: [account])
      count += db.changesCount
    }
    return count
  }
}

/// Changes of the feed: who reads it from its beginning is told what was done, and nothing of the person.
enum ErasedChange {
  static func erase(_ account: String, in tokens: ClosedRange<Int64>, _ db: Database) throws -> Int {
    try db.execute(
      sql: """
        UPDATE change SET document = json_remove(
          json_replace(document, '$.reason', '', '$.summary', '', '$.texts', json('{}'),
            '$.causes', json('[]')), '$.amount', '$.txn', '$.waits')
        WHERE token BETWEEN ? AND ? AND account = ? AND document <> json_remove(
          json_replace(document, '$.reason', '', '$.summary', '', '$.texts', json('{}'),
            '$.causes', json('[]')), '$.amount', '$.txn', '$.waits')
        """, arguments: [tokens.lowerBound, tokens.upperBound, account])
    return db.changesCount
  }
}

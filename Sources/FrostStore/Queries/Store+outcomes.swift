package import FrostEngine
package import FrostEvents
import GRDB

/// A rule and an account on which decisions were recorded that it had hit in.
package struct RuleDecisions: Hashable, Sendable {
  package var rule: String
  package var account: String
  /// Time of the first event.
  package var first: EventTime
  package var decisions: Int
}

/// What became of the freezes that a rule caused, whatever its version was.
package struct RuleFreezes: Hashable, Sendable {
  package var rule: String
  package var freezes: Int
  /// A person ended it, and the account was honest.
  package var overturned: Int
}

extension Store {
  /// Everything that is known of accounts, oldest first.
  package func labels() throws(StoreError) -> [LabelRow] {
    try translated { try pool.read { try LabelRow.fetch($0, "ORDER BY seq") } }
  }

  /// By rule and account, sorted.
  package func ruleDecisions() throws(StoreError) -> [RuleDecisions] {
    try translated {
      try pool.read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT hit.value ->> 'rule' AS rule, account, min(time), count(*) FROM decision,
              json_each(document, '$.rules') AS hit GROUP BY rule, account ORDER BY rule, account
            """
        ).map { row in
          let row = ColumnReader(row, of: "decision")
          return RuleDecisions(
            rule: try row[0], account: try row[1], first: EventTime(milliseconds: try row[2]), decisions: try row[3])
        }
      }
    }
  }

  /// By rule, sorted.
  package func ruleFreezes() throws(StoreError) -> [RuleFreezes] {
    try translated {
      try pool.read { db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT substr(by, 1, instr(by, '@') - 1) AS rule, count(DISTINCT freeze),
              count(DISTINCT iif(outcome = ?, freeze, NULL))
            FROM freeze_cause WHERE kind = ? AND instr(by, '@') > 0 GROUP BY rule ORDER BY rule
            """, arguments: [Outcome.honest.rawValue, CauseRow.Kind.rule.rawValue]
        ).map { row in
          let row = ColumnReader(row, of: "freeze_cause")
          return RuleFreezes(rule: try row[0], freezes: try row[1], overturned: try row[2])
        }
      }
    }
  }
}

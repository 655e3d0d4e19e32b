import FrostConfig

/// What a rule set would have done on a stream, rule by rule, held against what people found out.
package struct BacktestReport: Codable, Sendable {
  package static let schemaName = "frost.backtest/1"

  package struct Row: Codable, Hashable, Sendable {
    package var rule: String
    package var stage: String
    /// Events.
    package var hits: Int
    package var accounts: Int
    /// Accounts first hit before the label maturity, by what is known of them.
    package var fraud = 0
    package var honest = 0
    package var unknown = 0
    /// Accounts first hit too late for a judgement.
    package var young = 0
    /// fraud / (fraud + honest); nil: none is known.
    package var precision: Double?
    /// Of all accounts that the labels call fraud; young ones count.
    package var recall: Double?
    /// Minor units over the events hit of accounts known as fraud.
    package var fraudMoney: Int64 = 0
    /// Median over these accounts, from the beginning that the labels tell to the first hit.
    package var hoursToCatch: Double?
  }

  package struct Frozen: Codable, Hashable, Sendable {
    package var account: String
    /// RFC 3339, UTC.
    package var time: String
    package var rules: [String]
  }

  /// Accounts by the highest score that they came to.
  package struct Scores: Codable, Hashable, Sendable {
    /// Points, this and up to the next one's.
    package var from: Double
    package var fraud = 0
    package var honest = 0
    package var unknown = 0
  }

  /// What accounts that reach a score are; only those old enough to be judged count for the precision.
  package struct Threshold: Codable, Hashable, Sendable {
    package var score: Double
    /// Of the points of rules that enforce; nil: nobody known reaches it, or nothing is known.
    package var precision: Double?
    package var recall: Double?
    /// With the points of rules in review and shadow.
    package var precisionOfAll: Double?
    package var recallOfAll: Double?
  }

  package struct Period: Codable, Hashable, Sendable {
    /// RFC 3339, UTC.
    package var start: String
    /// Events on which a rule hit.
    package var hits: Int
    /// Accounts frozen for the first time.
    package var freezes: Int
  }

  package struct Difference: Codable, Sendable {
    package var againstHash: String
    /// Accounts that only this rule set freezes, and that only the other one does; by time.
    package var more: [Frozen]
    package var fewer: [Frozen]
  }

  package var schema = BacktestReport.schemaName
  package var rulesHash: String
  package var currency: String
  package var quarantined: Int
  package var end: String
  package var maturityDays: Double
  /// All freezes together.
  package var freezes: Row
  /// In file order.
  package var rules: [Row]
  /// Events that were taken.
  package var events: Int
  /// Where the account's bands begin, ascending.
  package var bands: [Double]
  /// By points of all rules, five at a time; accounts that no rule hit are in none.
  package var scores: [Scores]
  package var thresholds: [Threshold]
  /// Days; of a stream of less than three days, hours. Gaps are filled.
  package var periods: [Period]
  package var difference: Difference?

  /// `30d`.
  package var maturity: String { WrittenDuration.text(milliseconds: Int64((maturityDays * 86_400_000).rounded())) }
}

import FrostConfig

/// How the rules do, rule by rule: `docs/rules-health.md`.
package struct RuleHealth: Codable, Sendable {
  package static let schemaName = "frost.rule-health/1"

  package struct Row: Codable, Hashable, Sendable {
    package var rule: String
    package var stage: String
    /// Of its types, among the events looked at.
    package var events = 0
    /// Events that it hit, whatever its stage, and the accounts whose they were.
    package var hits = 0
    package var accounts = 0
    /// Of the accounts active in these events; nil: there were none.
    package var share: Double?
    /// Conditions evaluated an event of its types; nil: there was none.
    package var terms: Double?
    /// Accounts on which a decision was recorded in which it hit, old enough to be judged, by what is known of them.
    package var fraud = 0
    package var honest = 0
    package var unknown = 0
    /// Such accounts whose first decision is too young.
    package var young = 0
    /// fraud / (fraud + honest); nil: none is known.
    package var precision: Double?
    /// Freezes that it caused, and those that a person ended for an honest account.
    package var freezes = 0
    package var overturned = 0
    package var overturnedShare: Double?
  }

  package var schema = RuleHealth.schemaName
  package var rulesHash: String
  /// Events looked at, the newest of the journal; RFC 3339 times of the oldest and the newest of them.
  package var events: Int
  package var from: String?
  package var to: String?
  package var activeAccounts: Int
  package var maturityDays: Double
  /// A larger share of the active accounts is too many.
  package var tooMany: Double
  /// In file order; disabled ones are left out.
  package var rules: [Row]

  /// Five times as many accounts as frauds where one account in 500 is a fraud: most that such a rule hits are honest.
  package static let tooMany = 0.01

  /// Rules that no event hit.
  package var neverFired: [Row] { rules.filter { $0.hits == 0 } }
  /// Of few accounts a share says nothing.
  package var firingOnTooMany: [Row] {
    activeAccounts < Self.fewestActive ? [] : rules.filter { ($0.share ?? 0) > tooMany }
  }

  /// As the storm guard has it.
  private static let fewestActive = 1000

  /// `30d`.
  package var maturity: String { WrittenDuration.text(milliseconds: Int64((maturityDays * 86_400_000).rounded())) }
}

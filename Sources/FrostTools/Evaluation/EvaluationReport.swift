/// How well fraud was stopped and how many honest people paid for it, in the numbers a head of fraud asks for.
package struct EvaluationReport: Codable, Hashable, Sendable {
  package static let schema = "frost.evaluation/2"
  /// The share of fraudulent accounts that precision is re-weighted to: simulated streams hold more fraud than real ones.
  package static let realShare = 0.002

  package struct Scenario: Codable, Hashable, Sendable {
    package var name: String
    /// Accounts that should be stopped and those of them that were frozen.
    package var accounts: Int
    package var caught: Int
    /// People who were talked into paying, and those of them whom any action of Frost reached.
    package var deceived: Int
    package var reached: Int
    /// Median over those caught, from the first line about the fraud to the first freeze; 0 where that came before; nil: none
    /// was caught.
    package var hoursToFreeze: Double?
    /// Of all its accounts, victims included.
    package var money = Money()
  }

  /// Minor units of the book currency.
  package struct Money: Codable, Hashable, Sendable {
    /// Gone before, or with, the first line that could tell.
    package var lostBeforeEvidence: Int64 = 0
    package var lostAfterEvidence: Int64 = 0
    package var stopped: Int64 = 0
    /// Gone from an account while it was frozen; not in the other sums.
    package var leaked: Int64 = 0

    /// Part of the money that could be stopped and was; nil where there was none.
    package var stoppedShare: Double? {
      let stoppable = lostAfterEvidence + stopped + leaked
      return stoppable == 0 ? nil : Double(stopped) / Double(stoppable)
    }

    /// All that is gone.
    package var lost: Int64 { lostBeforeEvidence + lostAfterEvidence + leaked }
  }

  package var schema: String
  package var seed: UInt64
  package var currency: String
  package var events: Int
  package var days: Double
  package var activeAccounts: Int
  package var activeAccountDays: Int
  /// Sorted by name.
  package var scenarios: [Scenario]
  package var money: Money
  /// As of a scenario, over all.
  package var hoursToFreeze: Double?
  /// Accounts that were frozen, fraudulent or not.
  package var frozenAccounts: Int
  package var frozenHonestAccounts: Int
  /// Over all honest accounts.
  package var honestHoursFrozen: Double
  package var longestHonestHours: Double

  /// Accounts that should be stopped.
  package var fraudAccounts: Int { scenarios.reduce(0) { $0 + $1.accounts } }
  package var caughtAccounts: Int { scenarios.reduce(0) { $0 + $1.caught } }
  private var deceived: Int { scenarios.reduce(0) { $0 + $1.deceived } }

  package var recall: Double? { fraudAccounts == 0 ? nil : Double(caughtAccounts) / Double(fraudAccounts) }

  package var precision: Double? {
    frozenAccounts == 0 ? nil : Double(frozenAccounts - frozenHonestAccounts) / Double(frozenAccounts)
  }

  /// Precision if `realShare` of the accounts were fraudulent, with the same recall and the same share of honest ones hit.
  package var realPrecision: Double? {
    let honest = activeAccounts - fraudAccounts - deceived
    guard let recall, honest > 0 else { return nil }
    let right = Self.realShare * recall
    let wrong = (1 - Self.realShare) * Double(frozenHonestAccounts) / Double(honest)
    return right + wrong == 0 ? nil : right / (right + wrong)
  }

  /// Honest accounts frozen for each 100,000 accounts active on a day.
  package var honestPer100000: Double? {
    activeAccountDays == 0 ? nil : Double(frozenHonestAccounts) / Double(activeAccountDays) * 100_000
  }
}

package import FrostEvents

/// What really happened in a stream and what Frost did about it: what an `EvaluationReport` is computed from.
package struct EvaluationInput: Sendable {
  /// Part of one account in one fraud.
  package struct Person: Sendable {
    package var account: String
    package var scenario: String
    /// Whether stopping the account is right; false for somebody who was talked into paying.
    package var shouldBeStopped: Bool
    /// When the first line about the fraud stood in the stream; nil: it never did.
    package var firstEvidence: EventTime?

    package init(account: String, scenario: String, shouldBeStopped: Bool, firstEvidence: EventTime?) {
      self.account = account
      self.scenario = scenario
      self.shouldBeStopped = shouldBeStopped
      self.firstEvidence = firstEvidence
    }
  }

  /// A movement of money by which a fraud would win.
  package struct Movement: Sendable {
    package enum Ending: Sendable {
      /// The money is gone.
      case lost
      /// Refused, held, sent back or given up.
      case stopped
      /// On its way when the stream ended, or failed for a reason that is not Frost's.
      case neither
    }

    package var account: String
    /// Minor units of the book currency.
    package var amount: Int64
    package var time: EventTime
    package var ending: Ending

    package init(account: String, amount: Int64, time: EventTime, ending: Ending) {
      self.account = account
      self.amount = amount
      self.time = time
      self.ending = ending
    }
  }

  /// Something Frost did about an account.
  package struct Reaction: Sendable {
    package enum Kind: Sendable { case freeze, hold, stepUp, alert, escalation }

    package var account: String
    package var kind: Kind
    package var from: EventTime
    /// For a freeze: when it ended; nil: it stood when the stream ended.
    package var until: EventTime?

    package init(account: String, kind: Kind, from: EventTime, until: EventTime? = nil) {
      self.account = account
      self.kind = kind
      self.from = from
      self.until = until
    }
  }

  package var seed: UInt64
  /// ISO 4217.
  package var currency: String
  package var events: Int
  package var start: EventTime
  package var end: EventTime
  /// Accounts the stream told anything about.
  package var activeAccounts: Int
  /// Sum over the days of the accounts that were active on that day.
  package var activeAccountDays: Int
  package var frauds: [Person]
  package var movements: [Movement]
  package var reactions: [Reaction]

  package init(
    seed: UInt64, currency: String, events: Int, start: EventTime, end: EventTime, activeAccounts: Int,
    activeAccountDays: Int, frauds: [Person], movements: [Movement], reactions: [Reaction]
  ) {
    self.seed = seed
    self.currency = currency
    self.events = events
    self.start = start
    self.end = end
    self.activeAccounts = activeAccounts
    self.activeAccountDays = activeAccountDays
    self.frauds = frauds
    self.movements = movements
    self.reactions = reactions
  }
}

package import FrostEvents

/// What really happened in the stream, for measuring those who only see its lines.
package struct GroundTruth: Sendable {
  /// Part of one account in one fraud, or its honest likeness of one.
  package struct Person: Sendable {
    package var account: String
    /// Nil: honest.
    package var scenario: Scenario?
    package var role: FraudRole?
    package var lookAlike: LookAlike?
    /// When the first line about the fraud on this account stood in the stream; nil: not yet.
    package var firstEvidence: EventTime?
  }

  /// A movement of money by which a fraud wins.
  package struct Movement: Sendable {
    /// How a movement ended so far.
    package enum Outcome: String, Sendable {
      /// Money gone, and not to be had back.
      case done
      /// A withdrawal that waits for its settlement.
      case pending
      /// A withdrawal that waits because Frost holds it.
      case held
      /// A withdrawal whose money went back to the balance.
      case reversed
      /// Refused by Frost's order.
      case blocked
      /// Not even tried, since others had been refused.
      case abandoned
      /// Refused for another reason.
      case failed
    }

    package var txn: String
    package var account: String
    package var payee: String
    package var type: String
    package var scenario: Scenario
    package var role: FraudRole
    /// Minor units of the book currency.
    package var amount: Int64
    /// Whether the money is out of reach once it is moved: paid out, spent, or with somebody who is not one of the
    /// fraudsters. What goes from one of their accounts to another can still be stopped there, and is lost only once.
    package var leavesTheRing: Bool
    package var time: EventTime
    /// When `outcome` was reached.
    package var ended: EventTime
    package var outcome: Outcome
  }

  /// A time in which the simulated wallet restricted an account.
  package struct Span: Sendable {
    package var account: String
    package var scope: Restriction
    package var from: EventTime
    /// Nil: still restricted.
    package var until: EventTime?
  }

  /// Accounts that are planned to take part in a fraud, in the order of planning.
  package internal(set) var frauds: [Person] = []
  /// Honest accounts that behave like one.
  package internal(set) var lookAlikes: [Person] = []
  /// Fraudulent movements in the order of the stream.
  package internal(set) var movements: [Movement] = []
  package internal(set) var restrictions: [Span] = []
  /// Accounts the stream told anything about.
  package internal(set) var activeAccounts = 0

  private var places: [UInt32: Int] = [:]

  init() {}

  /// Minor units of the movements with one of `outcomes`.
  package func amount(_ outcomes: Set<Movement.Outcome>) -> Int64 {
    movements.reduce(0) { outcomes.contains($1.outcome) ? $0 + $1.amount : $0 }
  }

  func place(of account: UInt32) -> Int? { places[account] }

  mutating func mark(_ account: UInt32, _ scenario: Scenario, _ role: FraudRole) {
    guard places[account] == nil else { return }
    places[account] = frauds.count
    frauds.append(Person(account: name(of: account), scenario: scenario, role: role))
  }

  mutating func saw(_ account: UInt32, at time: Int64) {
    guard let place = places[account], frauds[place].firstEvidence == nil else { return }
    frauds[place].firstEvidence = EventTime(milliseconds: time)
  }
}

/// The text of an account's number in the stream.
func name(of account: UInt32) -> String {
  var bytes: [UInt8] = []
  bytes.put(.account(account))
  return String(decoding: bytes, as: UTF8.self)
}

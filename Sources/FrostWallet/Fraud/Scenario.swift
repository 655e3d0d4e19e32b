/// A kind of fraud in the stream.
package enum Scenario: String, CaseIterable, Sendable {
  case accountTakeover = "account-takeover"
  case simSwap = "sim-swap"
  case cardTesting = "card-testing"
  case muleFanIn = "mule-fan-in"
  case structuring
  case bonusFarm = "bonus-farm"
  case dormantWoken = "dormant-woken"
  case stolenCardCashOut = "stolen-card-cash-out"
  case fakeCustomerService = "fake-customer-service"
  case taskScam = "task-scam"
  case codePumping = "code-pumping"
}

/// What an account is in a fraud.
package enum FraudRole: String, Sendable {
  /// Its owner lost control of it; it should be stopped, and given back.
  case compromised
  /// Opened, bought or rented by a fraudster; it should be stopped.
  case fraudster
  /// Its owner was talked into paying with own hands.
  case deceived

  /// Whether stopping the account is what a watchman is for.
  package var shouldBeStopped: Bool { self != .deceived }
}

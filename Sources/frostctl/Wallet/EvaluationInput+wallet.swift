import FrostEvents
import FrostTools
import FrostWallet

extension EvaluationInput {
  /// What the simulated wallet knows and what Frost did.
  init(_ simulation: WalletSimulation, active: ActiveAccounts, reactions: [Reaction]) {
    let truth = simulation.groundTruth()
    // Points are no money.
    let movements = truth.movements.filter { $0.type != "points.redeemed" }
    self.init(
      seed: simulation.options.seed, currency: "CNY", events: simulation.lineCount, start: simulation.options.start,
      end: simulation.now, activeAccounts: truth.activeAccounts, activeAccountDays: active.accountDays,
      frauds: truth.frauds.compactMap(Person.init), movements: movements.map(Movement.init), reactions: reactions)
  }
}

extension EvaluationInput.Person {
  init?(_ person: GroundTruth.Person) {
    guard let scenario = person.scenario, let role = person.role else { return nil }
    self.init(
      account: person.account, scenario: scenario.rawValue, shouldBeStopped: role.shouldBeStopped,
      firstEvidence: person.firstEvidence)
  }
}

extension EvaluationInput.Movement {
  init(_ movement: GroundTruth.Movement) {
    let ending: Ending =
      switch movement.outcome {
      // Stolen money is lost when it leaves for good, not each time it passes a mule.
      case .done: movement.leavesTheRing ? .lost : .neither
      case .held, .reversed, .blocked, .abandoned: .stopped
      case .pending, .failed: .neither
      }
    self.init(account: movement.account, amount: movement.amount, time: movement.time, ending: ending)
  }
}

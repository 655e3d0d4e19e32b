/// What the wallet writes about orders it has carried out.
extension WalletSimulation {
  mutating func acknowledge(_ step: Step) {
    switch step.detail {
    case .restricted, .lifted:
      begin(step.detail == .restricted ? "restriction.applied" : "restriction.lifted", step)
      let scope = Restriction(rawValue: UInt8(step.amount))
      if let name = Restriction.names.first(where: { scope.contains($0.scope) }) { add("scope", name.name) }
    case .held, .holdFailed:
      begin(step.detail == .held ? "hold.applied" : "hold.failed", step)
      add("txn_id", letter: "T", step.movement)
    default:
      let isPassed = step.detail == .passed
      accounts[Int(step.account)].proof = isPassed ? .notAsked : .failed
      if !isPassed, truth.place(of: step.account) == nil {
        // An owner finds better light, and tries again.
        let again = Step(act: .acknowledge, detail: .passed, account: step.account)
        agenda.add(again, at: clock + random.within(5 * .minute...60 * .minute))
      }
      begin(isPassed ? "step_up.passed" : "step_up.failed", step)
      add("factor", random.chance(0.6) ? "face" : "fingerprint")
      addPlace(step)
    }
    end()
  }
}

import FrostEvents

/// What a fraud did goes into the truth.
extension WalletSimulation {
  /// Whether `party` is an account of fraudsters, where the money can still be stopped.
  private func isInTheRing(_ party: Party) -> Bool {
    guard party.kind == .account, let place = truth.place(of: party.number) else { return false }
    return truth.frauds[place].role == .fraudster
  }

  @discardableResult
  mutating func record(
    _ step: Step, amount: Int64, outcome: GroundTruth.Movement.Outcome, _ movement: UInt32 = 0
  ) -> Int? {
    guard let place = truth.place(of: step.account), let scenario = truth.frauds[place].scenario,
      let role = truth.frauds[place].role
    else { return nil }
    var payee: [UInt8] = []
    if step.party.kind != .nobody { payee.put(step.party) }
    var txn: [UInt8] = []
    if movement != 0 {
      txn.put("T")
      txn.put(Int64(movement), width: 7)
    }
    let type =
      switch step.act {
      case .transfer: "transfer"
      case .bill: "bill"
      case .withdraw: "withdrawal"
      case .points: "points.redeemed"
      default: "payment"
      }
    truth.movements.append(
      GroundTruth.Movement(
        txn: String(decoding: txn, as: UTF8.self), account: name(of: step.account),
        payee: String(decoding: payee, as: UTF8.self), type: type, scenario: scenario, role: role, amount: amount,
        leavesTheRing: !isInTheRing(step.party), time: now, ended: now, outcome: outcome))
    return truth.movements.count - 1
  }
}

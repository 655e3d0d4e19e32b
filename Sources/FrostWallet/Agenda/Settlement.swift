/// What happens to a movement later: withdrawals settle on working days, purchases are given back.
extension WalletSimulation {
  mutating func planSettlement(of movement: UInt32, account: UInt32, workingDays: Int) {
    let time = WorkingDays.after(
      clock, days: workingDays, clock: random.within(9 * .hour...17 * .hour), offset: zone(of: account).offset)
    agenda.add(Step(act: .settle, account: account, movement: movement), at: max(time, clock + .minute))
  }

  mutating func settleWithdrawal(_ step: Step) {
    guard let withdrawal = pending[step.movement] else { return }
    if withdrawal.isHeld, step.detail == .none {
      pending[step.movement]?.isDue = true
      return
    }
    pending[step.movement] = nil
    let isReversed = step.detail == .released || random.chance(0.01)
    var settled = step
    settled.episode = withdrawal.episode
    let balance = accounts[Int(step.account)].balance
    begin("withdrawal", settled, status: isReversed ? "reversed" : "ok")
    add("txn_id", letter: "T", step.movement)
    add(amount: withdrawal.amount, balance: balance)
    if isReversed { add("reason", step.detail == .released ? "blocked" : "details") }
    end()
    if isReversed { accounts[Int(step.account)].balance += withdrawal.amount }
    if let place = withdrawal.truth {
      truth.movements[place].outcome = isReversed ? .reversed : .done
      truth.movements[place].ended = now
    }
  }

  /// A shop gives a purchase back.
  mutating func refund(_ step: Step) {
    let balance = accounts[Int(step.account)].balance
    begin("payment", step, status: "reversed")
    add("txn_id", letter: "T", step.movement)
    add(step.party)
    add(amount: step.amount, balance: balance)
    end()
    accounts[Int(step.account)].balance += step.amount
  }
}

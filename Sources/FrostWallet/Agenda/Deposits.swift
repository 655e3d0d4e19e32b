/// Money that comes in from a card, and points that go out.
extension WalletSimulation {
  mutating func topUp(_ step: Step) {
    let index = Int(step.account)
    let isBlocked = accounts[index].restricted.contains(.cards)
    let isFailed = isBlocked || step.detail == .details || step.detail == .network
    let movement = newMovement(step)
    begin("topup", step, status: isFailed ? "failed" : "ok")
    add("txn_id", letter: "T", movement)
    add("card", letter: "K", step.card == 0 ? accounts[index].card : step.card)
    add(amount: step.amount, balance: accounts[index].balance)
    if isBlocked {
      add("reason", "blocked")
    } else if step.detail == .details {
      add("reason", "details")
    } else if step.detail == .network {
      add("reason", "network")
    }
    addPlace(step)
    end()
    if !isFailed { accounts[index].balance += step.amount }
    if isBlocked, step.episode != 0 { accounts[index].refusals += 1 }
  }

  /// The person notices that the balance is too low, tops up and pays then.
  mutating func topUp(for step: Step, missing: Int64) {
    let extra = Int64(random.lognormal(30_000, 0.9))
    var deposit = Step(act: .topup, account: step.account)
    deposit.amount = random.chance(0.2) ? missing : (missing + extra) / 10_000 * 10_000 + 10_000
    deposit.device = step.device
    deposit.address = step.address
    if random.chance(0.04) { deposit.detail = random.chance(0.5) ? .details : .network }
    if random.chance(0.03) {
      cardCount += 1
      accounts[Int(step.account)].card = cardCount
    }
    topUp(deposit)
    var later = step
    later.detail = .balance
    agenda.add(later, at: clock + random.within(9 * .second...70 * .second))
  }

  mutating func redeemPoints(_ step: Step) {
    let index = Int(step.account)
    let points = step.amount < 0 ? accounts[index].points : min(step.amount, accounts[index].points)
    guard points > 0 else { return }
    let isBlocked = accounts[index].restricted.contains(.points)
    begin("points.redeemed", step, status: isBlocked ? "failed" : "ok")
    add("points", number: points)
    if isBlocked { add("reason", "blocked") }
    addPlace(step)
    end()
    if step.episode != 0 { record(step, amount: points, outcome: isBlocked ? .blocked : .done) }
    if isBlocked, step.episode != 0 { accounts[index].refusals += 1 }
    if !isBlocked { accounts[index].points -= points }
  }
}

/// Movements of money: what makes them fail, what they do to balances, how they read in the stream.
extension WalletSimulation {
  /// The amount that a step is to move, in minor units; nil: it moves none.
  func wanted(_ step: Step) -> Int64? {
    switch step.act {
    case .transfer, .payment, .bill, .withdraw:
      if step.amount >= 0 { return step.amount }
      let account = accounts[Int(step.account)]
      let part = max(0, account.balance - account.refused) * -step.amount / 1000
      return part > 10_000 ? part - part % 1_000 : part
    default: return nil
    }
  }

  mutating func pay(_ step: Step) {
    guard let wish = wanted(step), wish > 0 else { return }
    let index = Int(step.account)
    let balance = accounts[index].balance
    if isRestricted(step) { return refuse(step, wish, "blocked", .blocked) }
    if accounts[index].proof == .failed { return refuse(step, wish, "step_up", .blocked) }
    switch step.detail {
    case .network: return refuse(step, wish, "network", .failed)
    case .details: return refuse(step, wish, "details", .failed)
    default: break
    }
    var amount = wish
    if amount > balance {
      if step.episode != 0 {
        guard balance > amount / 4 else { return }
        amount = balance - balance % 100
      } else if step.detail == .none, random.chance(0.88) {
        return topUp(for: step, missing: amount - balance)
      } else {
        return refuse(step, amount, "balance", .failed)
      }
    }
    accounts[index].balance -= amount
    let movement = newMovement(step)
    write(step, amount, balance, movement, status: step.act == .withdraw ? "pending" : "ok")
    if step.party.kind == .account {
      accounts[Int(step.party.number)].balance += amount
      if step.episode != 0 { truth.saw(step.party.number, at: clock) }
    }
    let place =
      step.episode == 0
      ? nil : record(step, amount: amount, outcome: step.act == .withdraw ? .pending : .done, movement)
    if step.act == .withdraw {
      pending[movement] = PendingWithdrawal(account: step.account, amount: amount, episode: step.episode, truth: place)
      planSettlement(of: movement, account: step.account, workingDays: random.within(1...3))
    } else if step.act == .payment, step.episode == 0,
      random.chance(accounts[index].lookAlike == .refund ? 0.25 : 0.01)
    {
      var back = step
      back.act = .refund
      back.amount = amount
      back.movement = movement
      agenda.add(back, at: clock + random.within(2 * .hour...6 * .day))
    }
  }

  /// The step's own movement, or a new one.
  mutating func newMovement(_ step: Step) -> UInt32 {
    if step.movement != 0 { return step.movement }
    movementCount += 1
    return movementCount
  }

  private func isRestricted(_ step: Step) -> Bool {
    let restricted = accounts[Int(step.account)].restricted
    if step.party.kind == .account, accounts[Int(step.party.number)].restricted.contains(.in) { return true }
    return restricted.contains(.out) || step.act == .withdraw && restricted.contains(.withdraw)
  }

  /// Writes the movement as failed.
  private mutating func refuse(
    _ step: Step, _ amount: Int64, _ reason: StaticString, _ outcome: GroundTruth.Movement.Outcome
  ) {
    let movement = newMovement(step)
    write(step, amount, accounts[Int(step.account)].balance, movement, status: "failed", reason: reason)
    if step.episode != 0 {
      record(step, amount: amount, outcome: outcome, movement)
      if outcome == .blocked {
        accounts[Int(step.account)].refusals += 1
        accounts[Int(step.account)].refused += amount
      }
    } else if outcome == .failed, step.detail == .network || step.detail == .details, random.chance(0.7) {
      var again = step
      again.detail = .none
      agenda.add(again, at: clock + random.within(8 * .second...90 * .second))
    }
  }

  private mutating func write(
    _ step: Step, _ amount: Int64, _ balance: Int64, _ movement: UInt32, status: StaticString,
    reason: StaticString? = nil
  ) {
    switch step.act {
    case .transfer: begin("transfer", step, status: status)
    case .bill: begin("bill", step, status: status)
    case .withdraw: begin("withdrawal", step, status: status)
    default: begin("payment", step, status: status)
    }
    add("txn_id", letter: "T", movement)
    if step.party.kind != .nobody { add(step.party) }
    if step.card != 0 { add("card", letter: "K", step.card) }
    add(amount: amount, balance: balance)
    if let reason { add("reason", reason) }
    addPlace(step)
    end()
  }
}

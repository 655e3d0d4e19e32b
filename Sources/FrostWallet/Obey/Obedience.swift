package import FrostEvents

/// How the simulated wallet obeys Frost: its caller follows Frost's feed and gives the orders between two lines. Times
/// are the stream's; what lies before its clock takes effect now.
extension WalletSimulation {
  /// Restricts `account` in `scope` from now on. False: there is no such account.
  @discardableResult
  package mutating func restrict(account: String, scope: Restriction, at time: EventTime) -> Bool {
    guard let number = number(of: account) else { return false }
    guard !accounts[Int(number)].restricted.isSuperset(of: scope) else { return true }
    accounts[Int(number)].restricted.formUnion(scope)
    truth.restrictions.append(GroundTruth.Span(account: account, scope: scope, from: max(now, time), until: nil))
    answer(number, .restricted, scope: scope, at: time)
    sayWhoItWas(number)
    return true
  }

  /// Ends the restriction of `account` in `scope`. False: there is no such account.
  @discardableResult
  package mutating func lift(account: String, scope: Restriction, at time: EventTime) -> Bool {
    guard let number = number(of: account) else { return false }
    accounts[Int(number)].restricted.subtract(scope)
    accounts[Int(number)].refusals = 0
    accounts[Int(number)].refused = 0
    for index in truth.restrictions.indices
    where truth.restrictions[index].account == account && truth.restrictions[index].until == nil
      && scope.isSuperset(of: truth.restrictions[index].scope)
    {
      truth.restrictions[index].until = max(now, time)
    }
    answer(number, .lifted, scope: scope, at: time)
    return true
  }

  /// Makes a withdrawal wait. False: it is not pending, and the wallet reports that the hold on `account` failed.
  @discardableResult
  package mutating func hold(txn: String, of account: String? = nil, at time: EventTime) -> Bool {
    guard let movement = movement(of: txn), let withdrawal = pending[movement] else {
      if let number = account.flatMap(number(of:)), let movement = movement(of: txn) {
        answer(number, .holdFailed, movement: movement, at: time)
      }
      return false
    }
    pending[movement]?.isHeld = true
    setOutcome(.held, of: withdrawal)
    answer(withdrawal.account, .held, movement: movement, at: time)
    return true
  }

  /// Lets a held withdrawal go to the bank. False: it is not held.
  @discardableResult
  package mutating func releaseHold(txn: String, at time: EventTime) -> Bool {
    guard let movement = movement(of: txn), let withdrawal = pending[movement], withdrawal.isHeld else { return false }
    pending[movement]?.isHeld = false
    setOutcome(.pending, of: withdrawal)
    if withdrawal.isDue { planSettlement(of: movement, account: withdrawal.account, workingDays: 1) }
    return true
  }

  /// Gives a held withdrawal back to the balance. False: it is not held.
  @discardableResult
  package mutating func returnHold(txn: String, at time: EventTime) -> Bool {
    guard let movement = movement(of: txn), let withdrawal = pending[movement], withdrawal.isHeld else { return false }
    let step = Step(act: .settle, detail: .released, account: withdrawal.account, movement: movement)
    agenda.add(step, at: max(clock, time.milliseconds))
    return true
  }

  /// Demands that the account's user proves to be its owner; money waits meanwhile. Owners mostly can, thieves mostly
  /// cannot. False: there is no such account.
  @discardableResult
  package mutating func stepUp(account: String, at time: EventTime) -> Bool {
    guard let number = number(of: account) else { return false }
    guard accounts[Int(number)].proof == .notAsked else { return true }
    accounts[Int(number)].proof = .waiting
    let passes =
      switch currentRole(of: number) {
      case .compromised: random.chance(0.08)
      case .fraudster: random.chance(0.7)
      case .deceived, nil: random.chance(0.97)
      }
    let step = Step(act: .acknowledge, detail: passes ? .passed : .failed, account: number)
    agenda.add(step, at: max(clock, time.milliseconds) + random.within(20 * .second...3 * .minute))
    return true
  }

  /// What the account is in a fraud that has begun; nil: nothing.
  private func currentRole(of number: UInt32) -> FraudRole? {
    truth.place(of: number).flatMap { truth.frauds[$0].firstEvidence == nil ? nil : truth.frauds[$0].role }
  }

  /// Told of the restriction, many owners say whether what was seen was theirs; some fraudsters lie.
  private mutating func sayWhoItWas(_ number: UInt32) {
    let role = currentRole(of: number)
    let share =
      switch role {
      case .fraudster: 0.3
      case .compromised, .deceived, nil: 0.6
      }
    guard random.chance(share) else { return }
    let delay = Int64(random.lognormal(Double(40 * Int64.minute), 1.1))
    let said = Step(act: .answer, detail: role == .compromised ? .notMe : .me, account: number)
    agenda.add(said, at: clock + .minute + delay)
  }

  private mutating func setOutcome(_ outcome: GroundTruth.Movement.Outcome, of withdrawal: PendingWithdrawal) {
    guard let place = withdrawal.truth else { return }
    truth.movements[place].outcome = outcome
    truth.movements[place].ended = now
  }

  private mutating func answer(
    _ account: UInt32, _ detail: Detail, scope: Restriction = [], movement: UInt32 = 0, at time: EventTime
  ) {
    var step = Step(act: .acknowledge, detail: detail, account: account, movement: movement)
    step.amount = Int64(scope.rawValue)
    agenda.add(step, at: max(clock, time.milliseconds) + random.within(40...900))
  }

  private func number(of account: String) -> UInt32? {
    guard account.first == "A", let number = UInt32(account.dropFirst()), Int(number) < accounts.count else {
      return nil
    }
    return number
  }

  private func movement(of txn: String) -> UInt32? { txn.first == "T" ? UInt32(txn.dropFirst()) : nil }
}

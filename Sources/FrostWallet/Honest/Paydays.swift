/// Employers and salary agents pay many people within minutes.
extension WalletSimulation {
  /// How many people an employer pays.
  private func staff(of employer: UInt32) -> Int {
    let persons = town.newcomers - town.employers
    return max(1, persons / 2 / town.employers)
  }

  mutating func planPaydays() {
    for employer in 0..<UInt32(town.employers) {
      let first = opening + Int64(random.below(28)) * .day
      var time = Rhythm.moment(onDayOf: first, offset: City.china.offset, &random)
      let isWeekly = random.chance(0.3)
      if isWeekly { time = opening + (time - opening) % (7 * .day) }
      while time < options.plannedEnd {
        agenda.add(Step(act: .payday, account: employer, amount: isWeekly ? 150_000 : 650_000), at: time)
        time += (isWeekly ? 7 : 30) * .day
      }
    }
  }

  /// Pays the first of the staff, or tops up for all of them, and goes on with the next one.
  mutating func paySalary(_ step: Step) {
    let staff = staff(of: step.account)
    if step.movement == 0 {
      var deposit = Step(act: .topup, account: step.account)
      deposit.amount = step.amount * Int64(staff) * 2 / 1_000_000 * 1_000_000 + 1_000_000
      agenda.add(deposit, at: clock)
    } else {
      let employee = town.employers + Int(step.account) + (Int(step.movement) - 1) * town.employers
      var transfer = Step(act: .transfer, account: step.account, party: .account(UInt32(employee)))
      let spread = Int64(town.fixed(UInt32(employee), 9) % 1000)
      transfer.amount = step.amount / 2 + step.amount * spread / 1000
      agenda.add(transfer, at: clock)
      guard Int(step.movement) < staff else { return }
    }
    var next = step
    next.movement += 1
    agenda.add(next, at: clock + random.within(3 * .second...9 * .second))
  }
}

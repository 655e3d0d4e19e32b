/// One evening on which everybody sends small sums to everybody.
extension WalletSimulation {
  mutating func planFestival() {
    let day = opening + options.plannedMilliseconds * 6 / 10
    let midnight = (day + City.china.offset).floored(by: .day) * .day - City.china.offset
    agenda.add(Step(act: .festival, account: 0), at: max(midnight + 19 * .hour, opening))
  }

  mutating func celebrate() {
    for number in UInt32(town.employers)..<UInt32(town.newcomers) {
      guard accounts[Int(number)].gap.isFinite, random.chance(0.22) else { continue }
      if accounts[Int(number)].lookAlike == nil { accounts[Int(number)].lookAlike = .redPacketNight }
      for _ in 0..<random.within(1...4) {
        let friend = town.contact(of: number, rank: random.below(14))
        guard friend != number else { continue }
        var step = Step(act: .transfer, account: number, party: .account(friend))
        step.amount = random.pick([66, 88, 520, 600, 660, 800, 880, 888, 1_000, 1_314, 1_800, 5_000, 6_600, 8_800])
        agenda.add(step, at: clock + random.within(0...5 * .hour))
      }
    }
  }
}

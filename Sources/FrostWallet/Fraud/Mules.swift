/// Frauds that move money on.
extension WalletSimulation {
  /// Victims of fraud elsewhere pay one account, which passes the money on.
  mutating func planFanIn() {
    for _ in 0..<2 {
      let begin = fraudMoment(leaving: 2 * .day)
      let mule = fraudsterAccount(.muleFanIn, before: begin, rentedShare: 0.6)
      let next = random.chance(0.5) ? fraudsterAccount(.muleFanIn, before: begin) : nil
      let span = random.within(3 * .hour...30 * .hour)
      var passing = begin
      for number in 0..<random.within(6...14) {
        let payer = plainVictim()
        truth.mark(payer, .muleFanIn, .deceived)
        let time = begin + random.within(0...span)
        var step = fraudStep(.transfer, payer)
        step.party = .account(mule)
        step.amount = Int64(random.lognormal(55_000, 0.9)) / 100 * 100
        var deposit = fraudStep(.topup, payer)
        deposit.amount = step.amount / 10_000 * 10_000 + 10_000
        if random.chance(0.6) { agenda.add(deposit, at: time - random.within(40 * .second...3 * .minute)) }
        agenda.add(step, at: time)
        if number % 4 == 3 { planPassingOn(from: mule, to: next, at: time + random.within(3 * .minute...80 * .minute)) }
        passing = max(passing, time)
      }
      planPassingOn(from: mule, to: next, at: passing + random.within(5 * .minute...3 * .hour))
      if let next { planPassingOn(from: next, to: nil, at: passing + random.within(3 * .hour...9 * .hour)) }
      planReport(of: mule, after: passing)
    }
  }

  /// A large sum leaves in slices that each stay below what a bank would ask about.
  mutating func planStructuring() {
    for _ in 0..<2 {
      let begin = fraudMoment(leaving: 4 * .day)
      let source = fraudsterAccount(.structuring, before: begin, rentedShare: 0.6)
      let limit: Int64 = random.pick([500_000, 1_000_000, 2_000_000, 5_000_000])
      let slices = random.within(5...11)
      let partners = (0..<random.within(2...4)).map { _ in plainVictim() }
      var time = begin
      for slice in 0..<slices {
        let amount = limit * Int64(random.within(860...995)) / 1000 / 1_000 * 1_000
        if slice % 3 == 0 {
          var deposit = fraudStep(.topup, source)
          deposit.amount = limit * 3
          agenda.add(deposit, at: time - random.within(2 * .minute...50 * .minute))
        }
        var step = fraudStep(random.chance(0.3) ? .withdraw : .transfer, source)
        if step.act == .transfer { step.party = .account(random.pick(partners)) }
        step.amount = amount
        agenda.add(step, at: time)
        time += Int64(random.lognormal(Double(5 * Int64.hour), 0.8))
      }
      planReport(of: source, after: time)
    }
  }
}

/// Frauds in which the owner pays: own phone, own face, somebody else's story.
extension WalletSimulation {
  /// A caller claims to be customer service; the money must be brought to safety.
  mutating func planFakeCustomerService() {
    let begin = fraudMoment(leaving: 3 * .day)
    let scammer = fraudsterAccount(.fakeCustomerService, before: begin)
    var last = begin
    for _ in 0..<random.within(3...6) {
      let victim = richVictim()
      truth.mark(victim, .fakeCustomerService, .deceived)
      var time = begin + random.within(0...40 * .hour)
      agenda.add(fraudStep(.login, victim), at: time)
      for _ in 0..<random.within(1...3) {
        time += random.within(4 * .minute...40 * .minute)
        var step = fraudStep(.transfer, victim)
        if random.chance(0.35) {
          var deposit = fraudStep(.topup, victim)
          deposit.amount = Int64(random.lognormal(200_000, 0.8)) / 10_000 * 10_000 + 10_000
          agenda.add(deposit, at: time - random.within(.minute...3 * .minute))
        }
        step.party = .account(scammer)
        step.amount = -random.within(350...900)
        agenda.add(step, at: time)
      }
      planReport(of: victim, after: time, as: .scam)
      planPassingOn(from: scammer, to: nil, at: time + random.within(2 * .minute...90 * .minute))
      last = max(last, time)
    }
    planReport(of: scammer, after: last)
  }

  /// Small tasks, a first small payout, then ever larger sums to be paid in.
  mutating func planTaskScam() {
    let begin = fraudMoment(leaving: 5 * .day)
    let scammer = fraudsterAccount(.taskScam, before: begin)
    var last = begin
    for _ in 0..<random.within(3...7) {
      let victim = plainVictim()
      truth.mark(victim, .taskScam, .deceived)
      var time = begin + random.within(0...36 * .hour)
      var amount = Int64(random.lognormal(8_000, 0.5)) / 1_000 * 1_000 + 2_000
      for round in 0..<random.within(3...5) {
        var step = fraudStep(.transfer, victim)
        step.party = .account(scammer)
        step.amount = amount
        if round > 0 {
          var deposit = fraudStep(.topup, victim)
          deposit.amount = amount + 10_000
          agenda.add(deposit, at: time - random.within(.minute...5 * .minute))
        }
        agenda.add(step, at: time)
        if round == 0 {
          var reward = fraudStep(.transfer, scammer)
          reward.party = .account(victim)
          reward.amount = amount * 6 / 5
          agenda.add(reward, at: time + random.within(5 * .minute...30 * .minute))
        }
        amount = amount * random.within(20...42) / 10 / 1_000 * 1_000
        time += Int64(random.lognormal(Double(5 * Int64.hour), 0.8))
      }
      planPassingOn(from: scammer, to: nil, at: time + random.within(5 * .minute...5 * .hour))
      planReport(of: victim, after: time, as: .scam)
      last = max(last, time)
    }
    planReport(of: scammer, after: last)
  }
}

/// Frauds with other people's cards.
extension WalletSimulation {
  /// A list of stolen numbers is tried with small payments; the good ones buy something.
  mutating func planCardTesting() {
    for _ in 0..<3 {
      let begin = fraudMoment(leaving: .day)
      let tester = fraudsterAccount(.cardTesting, before: begin, rentedShare: 0.2)
      var time = begin
      for _ in 0..<random.within(14...40) {
        cardCount += 1
        var step = fraudStep(.topup, tester)
        step.card = cardCount
        step.amount = random.within(1...30) * 100
        if random.chance(0.62) { step.detail = .details }
        agenda.add(step, at: time)
        if step.detail == .none, random.chance(0.6) {
          var charge = fraudStep(.chargeback, tester)
          charge.card = step.card
          charge.amount = step.amount
          agenda.add(charge, at: time + random.within(.day...15 * .day))
        }
        time += Int64(random.lognormal(Double(70 * Int64.second), 1.0))
      }
      cardCount += 1
      var loot = fraudStep(.topup, tester)
      loot.card = cardCount
      loot.amount = Int64(random.lognormal(120_000, 0.6)) / 10_000 * 10_000 + 10_000
      agenda.add(loot, at: time)
      time += random.within(.minute...20 * .minute)
      for _ in 0..<random.within(1...3) {
        var step = fraudStep(.payment, tester)
        step.party = .merchant(town.merchants.at(random.unit()))
        step.amount = -random.within(300...900)
        agenda.add(step, at: time)
        time += random.within(.minute...20 * .minute)
      }
    }
  }

  /// Money comes from stolen cards and leaves for a bank before their owners notice.
  mutating func planCardCashOut() {
    for _ in 0..<3 {
      let begin = fraudMoment(leaving: 2 * .day)
      let thief = fraudsterAccount(.stolenCardCashOut, before: begin, rentedShare: 0.3)
      var time = begin
      for _ in 0..<random.within(2...5) {
        cardCount += 1
        var step = fraudStep(.topup, thief)
        step.card = cardCount
        step.amount = Int64(random.lognormal(90_000, 0.6)) / 10_000 * 10_000 + 10_000
        if random.chance(0.25) { step.detail = .details }
        agenda.add(step, at: time)
        if step.detail == .none {
          var charge = fraudStep(.chargeback, thief)
          charge.card = step.card
          charge.amount = step.amount
          agenda.add(charge, at: time + random.within(.day...15 * .day))
        }
        time += Int64(random.lognormal(Double(12 * Int64.minute), 1.0))
      }
      for part in [random.within(500...950), random.within(800...990)] {
        time += Int64(random.lognormal(Double(40 * Int64.minute), 1.0))
        var step = fraudStep(.withdraw, thief)
        step.amount = -Int64(part)
        agenda.add(step, at: time)
      }
    }
  }
}

/// Frauds on the wallet itself: its bonus, its messages.
extension WalletSimulation {
  /// Many accounts for one welcome bonus each.
  mutating func planBonusFarm() {
    let begin = fraudMoment(leaving: 3 * .day)
    deviceCount += 1
    let phones = [deviceCount, deviceCount + 1]
    deviceCount += 1
    let address = foreignAddress()
    var time = begin
    for _ in 0..<random.within(8...20) {
      let number = newAccount()
      accounts[Int(number)].gap = .infinity
      truth.mark(number, .bonusFarm, .fraudster)
      let phone = random.pick(phones)
      accounts[Int(number)].device = phone
      accounts[Int(number)].address = address
      plan(registrationOf: number, at: time, episode: episodes)
      accounts[Int(number)].gap = .infinity
      accounts[Int(number)].points = random.within(200...1_200)
      var first = fraudStep(.topup, number)
      first.amount = random.within(10...60) * 100
      agenda.add(first, at: time + random.within(5 * .minute...3 * .hour))
      var buy = fraudStep(.payment, number)
      buy.party = .merchant(town.merchants.at(random.unit()))
      buy.amount = -random.within(200...900)
      agenda.add(buy, at: time + random.within(3 * .hour...9 * .hour))
      var redeem = fraudStep(.points, number)
      redeem.amount = -1_000
      agenda.add(redeem, at: time + random.within(4 * .hour...40 * .hour))
      time += Int64(random.lognormal(Double(14 * Int64.minute), 0.9))
    }
  }

  /// Codes are asked for again and again, for the share of the message's price that comes back.
  mutating func planCodePumping() {
    let begin = fraudMoment(leaving: .day)
    for _ in 0..<random.within(3...6) {
      let number = fraudsterAccount(.codePumping, before: begin, rentedShare: 0.1)
      var time = begin + random.within(0...2 * .hour)
      for _ in 0..<random.within(15...60) {
        agenda.add(fraudStep(.otp, number), at: time)
        time += Int64(random.lognormal(Double(80 * Int64.second), 0.8))
      }
    }
  }
}

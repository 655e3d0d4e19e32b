/// Frauds in which somebody else acts in the owner's name.
extension WalletSimulation {
  /// Somebody got the password: logs in, makes himself at home, and sends the money off.
  mutating func planTakeover() {
    for _ in 0..<3 {
      let victim = richVictim()
      truth.mark(victim, .accountTakeover, .compromised)
      var time = fraudMoment(leaving: 2 * .day)
      var thief = fraudStep(.login, victim)
      // Some work from the victim's own phone, by remote control.
      if random.chance(0.88) { foreignPhone(&thief) }
      for _ in 0..<random.below(4) {
        var guess = thief
        guess.detail = .details
        agenda.add(guess, at: time)
        time += random.within(8 * .second...4 * .minute)
      }
      agenda.add(thief, at: time)
      if random.chance(0.5) {
        time += random.within(20 * .second...2 * .minute)
        agenda.add(fraudStep(.otp, victim, like: thief), at: time)
      }
      time += random.within(20 * .second...5 * .minute)
      agenda.add(fraudStep(random.chance(0.5) ? .password : .paymentPassword, victim, like: thief), at: time)
      if thief.device != 0 {
        time += random.within(10 * .second...3 * .minute)
        agenda.add(fraudStep(.bind, victim, like: thief), at: time)
      }
      // Some wait a day, hoping to be taken for the owner.
      if random.chance(0.2) { time += random.within(8 * .hour...40 * .hour) }
      planDrain(.accountTakeover, of: victim, like: thief, from: time)
    }
  }

  /// The owner's number moves to another SIM card, and with it the codes.
  mutating func planSIMSwap() {
    for _ in 0..<3 {
      let victim = richVictim()
      truth.mark(victim, .simSwap, .compromised)
      var time = fraudMoment(leaving: 2 * .day)
      agenda.add(fraudStep(.sim, victim), at: time)
      time += Int64(random.lognormal(Double(90 * Int64.minute), 1.0))
      var thief = fraudStep(.login, victim)
      foreignPhone(&thief)
      agenda.add(fraudStep(.otp, victim, like: thief), at: time)
      time += random.within(20 * .second...2 * .minute)
      agenda.add(fraudStep(.password, victim, like: thief), at: time)
      time += random.within(10 * .second...3 * .minute)
      agenda.add(thief, at: time)
      time += random.within(10 * .second...2 * .minute)
      agenda.add(fraudStep(.bind, victim, like: thief), at: time)
      planDrain(.simSwap, of: victim, like: thief, from: time)
    }
  }

  /// An account that nobody used for months comes to life.
  mutating func planDormantWoken() {
    for _ in 0..<3 {
      let victim = dormantAccount()
      truth.mark(victim, .dormantWoken, .compromised)
      accounts[Int(victim)].balance = max(accounts[Int(victim)].balance, random.within(80_000...900_000))
      var time = fraudMoment(leaving: 3 * .day)
      var thief = fraudStep(.login, victim)
      foreignPhone(&thief)
      agenda.add(thief, at: time)
      time += random.within(.minute...10 * .minute)
      if random.chance(0.6) {
        agenda.add(fraudStep(.password, victim, like: thief), at: time)
        time += random.within(20 * .second...5 * .minute)
      }
      if random.chance(0.7) { agenda.add(fraudStep(.bind, victim, like: thief), at: time) }
      planDrain(.dormantWoken, of: victim, like: thief, from: time + random.within(0...20 * .hour))
    }
  }

  /// An account that nobody has used for long; when all have woken, somebody stops using one.
  private mutating func dormantAccount() -> UInt32 {
    for _ in 0..<4_000 {
      let number = town.employers + random.below(town.newcomers - town.employers)
      let account = accounts[number]
      if !account.gap.isFinite, account.lookAlike == nil, truth.place(of: UInt32(number)) == nil {
        return UInt32(number)
      }
    }
    let number = plainVictim()
    accounts[Int(number)].gap = .infinity
    return number
  }

  /// The balance leaves in a few movements, to accounts of the ring or to a bank.
  private mutating func planDrain(_ scenario: Scenario, of victim: UInt32, like thief: Step, from begin: Int64) {
    let mule = fraudsterAccount(scenario, before: begin)
    let second = random.chance(0.3) ? fraudsterAccount(scenario, before: begin) : mule
    var time = begin
    for _ in 0..<random.within(2...5) {
      time += Int64(random.lognormal(Double(4 * Int64.minute), 0.9))
      var step = fraudStep(.transfer, victim, like: thief)
      step.detail = .none
      if random.chance(0.15) {
        step.act = .withdraw
      } else if random.chance(0.1) {
        step.act = .payment
        step.party = .merchant(town.merchants.at(random.unit()))
      } else {
        step.party = .account(random.chance(0.7) ? mule : second)
      }
      step.amount = -random.within(250...750)
      agenda.add(step, at: time)
    }
    planPassingOn(from: mule, to: second == mule ? nil : second, at: time + random.within(2 * .minute...3 * .hour))
    if second != mule { planPassingOn(from: second, to: nil, at: time + random.within(4 * .hour...9 * .hour)) }
    planReport(of: victim, after: time)
  }
}

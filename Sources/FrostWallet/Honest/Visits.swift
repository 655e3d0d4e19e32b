/// Everyday life: an account comes by, does something or other, and will come again.
extension WalletSimulation {
  mutating func visit(_ step: Step) {
    let index = Int(step.account)
    guard accounts[index].gap.isFinite else { return }
    let offset = zone(of: step.account).offset
    let next = Rhythm.next(after: clock, gap: accounts[index].gap, offset: offset, &random)
    agenda.add(Step(act: .session, account: step.account), at: next)
    guard accounts[index].isRegistered else { return }
    if accounts[index].awayUntil <= clock, random.chance(0.002) { leave(step.account) }
    if random.chance(0.0007) { planNewPhone(step.account, at: clock + random.within(.hour...9 * .hour)) }
    let errand = Step(act: .errand, account: step.account)
    if random.chance(0.4) {
      var login = Step(act: .login, account: step.account)
      if random.chance(0.03) {
        login.detail = .details
        agenda.add(Step(act: .login, account: step.account), at: clock + random.within(6 * .second...40 * .second))
      }
      agenda.add(errand, at: clock + random.within(41 * .second...200 * .second))
      perform(login)
    } else {
      runErrand(errand)
    }
  }

  private mutating func leave(_ account: UInt32) {
    accounts[Int(account)].away = city()
    accounts[Int(account)].awayUntil = clock + random.within(1...6) * .day
    if truth.place(of: account) == nil, accounts[Int(account)].lookAlike == nil {
      accounts[Int(account)].lookAlike = .traveller
    }
  }

  /// What somebody opened the app for.
  mutating func runErrand(_ errand: Step) {
    var step = errand
    let number = step.account
    let account = accounts[Int(number)]
    let draw = random.unit()
    switch draw {
    case ..<0.66:
      step.act = .payment
      step.party = .merchant(
        random.chance(0.6) ? town.shop(of: number, rank: random.below(6)) : town.merchants.at(random.unit()))
      step.amount = price(account.everyday)
    case ..<0.80:
      step.act = .transfer
      step.party = .account(recipient(of: number))
      step.amount = gift(account.everyday)
    case ..<0.85:
      step.act = .bill
      step.party = .biller(Int(town.fixed(number, UInt64(random.below(3)) + 300) % UInt64(town.billers)))
      step.amount = Int64(random.lognormal(11_000, 0.6))
    case ..<0.89:
      step.act = .topup
      step.amount = Int64(random.lognormal(60_000, 1.0)) / 10_000 * 10_000 + 10_000
    case ..<0.92:
      guard account.balance > 60_000 else { return }
      step.act = .withdraw
      step.amount = -random.within(200...980)
    case ..<0.935:
      step.act = .points
      step.amount = random.within(80...2_000)
    case ..<0.955:
      step.act = .otp
    case ..<0.962:
      requestCodes(number)
      return
    case ..<0.964: step.act = .password
    case ..<0.966: step.act = .paymentPassword
    case ..<0.967: step.act = .twoFactor
    case ..<0.969: step.act = .profile
    case ..<0.970:
      step.act = .answer
      step.detail = .me
      if random.chance(0.3) {
        let found = clock + random.within(.hour...2 * .day)
        agenda.add(Step(act: .label, detail: .honest, account: number), at: found)
      }
    default: step.act = .login
    }
    spice(&step)
    perform(step)
  }

  /// Networks fail, details are mistyped.
  private mutating func spice(_ step: inout Step) {
    switch step.act {
    case .payment, .transfer, .bill, .topup:
      let draw = random.unit()
      if draw < 0.014 { step.detail = .network } else if draw < 0.032 { step.detail = .details }
      if step.act == .topup, random.chance(0.04) {
        cardCount += 1
        step.card = cardCount
      }
    default: break
    }
  }

  private mutating func price(_ everyday: Double) -> Int64 {
    let median = random.chance(0.012) ? everyday * 60 : everyday
    return max(100, Int64(random.lognormal(median, 0.9)))
  }

  /// Sums among people are mostly round.
  private mutating func gift(_ everyday: Double) -> Int64 {
    let median = random.chance(0.04) ? everyday * 120 : everyday * 5
    let amount = max(100, Int64(random.lognormal(median, 1.2)))
    return amount > 10_000 && random.chance(0.75) ? amount / 5_000 * 5_000 : amount
  }

  private mutating func recipient(of number: UInt32) -> UInt32 {
    if random.chance(0.9) {
      let draw = random.unit()
      return town.contact(of: number, rank: Int(draw * draw * 7))
    }
    let persons = town.newcomers - town.employers
    let other = UInt32(town.employers + random.below(persons))
    return other == number ? town.contact(of: number, rank: 0) : other
  }

  /// The message does not arrive; the person asks again.
  private mutating func requestCodes(_ number: UInt32) {
    var time = clock
    for _ in 0..<random.within(2...6) {
      agenda.add(Step(act: .otp, account: number), at: time)
      time += random.within(30 * .second...150 * .second)
    }
  }
}

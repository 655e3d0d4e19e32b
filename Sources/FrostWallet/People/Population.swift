/// Who is there when the stream begins, and who will join.
extension WalletSimulation {
  mutating func settle() {
    accounts.reserveCapacity(town.honest + 64)
    for number in 0..<UInt32(town.honest) { accounts.append(stranger(number)) }
    for number in 0..<town.employers { makeEmployer(UInt32(number)) }
    for number in UInt32(town.employers)..<UInt32(town.honest) { giveHabits(number) }
    shareShopPhones()
    registerNewcomers()
  }

  /// A person as any other, whose account is some years old.
  mutating func stranger(_ number: UInt32) -> Account {
    deviceCount += 1
    cardCount += 1
    let age = Int64(20 + random.exponential() * 500) * .day + random.within(0...Int64.day)
    let visits = min(12, 0.5 * mean(1.05, exponent: 0.45))
    return Account(
      balance: min(3_000_000, Int64(random.lognormal(180_000, 1.2))), points: Int64(random.lognormal(600, 1)),
      opened: opening - age, customer: number, device: deviceCount, card: cardCount,
      address: town.homeAddress(of: number), gap: Double(Int64.day) / visits,
      everyday: random.lognormal(3_500, 0.5), home: city(), language: random.chance(0.93) ? 0 : 1,
      tier: UInt8(random.within(1...3)))
  }

  /// Pareto-distributed around `scale`: few do much, many do little.
  private mutating func mean(_ scale: Double, exponent: Double) -> Double {
    let unit = 1 - random.unit()
    // unit ^ -0.45 by two square roots: 0.4375 is near enough.
    let half = unit.squareRoot()
    let quarter = half.squareRoot()
    let eighth = quarter.squareRoot()
    let sixteenth = eighth.squareRoot()
    return scale / (quarter * eighth * sixteenth)
  }

  mutating func city() -> UInt8 {
    var left = random.below(100)
    for (number, city) in City.all.enumerated() {
      left -= city.share
      if left < 0 { return UInt8(number) }
    }
    return 0
  }

  private mutating func makeEmployer(_ number: UInt32) {
    accounts[Int(number)].segment = .business
    accounts[Int(number)].balance = Int64(random.lognormal(8_000_000, 0.8))
    accounts[Int(number)].gap = 2 * Double(Int64.day)
    accounts[Int(number)].lookAlike = .salaryAgent
  }

  private mutating func giveHabits(_ number: UInt32) {
    let index = Int(number)
    if number > UInt32(town.employers), random.chance(0.03) {
      accounts[index].customer = accounts[index - 1].customer
    }
    let draw = random.unit()
    if draw < 0.04 {
      accounts[index].segment = .student
      accounts[index].lookAlike = .campusNetwork
      let campus = Int(number) / 5_000
      accounts[index].address = town.campusAddress(campus)
      accounts[index].home = UInt8(campus % 6)
    } else if draw < 0.07 {
      accounts[index].lookAlike = .bigSpender
      accounts[index].balance = Int64(random.lognormal(6_000_000, 0.9))
      accounts[index].everyday *= 4
    } else if draw < 0.08 {
      accounts[index].lookAlike = .refund
    } else if draw < 0.095 {
      accounts[index].gap = .infinity
    }
  }

  /// Families and shops whose people use one phone.
  private mutating func shareShopPhones() {
    for _ in 0..<max(1, town.honest / 500) {
      let first = random.within(town.employers...town.newcomers - 9)
      for index in first..<first + random.within(3...8) {
        accounts[index].device = accounts[first].device
        accounts[index].address = accounts[first].address
        accounts[index].home = accounts[first].home
        accounts[index].lookAlike = .sharedShopPhone
      }
    }
  }

  /// People join through the whole stream; some of them with the help of a shop, on its phone.
  private mutating func registerNewcomers() {
    let span = max(options.plannedMilliseconds * 95 / 100, .hour)
    var index = town.newcomers
    while index < town.honest {
      let day = opening + random.within(0...span)
      let group = random.chance(0.015) ? min(random.within(4...12), town.honest - index) : 1
      let shop = group > 1 ? accounts[index].device : 0
      for number in index..<index + group {
        let offset = zone(of: UInt32(number)).offset
        var time = Rhythm.moment(onDayOf: day, offset: offset, &random)
        if time < opening { time += .day }
        if group > 1 { accounts[number].lookAlike = .sharedShopPhone }
        plan(registrationOf: UInt32(number), at: time, device: shop)
      }
      index += group
    }
  }

  /// The account does not exist before `time`; then it registers and, when it has habits, lives.
  mutating func plan(registrationOf number: UInt32, at time: Int64, device: UInt32 = 0, episode: UInt32 = 0) {
    accounts[Int(number)].isRegistered = false
    accounts[Int(number)].isIntroduced = true
    accounts[Int(number)].balance = 0
    accounts[Int(number)].points = 0
    accounts[Int(number)].opened = time
    if accounts[Int(number)].gap == .infinity { accounts[Int(number)].gap = Double(3 * Int64.day) }
    let code = max(opening, time - random.within(20 * .second...90 * .second))
    agenda.add(Step(act: .otp, account: number, device: device), at: code)
    agenda.add(Step(act: .register, account: number, device: device, episode: episode), at: time)
    if device != 0 { agenda.add(Step(act: .bind, account: number), at: time + random.within(.minute...30 * .minute)) }
    agenda.add(Step(act: .login, account: number), at: time + random.within(31 * .minute...90 * .minute))
    agenda.add(Step(act: .session, account: number), at: time + random.within(2 * .hour...30 * .hour))
  }
}

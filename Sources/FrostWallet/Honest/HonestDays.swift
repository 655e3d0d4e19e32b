/// What honest people do together or on a set day, planned when the stream begins.
extension WalletSimulation {
  mutating func planHonestDays() {
    for number in 0..<UInt32(town.newcomers) where accounts[Int(number)].gap.isFinite {
      let first = Rhythm.next(
        after: opening, gap: accounts[Int(number)].gap, offset: zone(of: number).offset, &random)
      agenda.add(Step(act: .session, account: number), at: first)
    }
    planPaydays()
    planRents()
    planFestival()
    planCollections()
    planReturners()
    planNewPhones()
  }

  /// A moment of the stream when people are about.
  mutating func moment(after earliest: Int64, before latest: Int64) -> Int64 {
    let day = random.within(earliest...max(earliest, latest - 1))
    let time = Rhythm.moment(onDayOf: day, offset: City.china.offset, &random)
    return time < earliest ? day : time
  }

  mutating func plannedMoment() -> Int64 { moment(after: opening, before: options.plannedEnd) }

  /// An old account whose owner pays from day to day.
  mutating func person() -> UInt32 {
    while true {
      let number = town.employers + random.below(town.newcomers - town.employers)
      if accounts[number].gap.isFinite { return UInt32(number) }
    }
  }

  /// A person who is no one's look-alike yet, and has no part in a fraud.
  mutating func plainPerson() -> UInt32 {
    for _ in 0..<50 {
      let number = person()
      if accounts[Int(number)].lookAlike == nil, truth.place(of: number) == nil { return number }
    }
    return person()
  }

  /// One account in thirty lets flats; each tenant pays once a month.
  private mutating func planRents() {
    for _ in 0..<max(1, town.honest / 300) {
      let landlord = plainPerson()
      accounts[Int(landlord)].lookAlike = .landlord
      for _ in 0..<random.within(4...14) {
        planRent(from: person(), to: landlord, first: plannedMoment())
      }
    }
  }

  private mutating func planRent(from tenant: UInt32, to landlord: UInt32, first: Int64) {
    guard tenant != landlord else { return }
    var step = Step(act: .transfer, account: tenant, party: .account(landlord))
    step.amount = Int64(random.lognormal(320_000, 0.4)) / 10_000 * 10_000
    var time = first - 30 * .day * ((first - opening) / (30 * .day))
    while time < options.plannedEnd {
      agenda.add(step, at: time)
      time += 30 * .day + random.within(-2 * .hour...2 * .hour)
    }
  }

  /// A fifth of the dormant, one at least, come back by themselves.
  private mutating func planReturners() {
    var isFirst = true
    for number in UInt32(town.employers)..<UInt32(town.newcomers) where !accounts[Int(number)].gap.isFinite {
      guard isFirst || random.chance(0.2) else { continue }
      isFirst = false
      accounts[Int(number)].lookAlike = .returner
      let time = plannedMoment()
      deviceCount += 1
      agenda.add(Step(act: .otp, account: number), at: time)
      agenda.add(Step(act: .login, account: number, device: deviceCount), at: time + 40 * .second)
      agenda.add(Step(act: .bind, account: number, device: deviceCount), at: time + 70 * .second)
      if random.chance(0.4) { agenda.add(Step(act: .password, account: number), at: time + 150 * .second) }
      for _ in 0..<random.within(1...4) {
        agenda.add(Step(act: .errand, account: number), at: time + random.within(4 * .minute...9 * .day))
      }
    }
  }

  private mutating func planNewPhones() {
    for _ in 0..<max(1, town.honest / 250) {
      let number = plainPerson()
      accounts[Int(number)].lookAlike = .newPhone
      let time = plannedMoment()
      planNewPhone(number, at: time, withNewSIM: true)
      planRent(from: number, to: town.contact(of: number, rank: 0), first: time + random.within(.hour...20 * .hour))
    }
  }

  /// The old phone goes, a new one comes, often with a new SIM card; then life goes on.
  mutating func planNewPhone(_ number: UInt32, at time: Int64, withNewSIM: Bool = false) {
    deviceCount += 1
    let device = deviceCount
    if withNewSIM || random.chance(0.4) {
      let lead = min(random.within(5 * .minute...30 * .hour), (time - clock) * 9 / 10)
      agenda.add(Step(act: .sim, account: number), at: time - lead)
    }
    agenda.add(Step(act: .otp, account: number, device: device), at: time)
    var login = Step(act: .login, account: number, device: device)
    if random.chance(0.25) {
      login.detail = .details
      agenda.add(login, at: time + 30 * .second)
      login.detail = .none
      agenda.add(Step(act: .password, account: number, device: device), at: time + 50 * .second)
    }
    agenda.add(login, at: time + random.within(60 * .second...150 * .second))
    agenda.add(
      Step(act: .bind, account: number, device: device), at: time + random.within(151 * .second...300 * .second))
    agenda.add(Step(act: .errand, account: number), at: time + random.within(10 * .minute...5 * .hour))
  }
}

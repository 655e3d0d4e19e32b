/// Frauds are planned when the stream begins; what they win depends on what is there when they happen.
extension WalletSimulation {
  mutating func planFrauds() {
    guard options.fraudShare > 0 else { return }
    let target = max(1, Int((Double(town.honest) * options.fraudShare).rounded()))
    repeat {
      for scenario in Scenario.allCases { plan(scenario) }
    } while truth.frauds.count < target
  }

  private mutating func plan(_ scenario: Scenario) {
    episodes += 1
    switch scenario {
    case .accountTakeover: planTakeover()
    case .simSwap: planSIMSwap()
    case .cardTesting: planCardTesting()
    case .muleFanIn: planFanIn()
    case .structuring: planStructuring()
    case .bonusFarm: planBonusFarm()
    case .dormantWoken: planDormantWoken()
    case .stolenCardCashOut: planCardCashOut()
    case .fakeCustomerService: planFakeCustomerService()
    case .taskScam: planTaskScam()
    case .codePumping: planCodePumping()
    }
  }

  /// When a fraud begins: at any time, a little more often when victims are awake; `span` milliseconds are left.
  mutating func fraudMoment(leaving span: Int64) -> Int64 {
    let latest = max(options.fraudStart + .hour, options.plannedEnd - span)
    return random.chance(0.3)
      ? random.within(options.fraudStart...latest) : moment(after: options.fraudStart, before: latest)
  }

  /// One of several persons: the one with the most money.
  mutating func richVictim() -> UInt32 {
    var best = plainVictim()
    for _ in 0..<5 {
      let other = plainVictim()
      if accounts[Int(other)].balance > accounts[Int(best)].balance { best = other }
    }
    return best
  }

  /// A person without a part in another fraud, unless nearly everybody has one.
  mutating func plainVictim() -> UInt32 {
    for _ in 0..<200 {
      let number = person()
      if truth.place(of: number) == nil { return number }
    }
    return person()
  }

  /// An account that a fraudster pays out from: rented from its owner, who goes on using it, or opened in time.
  mutating func fraudsterAccount(_ scenario: Scenario, before time: Int64, rentedShare: Double = 0.4) -> UInt32 {
    let number: UInt32
    if random.chance(rentedShare) {
      number = plainVictim()
    } else {
      number = newAccount()
      let earliest = max(opening, time - 15 * .day)
      plan(registrationOf: number, at: random.within(earliest...max(earliest, time - 5 * .hour)))
    }
    truth.mark(number, scenario, .fraudster)
    return number
  }

  /// An account beside the honest ones; seldom used, never by its habits alone to be told from others.
  mutating func newAccount() -> UInt32 {
    let number = UInt32(accounts.count)
    var account = stranger(number)
    account.gap = max(account.gap, Double(Int64.day))
    accounts.append(account)
    return number
  }

  /// A phone of a fraudster's, on a network that others use as well.
  mutating func foreignPhone(_ step: inout Step) {
    deviceCount += 1
    step.device = deviceCount
    step.address = foreignAddress()
  }

  mutating func foreignAddress() -> UInt32 {
    random.chance(0.5) ? town.mobileAddress(city: city(), draw: random.word()) : town.homeAddress(of: person())
  }

  /// A step of the fraud being planned.
  func fraudStep(_ act: Step.Act, _ account: UInt32, like template: Step? = nil) -> Step {
    var step = template ?? Step(act: act, account: account)
    step.act = act
    step.account = account
    step.episode = episodes
    return step
  }

  /// The victim finds out, and says so.
  mutating func planReport(of account: UInt32, after time: Int64, as detail: Detail = .none) {
    let found = time + Int64(random.lognormal(Double(20 * Int64.hour), 1.0))
    if random.chance(0.5) {
      agenda.add(Step(act: .answer, detail: .notMe, account: account), at: found)
    }
    if random.chance(0.8) {
      agenda.add(Step(act: .label, detail: detail, account: account), at: found + random.within(.hour...30 * .hour))
    }
  }

  /// What arrived on `account` goes on: to the bank, or to another account of the ring.
  mutating func planPassingOn(from account: UInt32, to next: UInt32?, at time: Int64) {
    var moment = time
    for part in [random.within(550...900), random.within(700...960)] {
      var step = fraudStep(next == nil || random.chance(0.35) ? .withdraw : .transfer, account)
      if step.act == .transfer, let next { step.party = .account(next) }
      step.amount = -Int64(part)
      agenda.add(step, at: moment)
      moment += random.within(3 * .minute...4 * .hour)
    }
  }
}

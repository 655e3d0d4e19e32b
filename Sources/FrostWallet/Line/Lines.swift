/// The lines that the wallet writes.
extension WalletSimulation {
  func zone(of account: UInt32) -> City.Zone { City.all[Int(accounts[Int(account)].home)].zone }

  mutating func begin(_ type: StaticString, _ step: Step, status: StaticString? = "ok") {
    eventCount += 1
    written = SimulatedEvent(time: now, type: type, account: step.account, isFraud: step.episode != 0, isRepeat: false)
    line.put(#"{"id":"E"#)
    line.put(eventCount, width: 9)
    line.put(#"","time":""#)
    line.put(clock, in: zone(of: step.account))
    line.put(#"","type":""#)
    line.put(type)
    line.append(0x22)
    if let status { add("status", status) }
    line.put(#","account":""#)
    line.put(.account(step.account))
    line.put(#"","customer":"C"#)
    line.put(Int64(accounts[Int(step.account)].customer), width: 7)
    line.append(0x22)
    if step.episode != 0 { truth.saw(step.account, at: clock) }
  }

  mutating func add(_ name: StaticString, _ text: StaticString) {
    line.put(#",""#)
    line.put(name)
    line.put(#"":""#)
    line.put(text)
    line.append(0x22)
  }

  mutating func add(_ name: StaticString, letter: StaticString, _ number: UInt32) {
    line.put(#",""#)
    line.put(name)
    line.put(#"":""#)
    line.put(letter)
    line.put(Int64(number), width: 7)
    line.append(0x22)
  }

  mutating func add(_ name: StaticString, number: Int64) {
    line.put(#",""#)
    line.put(name)
    line.put(#"":"#)
    line.put(number)
  }

  mutating func add(_ name: StaticString, time: Int64, of account: UInt32) {
    line.put(#",""#)
    line.put(name)
    line.put(#"":""#)
    line.put(time, in: zone(of: account))
    line.append(0x22)
  }

  mutating func add(_ party: Party) {
    line.put(#","payee":""#)
    line.put(party)
    line.append(0x22)
  }

  mutating func add(amount: Int64, balance: Int64) {
    line.put(#","amount":"#)
    line.put(minor: amount)
    line.put(#","currency":"CNY","balance_before":"#)
    line.put(minor: balance)
  }

  /// The phone that the step is done with, and from where.
  mutating func addPlace(_ step: Step, withPosition: Bool = false) {
    let account = accounts[Int(step.account)]
    add("device", letter: "D", step.device == 0 ? account.device : step.device)
    let isAway = account.awayUntil > clock
    let number = isAway ? account.away : account.home
    let draw = random.word()
    let isMobile = isAway || draw & 3 == 0
    line.put(#","ip":""#)
    if step.address != 0 {
      line.put(address: step.address)
    } else {
      line.put(address: isMobile ? town.mobileAddress(city: number, draw: draw >> 2) : account.address)
    }
    line.append(0x22)
    let city = City.all[Int(step.address >> 24 == 0x64 ? UInt8(step.address >> 16 & 0xFF) : number)]
    add("city", city.name)
    if withPosition {
      line.put(#","lat":"#)
      line.put(degrees: city.latitude + Int(draw >> 40 & 0x3FF) - 512)
      line.put(#","lon":"#)
      line.put(degrees: city.longitude + Int(draw >> 50 & 0x3FF) - 512)
    }
  }

  mutating func addProfile(_ number: UInt32) {
    let account = accounts[Int(number)]
    add("opened", time: account.opened, of: number)
    add("zone", zone(of: number).name)
    add("language", account.language == 0 ? "zh-CN" : "en")
    add("kyc_tier", number: Int64(account.tier))
    switch account.segment {
    case .person: add("segment", "person")
    case .business: add("segment", "business")
    case .student: add("segment", "student")
    }
  }

  mutating func end() {
    line.append(0x7D)
    line.append(0x0A)
  }
}

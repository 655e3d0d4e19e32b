/// What comes of a step: at most one line, and further steps.
extension WalletSimulation {
  mutating func perform(_ step: Step) {
    switch step.act {
    case .session: visit(step)
    case .errand: runErrand(step)
    case .payday: paySalary(step)
    case .festival: celebrate()
    case .collectionEnd: spendCollection(step)
    case .replay: break
    case .settle: settleWithdrawal(step)
    case .refund: refund(step)
    case .label, .chargeback, .answer: if isKnown(step) { report(step) }
    case .acknowledge: if isKnown(step) { acknowledge(step) }
    default: act(step)
    }
  }

  /// Something that a person does with the app.
  private mutating func act(_ step: Step) {
    let index = Int(step.account)
    guard step.act == .register || isKnown(step) else { return }
    if isGivenUp(step) { return }
    switch step.act {
    case .register: register(step)
    case .login: logIn(step)
    case .bind: bind(step)
    case .otp: tell("otp.sent", step)
    case .password: tell("password.changed", step)
    case .paymentPassword: tell("payment_password.changed", step)
    case .twoFactor: tell("two_factor.changed", step)
    case .sim: tell("sim.changed", step)
    case .profile:
      begin("profile.changed", step)
      addProfile(step.account)
      addPlace(step)
      end()
    case .topup: topUp(step)
    case .points: redeemPoints(step)
    case .transfer, .payment, .bill, .withdraw:
      if accounts[index].proof == .waiting {
        agenda.add(step, at: clock + random.within(5 * .second...30 * .second))
      } else {
        pay(step)
      }
    default: break
    }
  }

  /// Whether the stream has told the account's profile. If not, it does so now, and the step follows.
  private mutating func isKnown(_ step: Step) -> Bool {
    if accounts[Int(step.account)].isIntroduced { return true }
    accounts[Int(step.account)].isIntroduced = true
    truth.activeAccounts += 1
    begin("profile.changed", Step(act: .profile, account: step.account))
    addProfile(step.account)
    end()
    agenda.add(step, at: clock + random.within(200...3000))
    return false
  }

  /// A fraudster who was refused three times, or could not prove to be the owner, tries no further.
  private mutating func isGivenUp(_ step: Step) -> Bool {
    guard step.episode != 0 else { return false }
    let account = accounts[Int(step.account)]
    guard account.refusals >= 3 || account.proof == .failed else { return false }
    if let amount = wanted(step), amount > 0, amount <= account.balance - account.refused {
      record(step, amount: amount, outcome: .abandoned)
      accounts[Int(step.account)].refused += amount
    }
    return true
  }

  private mutating func register(_ step: Step) {
    accounts[Int(step.account)].isRegistered = true
    truth.activeAccounts += 1
    begin("registration", step)
    addProfile(step.account)
    addPlace(step)
    end()
  }

  private mutating func logIn(_ step: Step) {
    let isBlocked = accounts[Int(step.account)].restricted.contains(.login)
    begin("login", step, status: isBlocked || step.detail == .details ? "failed" : "ok")
    if isBlocked { add("reason", "blocked") } else if step.detail == .details { add("reason", "details") }
    addPlace(step, withPosition: true)
    end()
  }

  private mutating func bind(_ step: Step) {
    let isBlocked = accounts[Int(step.account)].restricted.contains(.bind)
    begin("device.bound", step, status: isBlocked ? "failed" : "ok")
    if isBlocked { add("reason", "blocked") }
    addPlace(step)
    end()
    if !isBlocked, step.episode == 0, step.device != 0 { accounts[Int(step.account)].device = step.device }
  }

  private mutating func tell(_ type: StaticString, _ step: Step) {
    begin(type, step)
    addPlace(step)
    end()
  }
}

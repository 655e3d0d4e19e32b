/// One person collects from many and pays the sum on: for a school, for a common order.
extension WalletSimulation {
  mutating func planCollections() {
    for _ in 0..<max(1, town.honest / 700) {
      planCollection(.classTreasurer, givers: 18...36, amount: 8_000...60_000, within: 2 * .day)
    }
    for _ in 0..<max(1, town.honest / 600) {
      planCollection(.groupBuyOrganiser, givers: 8...40, amount: 1_500...16_000, within: 10 * .hour)
    }
  }

  private mutating func planCollection(
    _ kind: LookAlike, givers: ClosedRange<Int>, amount range: ClosedRange<Int64>, within span: Int64
  ) {
    let collector = plainPerson()
    accounts[Int(collector)].lookAlike = kind
    let begin = plannedMoment()
    let share = random.within(range) / 500 * 500
    let count = random.within(givers)
    for _ in 0..<count {
      let giver = person()
      guard giver != collector else { continue }
      var step = Step(act: .transfer, account: giver, party: .account(collector))
      step.amount = kind == .classTreasurer ? share : max(500, share * random.within(40...180) / 100)
      agenda.add(step, at: begin + Int64(min(1, random.exponential() / 3) * Double(span)))
    }
    var end = Step(act: .collectionEnd, account: collector)
    end.amount = share * Int64(count)
    end.party =
      kind == .classTreasurer ? .biller(random.below(town.billers)) : .merchant(town.merchants.at(random.unit()))
    agenda.add(end, at: begin + span + random.within(5 * .minute...6 * .hour))
  }

  mutating func spendCollection(_ step: Step) {
    var spending = step
    spending.act = step.party.kind == .biller ? .bill : .payment
    spending.amount = step.amount * random.within(88...100) / 100
    perform(spending)
  }
}

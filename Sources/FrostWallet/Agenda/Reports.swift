/// What people say about what happened: facts that come days later.
extension WalletSimulation {
  mutating func report(_ step: Step) {
    switch step.act {
    case .label:
      begin("label", step, status: nil)
      switch step.detail {
      case .scam: add("label", "scam")
      case .honest: add("label", "honest")
      default: add("label", "fraud")
      }
      add("source", step.account & 1 == 0 ? "support" : "bank")
    case .chargeback:
      begin("chargeback", step)
      add("card", letter: "K", step.card)
      add(amount: step.amount, balance: accounts[Int(step.account)].balance)
    default:
      begin("user.answer", step)
      add("answer", step.detail == .notMe ? "not_me" : "me")
      addPlace(step)
    }
    end()
  }
}

import Testing

@testable import FrostWallet

@Suite struct FieldSeparabilityTests {
  static var options: WalletOptions {
    var options = WalletOptions()
    options.seed = 11
    options.accounts = 2_500
    options.extent = .days(12)
    options.fraudShare = 0.08
    return options
  }

  @Test func `no single field gives more than half of a scenario away`() {
    let separability = FieldSeparability(of: Self.options)
    #expect(separability.honestAccounts > 2_000)
    for best in separability.scenarios {
      #expect(best.accounts > 0)
      #expect(best.caught <= 0.5, "\(best.scenario.rawValue): \(best.condition)")
    }
  }

  @Test func `a condition that may hit everybody catches every fraud`() {
    var options = Self.options
    options.accounts = 300
    let separability = FieldSeparability(of: options, honestShare: 1)
    for best in separability.scenarios { #expect(best.caught == 1, "\(best.scenario.rawValue)") }
  }
}

import FrostConfig
import FrostEngine
import FrostWallet

/// Rules with a stream that concerns them.
struct Subject: Sendable {
  let name: String
  /// Their directory.
  let rules: String
  /// So many lines of the stream.
  let lines: @Sendable (Int) -> Lines

  func engine(_ options: Engine.Options = Engine.Options()) throws -> Engine {
    Engine(rules: try RuleDirectory.compile(rules).set, options: options)
  }

  /// Ten rules over a wallet of 100,000 accounts.
  static let velocity = Subject(name: "velocity-10", rules: "Benchmarks/velocity-10/rules") {
    Lines($0, VelocityStream(accounts: 100_000))
  }

  /// The shipped rules over the simulated wallet with an account for every twenty events, which are a fortnight's.
  static let pack = Subject(name: "pack", rules: "rules") { count in
    var options = WalletOptions()
    options.accounts = max(100, count / 20)
    options.extent = .events(count)
    var wallet = WalletSimulation(options)
    return Lines(count) { wallet.next(into: &$0) != nil }
  }

  static let both = [velocity, pack]
}

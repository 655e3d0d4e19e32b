import ArgumentParser
import FrostEvents
import FrostWallet

/// What the simulated wallet is made from. The same options give the same bytes.
struct SimulationOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Another seed: other people, other frauds.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Honest accounts; fraudsters' own come on top.", valueName: "n"))
  var accounts = 5_000

  @Option(help: ArgumentHelp("How many events; else --days.", valueName: "n"))
  var events: Int?

  @Option(help: ArgumentHelp("How many days (default 30).", valueName: "n"))
  var days: Int?

  @Option(help: ArgumentHelp("The first moment, RFC 3339 (default 2026-03-02T00:00:00+08:00).", valueName: "time"))
  var start: String?

  mutating func validate() throws {
    if events != nil, days != nil { throw ValidationError("--events and --days: one of them says how long") }
    guard accounts >= 100 else { throw ValidationError("--accounts \(accounts): a wallet has at least 100") }
    guard events ?? 1 > 0, days ?? 1 > 0 else { throw ValidationError("--events and --days are at least 1") }
    if let start, (try? EventTime(rfc3339: start)) == nil {
      throw ValidationError("--start \(start): write it as 2026-03-02T00:00:00+08:00")
    }
  }

  var options: WalletOptions {
    var options = WalletOptions()
    options.seed = seed
    options.accounts = accounts
    if let events { options.extent = .events(events) }
    if let days { options.extent = .days(days) }
    if let start, let time = try? EventTime(rfc3339: start) { options.start = time }
    return options
  }
}

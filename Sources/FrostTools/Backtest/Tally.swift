import FrostEvents

/// What one rule, or the freezes together, did to accounts.
struct Tally: Sendable {
  struct Account: Sendable {
    var first: EventTime
    /// Minor units over the events that it hit.
    var money: Int64 = 0
  }

  var hits = 0
  var accounts: [String: Account] = [:]

  mutating func note(_ account: String, at time: EventTime, amount: Int64) {
    hits += 1
    accounts[account, default: Account(first: time)].money &+= amount
  }

  /// - Parameter mature: what was first hit later is not judged.
  func row(_ name: String, stage: String, _ known: KnownOutcomes, mature: EventTime) -> BacktestReport.Row {
    var row = BacktestReport.Row(rule: name, stage: stage, hits: hits, accounts: accounts.count)
    var caught = 0
    var delays: [Double] = []
    for (account, seen) in accounts {
      let verdict = known[account]
      if verdict == .fraud {
        caught += 1
        row.fraudMoney &+= seen.money
        if let began = known.beginning(of: account) {
          delays.append(Double(seen.first.milliseconds - began.milliseconds) / 3_600_000)
        }
      }
      guard seen.first <= mature else {
        row.young += 1
        continue
      }
      switch verdict {
      case .fraud: row.fraud += 1
      case .honest: row.honest += 1
      case nil: row.unknown += 1
      }
    }
    let judged = row.fraud + row.honest
    row.precision = judged == 0 ? nil : Double(row.fraud) / Double(judged)
    row.recall = known.frauds == 0 ? nil : Double(caught) / Double(known.frauds)
    row.hoursToCatch = Figures.median(delays)
    return row
  }
}

import Foundation

extension EvaluationReport {
  /// The screen to forward.
  package var lines: [String] {
    let fraudShare = activeAccounts == 0 ? 0 : Double(fraudAccounts) / Double(activeAccounts)
    var lines = [
      "Frost on \(Figures.grouped(events)) events of \(Figures.decimal(days, 1)) days",
      "\(Figures.grouped(activeAccounts)) active accounts, \(fraudAccounts) of them fraudulent (\(Figures.percent(fraudShare)))",
      "", "Money (\(currency))",
    ]
    let rows: [(String, Int64, String)] = [
      ("lost before the first evidence", money.lostBeforeEvidence, "nothing was there to see"),
      ("lost after it", money.lostAfterEvidence, "too late, or not seen"),
      ("stopped", money.stopped, Figures.percent(money.stoppedShare) + " of what could be stopped"),
      ("leaked", money.leaked, "left a frozen account"),
    ]
    lines += rows.map { name, amount, comment in
      "  \(Figures.left(name, 31))\(Figures.right(Figures.money(amount), 16))  \(comment)"
    }
    lines += [
      "",
      "Fraud caught: \(caughtAccounts) of \(fraudAccounts) accounts (\(Figures.percent(recall))), frozen "
        + "\(Figures.hours(hoursToFreeze)) after the first evidence",
    ]
    lines.append(Self.row("scenario", "caught", "share", "time", "lost", "stopped", "reached"))
    for scenario in scenarios {
      let share = scenario.accounts == 0 ? nil : Double(scenario.caught) / Double(scenario.accounts)
      lines.append(
        Self.row(
          scenario.name, scenario.accounts == 0 ? "-" : "\(scenario.caught) of \(scenario.accounts)",
          Figures.percent(share), Figures.hours(scenario.hoursToFreeze), Figures.wholeMoney(scenario.money.lost),
          Figures.wholeMoney(scenario.money.stopped),
          scenario.deceived == 0 ? "" : "\(scenario.reached) of \(scenario.deceived)"))
    }
    lines.append("  time: median to the first freeze; reached: of people talked into paying")
    lines += ["", "Honest people"]
    lines += [
      "  \(frozenHonestAccounts) wrongly frozen: \(Figures.decimal(honestPer100000, 1)) for each 100,000 accounts active on a day",
      "  \(Figures.decimal(honestHoursFrozen, 0)) hours in all, the longest \(Figures.decimal(longestHonestHours, 0)) h",
      "  precision of freezes \(Figures.percent(precision)); \(Figures.percent(realPrecision)) if "
        + "\(Figures.percent(Self.realShare)) of the accounts were fraudulent",
    ]
    return lines
  }

  private static func row(
    _ name: String, _ caught: String, _ share: String, _ time: String, _ lost: String, _ stopped: String,
    _ reached: String
  ) -> String {
    let numbers = [(caught, 10), (share, 7), (time, 8), (lost, 11), (stopped, 11), (reached, 9)]
    let line = "  " + Figures.left(name, 22) + numbers.map { Figures.right($0.0, $0.1) }.joined()
    return String(line.reversed().drop { $0 == " " }.reversed())
  }
}

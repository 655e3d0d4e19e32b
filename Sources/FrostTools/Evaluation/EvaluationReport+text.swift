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
      "Fraud caught: \(caughtAccounts) of \(fraudAccounts) accounts (\(Figures.percent(recall)))",
      "  \(Figures.left("scenario", 24))\(Figures.right("accounts", 9))\(Figures.right("caught", 8))"
        + "\(Figures.right("share", 8))   victims reached",
    ]
    for scenario in scenarios {
      let share = scenario.accounts == 0 ? nil : Double(scenario.caught) / Double(scenario.accounts)
      lines.append(
        "  \(Figures.left(scenario.name, 24))\(Figures.right("\(scenario.accounts)", 9))"
          + "\(Figures.right("\(scenario.caught)", 8))\(Figures.right(Figures.percent(share), 8))"
          + (scenario.deceived == 0 ? "" : "   \(scenario.reached) of \(scenario.deceived)"))
    }
    lines += ["", "Honest people"]
    lines += [
      "  \(frozenHonestAccounts) wrongly frozen: \(Figures.decimal(honestPer100000, 1)) for each 100,000 accounts active on a day",
      "  \(Figures.decimal(honestHoursFrozen, 0)) hours in all, the longest \(Figures.decimal(longestHonestHours, 0)) h",
      "  precision of freezes \(Figures.percent(precision)); \(Figures.percent(realPrecision)) if "
        + "\(Figures.percent(Self.realShare)) of the accounts were fraudulent",
    ]
    return lines
  }
}

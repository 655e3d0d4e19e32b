/// Several reports side by side: the median and the worst of each number.
package struct EvaluationSummary: Sendable {
  package var reports: [EvaluationReport]

  package init(_ reports: [EvaluationReport]) { self.reports = reports }

  package var lines: [String] {
    let seeds = reports.map { String($0.seed) }.joined(separator: ", ")
    let events = reports.reduce(0) { $0 + $1.events }
    var lines = [
      "\(reports.count) streams (seeds \(seeds)), \(Figures.grouped(events)) events in all", "",
      Figures.left("", 46) + Figures.right("median", 16) + Figures.right("worst", 16), "Recall of fraud accounts",
    ]
    lines.append(row("  all", Self.shares(reports.map(\.recall)), highIsGood: true, Figures.percent))
    lines += [
      "Time from the first evidence to the freeze",
      row("  median account", Self.shares(reports.map(\.hoursToFreeze)), highIsGood: false, Figures.hours),
      "Precision of freezes",
      row("  as simulated", Self.shares(reports.map(\.precision)), highIsGood: true, Figures.percent),
      row(
        "  re-weighted to \(Figures.percent(EvaluationReport.realShare)) fraudulent accounts",
        Self.shares(reports.map(\.realPrecision)), highIsGood: true, Figures.percent),
      "Honest people",
      row(
        "  frozen per 100,000 active accounts and day", Self.shares(reports.map(\.honestPer100000)), highIsGood: false
      ) {
        Figures.decimal($0, 1)
      },
      row("  hours frozen", reports.map(\.honestHoursFrozen), highIsGood: false) { Figures.decimal($0, 0) },
      "Money (\(reports.first?.currency ?? ""))",
      money("  lost before the first evidence", \.lostBeforeEvidence, highIsGood: false),
      money("  lost after it", \.lostAfterEvidence, highIsGood: false),
      money("  stopped", \.stopped, highIsGood: true),
      money("  leaked", \.leaked, highIsGood: false),
    ]
    return lines + [""] + scenarios
  }

  /// Recall and time as median and worst, money as median.
  private var scenarios: [String] {
    func line(_ name: String, _ cells: [String]) -> String {
      "  " + Figures.left(name, 22) + zip(cells, [8, 7, 9, 8, 12, 12]).map { Figures.right($0, $1) }.joined()
    }
    let names = Set(reports.flatMap { $0.scenarios.map(\.name) }).sorted()
    return [
      Figures.left("By scenario", 24) + Figures.right("recall", 15) + Figures.right("time to freeze", 17)
        + Figures.right("lost", 12) + Figures.right("stopped", 12),
      line("", ["median", "worst", "median", "worst", "median", "median"]),
    ]
      + names.map { name in
        let all = reports.compactMap { report in report.scenarios.first { $0.name == name } }
        let recall = all.filter { $0.accounts > 0 }.map { Double($0.caught) / Double($0.accounts) }
        let times = all.compactMap(\.hoursToFreeze)
        func money(_ path: KeyPath<EvaluationReport.Money, Int64>) -> String {
          Figures.wholeMoney(Int64(Figures.median(all.map { Double($0.money[keyPath: path]) }) ?? 0))
        }
        return line(
          name,
          [
            Figures.percent(Figures.median(recall)), Figures.percent(recall.min()),
            Figures.hours(Figures.median(times)), Figures.hours(times.max()), money(\.lost), money(\.stopped),
          ])
      }
  }

  private static func shares(_ values: [Double?]) -> [Double] { values.compactMap(\.self) }

  private func money(_ name: String, _ path: KeyPath<EvaluationReport.Money, Int64>, highIsGood: Bool) -> String {
    row(name, reports.map { Double($0.money[keyPath: path]) }, highIsGood: highIsGood) { Figures.money(Int64($0 ?? 0)) }
  }

  private func row(_ name: String, _ values: [Double], highIsGood: Bool, _ text: (Double?) -> String) -> String {
    let worst = highIsGood ? values.min() : values.max()
    return Figures.left(name, 46) + Figures.right(text(Figures.median(values)), 16) + Figures.right(text(worst), 16)
  }
}

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
    for name in Set(reports.flatMap { $0.scenarios.map(\.name) }).sorted() {
      let shares = reports.flatMap(\.scenarios).filter { $0.name == name && $0.accounts > 0 }
        .map { Double($0.caught) / Double($0.accounts) }
      if !shares.isEmpty { lines.append(row("  " + name, shares, highIsGood: true, Figures.percent)) }
    }
    lines += [
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
    return lines
  }

  private static func shares(_ values: [Double?]) -> [Double] { values.compactMap(\.self) }

  private func money(_ name: String, _ path: KeyPath<EvaluationReport.Money, Int64>, highIsGood: Bool) -> String {
    row(name, reports.map { Double($0.money[keyPath: path]) }, highIsGood: highIsGood) { Figures.money(Int64($0 ?? 0)) }
  }

  private func row(_ name: String, _ values: [Double], highIsGood: Bool, _ text: (Double?) -> String) -> String {
    let worst = highIsGood ? values.min() : values.max()
    return Figures.left(name, 46) + Figures.right(text(Self.median(values)), 16) + Figures.right(text(worst), 16)
  }

  static func median(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

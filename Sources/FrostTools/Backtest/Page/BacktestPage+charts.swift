extension BacktestPage {
  var scoreChart: String {
    let highest = report.scores.map { $0.fraud + $0.honest + $0.unknown }.max() ?? 0
    let last = (report.scores.last?.from ?? 95) + 5
    var plot = Plot("Accounts by score", height: 260, across: 0...last, most: Plot.end(above: Double(highest)), top: 28)
    plot.grid { Figures.grouped(Int($0)) }
    for bucket in report.scores {
      var low = 0.0
      for (kind, count) in [("fraud", bucket.fraud), ("honest", bucket.honest), ("unknown", bucket.unknown)] {
        plot.bar(
          kind, from: bucket.from + 0.4, to: bucket.from + 4.6, low: low, high: low + Double(count),
          says:
            "\(Figures.short(bucket.from)) to \(Figures.short(bucket.from + 5)) points: \(Figures.grouped(count)) \(kind)"
        )
        low += Double(count)
      }
    }
    for band in report.bands { plot.rule("band \(Figures.short(band))", at: band) }
    for score in stride(from: 0, through: last, by: 20) { plot.mark(Figures.short(score), at: score) }
    return HTML.figure(
      "Accounts by score",
      "The highest score that each account came to, with the points of rules in review and shadow. Accounts that no rule hit are not shown.",
      HTML.legend([("fraud", "fraud or scam"), ("honest", "honest"), ("unknown", "not known")]) + plot.text)
  }

  var thresholdChart: String {
    let last = report.thresholds.last?.score ?? 100
    var plot = Plot("Precision and recall by score", height: 260, across: 0...(last + 5), most: 1, top: 28)
    plot.grid { Figures.percent($0) }
    let lines: [(String, (BacktestReport.Threshold) -> Double?)] = [
      ("precision all", { $0.precisionOfAll }), ("recall all", { $0.recallOfAll }), ("precision", { $0.precision }),
      ("recall", { $0.recall }),
    ]
    for (kind, value) in lines { plot.line(kind, report.thresholds.map { ($0.score, value($0)) }) }
    for row in report.thresholds {
      for (kind, value) in lines.suffix(2) {
        guard let height = value(row) else { continue }
        plot.dot(
          kind, row.score, height, says: "\(kind) \(Figures.percent(height)) from \(Figures.short(row.score)) points on"
        )
      }
    }
    for band in report.bands { plot.rule("band \(Figures.short(band))", at: band) }
    for score in stride(from: 0, through: last, by: 20) { plot.mark(Figures.short(score), at: score) }
    return HTML.figure(
      "Precision and recall by score",
      "If accounts were frozen from this score on. Solid: rules that enforce. Dashed: with those in review and shadow.",
      HTML.legend([("precision", "precision"), ("recall", "recall")]) + plot.text)
  }

  var timeCharts: String {
    HTML.figure(
      "Hits over time", "Events on which a rule hit, and accounts frozen for the first time, by \(unit).",
      HTML.legend([("hit", "events hit"), ("frozen", "accounts newly frozen")])
        + timeChart("Events hit by \(unit)", "hit", isLast: false) { $0.hits }
        + timeChart("Accounts newly frozen by \(unit)", "frozen", isLast: true) { $0.freezes })
  }

  private var unit: String {
    report.periods.count < 2 || report.periods[0].start.prefix(10) != report.periods[1].start.prefix(10)
      ? "day" : "hour"
  }

  private func timeChart(
    _ title: String, _ kind: String, isLast: Bool, _ value: (BacktestReport.Period) -> Int
  ) -> String {
    let highest = report.periods.map(value).max() ?? 0
    let count = Double(report.periods.count)
    var plot = Plot(
      title, height: isLast ? 150 : 128, across: 0...max(1, count), most: Plot.end(above: Double(highest)),
      bottom: isLast ? 34 : 12)
    plot.grid { $0 == $0.rounded() ? Figures.grouped(Int($0)) : "" }
    for (place, period) in report.periods.enumerated() {
      let name = unit == "day" ? String(period.start.prefix(10)) : String(period.start.prefix(16))
      plot.bar(
        kind, from: Double(place) + 0.12, to: Double(place) + 0.88, low: 0, high: Double(value(period)),
        says: "\(name): \(Figures.grouped(value(period)))")
    }
    if isLast {
      let every = max(1, (report.periods.count + 6) / 7)
      for place in stride(from: 0, to: report.periods.count, by: every) {
        let start = report.periods[place].start
        let text = unit == "day" ? start.dropFirst(5).prefix(5) : start.dropFirst(5).prefix(8)
        plot.mark(text.replacing("T", with: " ") + (unit == "day" ? "" : "h"), at: Double(place) + 0.5)
      }
    }
    return plot.text
  }

  var moneyChart: String {
    let rows = (report.rules + [report.freezes]).filter { $0.fraudMoney > 0 }.sorted { $0.fraudMoney > $1.fraudMoney }
    guard !rows.isEmpty else { return "" }
    let shown = rows.prefix(16)
    let most = Double(rows[0].fraudMoney)
    let lines = shown.map { row -> String in
      let share = Double(row.fraudMoney) / most * 100
      return
        "<tr><th>\(HTML.escaped(row.rule == "freezes" ? "all freezes" : row.rule))</th><td class=\"n\">\(Figures.money(row.fraudMoney))</td>"
        + "<td class=\"bar\"><i class=\"\(row.rule == "freezes" ? "frozen" : "fraud")\" style=\"width:\(Plot.text(share))%\"></i></td></tr>"
    }
    let rest = rows.count - shown.count
    return HTML.figure(
      "Money of known fraud",
      "Amounts in \(report.currency) over the events that a rule hit, of accounts that the labels call fraud. Rules overlap."
        + (rest > 0 ? " \(Figures.count(rest, "rule")) with less not shown." : ""),
      "<table class=\"bars\">\n" + lines.joined(separator: "\n") + "\n</table>")
  }
}

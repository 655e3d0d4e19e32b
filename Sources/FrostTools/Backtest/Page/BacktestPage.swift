/// A backtest as one page of HTML: no script, no other file, light or dark as the reader has it, and for printing.
package struct BacktestPage: Sendable {
  let report: BacktestReport
  private let rules: String
  private let stream: String
  private let against: String?

  /// Differences named; the document has them all.
  private static let shown = 50

  /// - Parameters:
  ///   - rules: what the rules are called: their directory.
  ///   - stream: what was read.
  ///   - against: the directory that `difference` is held against.
  package init(_ report: BacktestReport, rules: String, stream: String, against: String?) {
    self.report = report
    self.rules = rules
    self.stream = stream
    self.against = against
  }

  package var text: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Frost backtest of \(HTML.escaped(rules))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    <main>
    <header>
    <h1>Backtest of \(HTML.escaped(rules))</h1>
    <p>\(HTML.escaped(summary))</p>
    </header>
    \(tiles)
    \([difference, scoreChart, thresholdChart, timeCharts, moneyChart, table].filter { !$0.isEmpty }.joined(separator: "\n"))
    <footer>\(HTML.escaped(footer))</footer>
    </main>
    </body>
    </html>

    """
  }

  private var summary: String {
    var text =
      "\(Figures.grouped(report.events)) events of \(stream), up to \(day(report.end)); rule set \(report.rulesHash.prefix(12))."
    if report.quarantined > 0 { text += " \(Figures.count(report.quarantined, "line")) not understood." }
    return text
  }

  private var tiles: String {
    let freezes = report.freezes
    let tiles = [
      ("accounts frozen", Figures.grouped(freezes.accounts)), ("of them honest", Figures.grouped(freezes.honest)),
      ("precision of freezes", Figures.percent(freezes.precision)), ("recall", Figures.percent(freezes.recall)),
      ("hours to catch, median", Figures.decimal(freezes.hoursToCatch, 1)),
    ]
    return "<dl>"
      + tiles.map { "<div><dt>\(HTML.escaped($0.0))</dt><dd>\(HTML.escaped($0.1))</dd></div>" }.joined() + "</dl>"
  }

  private var difference: String {
    guard let difference = report.difference else { return "" }
    let (more, fewer) = (difference.more, difference.fewer)
    let rows =
      more.prefix(Self.shown).map { ["more", $0.account, day($0.time), $0.rules.joined(separator: ", ")] }
      + fewer.prefix(Self.shown).map { ["fewer", $0.account, day($0.time), $0.rules.joined(separator: ", ")] }
    let rest = max(0, more.count - Self.shown) + max(0, fewer.count - Self.shown)
    return HTML.figure(
      "Against \(against ?? "other rules"): \(Figures.count(more.count, "account")) more frozen, \(Figures.grouped(fewer.count)) fewer",
      "Held against rule set \(difference.againstHash.prefix(12)). By the first freeze of each account."
        + (rest > 0 ? " \(Figures.grouped(rest)) not shown; -o json has them all." : ""),
      rows.isEmpty ? "" : HTML.table(["", "account", "first frozen", "by"], rows, numbers: []))
  }

  private var table: String {
    let hit = report.rules.filter { $0.hits > 0 }.sorted { $0.accounts > $1.accounts }
    let rows = (hit + [report.freezes]).map { row in
      [
        row.rule == "freezes" ? "all freezes" : row.rule, row.stage, Figures.grouped(row.hits),
        Figures.grouped(row.accounts), Figures.grouped(row.fraud), Figures.grouped(row.honest),
        Figures.grouped(row.unknown), Figures.grouped(row.young), Figures.percent(row.precision),
        Figures.percent(row.recall), Figures.decimal(row.hoursToCatch, 1),
      ]
    }
    let silent = report.rules.count { $0.hits == 0 }
    return HTML.figure(
      "Rule by rule",
      "Accounts by what is known of them; young ones were first hit too late to be judged."
        + (silent == 0 ? "" : " \(Figures.count(silent, "rule")) never hit."),
      HTML.table(
        ["rule", "stage", "hits", "accounts", "fraud", "honest", "unknown", "young", "precision", "recall", "hours"],
        rows, numbers: Set(2...10)))
  }

  private var footer: String {
    "Judged: accounts first hit \(report.maturity) or more before \(day(report.end)). "
      + "Precision is fraud among those known; recall is of all accounts that the labels call fraud, young ones too. "
      + "Made by frostctl rules backtest from an empty state, with the stream's own time."
  }

  /// `2026-03-31 23:59 UTC`.
  private func day(_ time: String) -> String { time.prefix(16).replacing("T", with: " ") + " UTC" }
}

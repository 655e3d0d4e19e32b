import FrostTools

/// `frostctl rules backtest`: who would have been hit, and how right that was.
struct BacktestScreen {
  var paint: Paint
  var width: Int?

  func lines(_ report: BacktestReport) -> [String] {
    var table = Table(
      [.init(title: "rule", givesWay: true)]
        + ["hits", "accts", "fraud", "honest", "unkn", "young", "prec", "recall"].map {
          .init(title: $0, isNumber: true)
        })
    var money = Table([
      .init(title: "rule", givesWay: true), .init(title: "stage"),
      .init(title: "fraud money, \(report.currency)", isNumber: true), .init(title: "hours to catch", isNumber: true),
    ])
    for row in report.rules.filter({ $0.hits > 0 }) + [report.freezes] {
      table.rows.append(
        [row.rule]
          + [row.hits, row.accounts, row.fraud, row.honest, row.unknown, row.young].map { Words.grouped($0) }
          + [Words.percent(row.precision), Words.percent(row.recall)])
      money.rows.append([
        row.rule, row.stage, Words.grouped(amount: Self.amount(row.fraudMoney)),
        row.hoursToCatch.map { Words.number(($0 * 10).rounded() / 10) } ?? "-",
      ])
    }
    var lines = table.lines(width: width, paint: paint) + [""] + money.lines(width: width, paint: paint)
    let silent = report.rules.count { $0.hits == 0 }
    if silent > 0 { lines += ["", Words.count(silent, "rule", "rules") + " never hit."] }
    if report.quarantined > 0 {
      lines.append(Words.count(report.quarantined, "line", "lines") + " of the stream not understood.")
    }
    let judged = "Judged: accounts first hit \(report.maturity) or more before \(report.end); the rest is young."
    lines += judged.wrapped(to: width ?? judged.columns)
    if let difference = report.difference { lines += [""] + Self.lines(difference, paint) }
    return lines
  }

  private static func lines(_ difference: BacktestReport.Difference, _ paint: Paint) -> [String] {
    let (more, fewer) = (difference.more, difference.fewer)
    return [
      paint("\(Words.count(more.count, "account", "accounts")) more frozen, \(Words.grouped(fewer.count)) fewer", .bold)
    ] + examples("more", more) + examples("fewer", fewer)
  }

  /// Five, the earliest.
  private static func examples(_ name: String, _ frozen: [BacktestReport.Frozen]) -> [String] {
    frozen.prefix(5).map { "  \(name): \($0.account) at \($0.time) by \($0.rules.joined(separator: ", "))" }
  }

  private static func amount(_ minor: Int64) -> String {
    let cents = minor.magnitude % 100
    return "\(minor < 0 ? "-" : "")\(minor.magnitude / 100).\(cents < 10 ? "0" : "")\(cents)"
  }
}

import Testing

@testable import FrostTools

struct BacktestPageTests {
  private func page(_ report: BacktestReport) -> String {
    BacktestPage(report, rules: "rules<&>", stream: "may.jsonl", against: "old").text
  }

  private static func report() -> BacktestReport {
    func row(_ name: String, _ stage: String, hits: Int) -> BacktestReport.Row {
      BacktestReport.Row(
        rule: name, stage: stage, hits: hits, accounts: hits, fraud: 3, honest: 1, unknown: 2, precision: 0.75,
        recall: 0.5, fraudMoney: Int64(hits) * 100_00, hoursToCatch: 1.25)
    }
    return BacktestReport(
      rulesHash: "0123456789abcdef", currency: "CNY", quarantined: 2, end: "2026-03-31T23:59:00.000Z", maturityDays: 30,
      freezes: row("freezes", "", hits: 4),
      rules: [row("burst", "enforce", hits: 6), row("silent", "shadow", hits: 0)],
      events: 12_345, bands: [40, 80], scores: [.init(from: 0), .init(from: 80, fraud: 3, honest: 1, unknown: 2)],
      thresholds: [.init(score: 40, precision: 0.5, recall: 1), .init(score: 80, precision: nil, recall: 0.5)],
      periods: [
        .init(start: "2026-03-30T00:00:00.000Z", hits: 5, freezes: 0),
        .init(start: "2026-03-31T00:00:00.000Z", hits: 1, freezes: 2),
      ],
      difference: .init(
        againstHash: "fedcba9876543210",
        more: [.init(account: "A<1>", time: "2026-03-30T10:00:00.000Z", rules: ["burst"])], fewer: []))
  }

  @Test func `the page needs no other file and runs nothing`() {
    let text = page(Self.report())
    for word in ["http:", "https:", "src=", "href=", "url(", "@import", "<script", "<link", "javascript"] {
      #expect(!text.contains(word), "\(word)")
    }
  }

  @Test func `every tag is closed, and what comes from outside is escaped`() {
    let text = page(Self.report())
    var open: [Substring] = []
    for tag in text.matches(of: /<(\/?)([a-z0-9]+)[^>]*?(\/?)>/) {
      if ["meta"].contains(tag.2) || !tag.3.isEmpty { continue }
      if tag.1.isEmpty { open.append(tag.2) } else { #expect(open.popLast() == tag.2) }
    }
    #expect(open == [])
    #expect(text.contains("Backtest of rules&lt;&amp;&gt;"))
    #expect(text.contains("<td>A&lt;1&gt;</td>"))
  }

  @Test func `it has its charts, its table and the difference, with the report's figures`() {
    let text = page(Self.report())
    for title in [
      "Accounts by score", "Precision and recall by score", "Hits over time", "Money of known fraud", "Rule by rule",
      "Against old: 1 account more frozen, 0 fewer",
    ] { #expect(text.contains("<h2>\(title)</h2>"), "\(title)") }
    #expect(text.contains("12,345 events of may.jsonl, up to 2026-03-31 23:59 UTC; rule set 0123456789ab. 2 lines not"))
    #expect(text.contains("<title>80 to 85 points: 3 fraud</title>"))
    #expect(text.contains("<title>precision 50 % from 40 points on</title>"))
    #expect(!text.contains("<title>precision - "))
    #expect(text.contains("<title>2026-03-31: 2</title>"))
    #expect(text.contains("band 40") && text.contains("band 80"))
    #expect(text.contains("1 rule never hit."))
    #expect(text.contains("prefers-color-scheme: dark") && text.contains("@media print"))
  }

  @Test func `a report of an empty stream is a page all the same`() {
    var report = Self.report()
    (report.periods, report.scores, report.thresholds, report.difference) = ([], [], [], nil)
    let text = page(report)
    #expect(!text.contains("nan") && !text.contains("inf\""))
  }

  @Test(arguments: [(1.0, 1.0), (7, 8), (173, 200), (12, 15), (0, 1), (1234, 1500)])
  func `an axis ends at a round value`(value: Double, end: Double) { #expect(Plot.end(above: value) == end) }
}

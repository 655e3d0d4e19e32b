import Foundation
import FrostConfig
import Testing

@testable import FrostTools

struct BacktestTests {
  /// A bursts on the first day, B a day later, C twenty days later; D never.
  static let stream =
    burst("A", from: 0, id: 0) + burst("B", from: 1440, id: 10) + "no json\n" + burst("C", from: 28_800, id: 20)
    + EventExplainerTests.line(30, 28_900, account: "D")

  private static func burst(_ account: String, from minute: Int, id: Int) -> String {
    (0..<4).map { EventExplainerTests.line(id + $0, minute + $0, account: account) }.joined()
  }

  static let labels = """
    account,outcome,since
    A,fraud,2026-03-01T23:02:00Z
    B,honest,
    C,fraud,
    D,scam,
    """

  private func known(_ text: String) throws -> KnownOutcomes {
    let folder = try RuleFolder(["labels.csv": text])
    return try KnownOutcomes(ImportFile.read(folder.url.appending(path: "labels.csv").path), name: "labels.csv")
  }

  private func backtest(_ rules: String = EventExplainerTests.rules) throws -> Backtest {
    let folder = try RuleFolder(["rules.yaml": rules, "stream.jsonl": Self.stream])
    var backtest = try Backtest(folder.read().set, on: folder.url.appending(path: "stream.jsonl").path)
    while try backtest.step() {}
    return backtest
  }

  @Test func `accounts are judged by what is known, and only those old enough`() throws {
    let report = try backtest().report(known(Self.labels), maturity: 7 * 86_400_000)
    let row = try #require(report.rules.first)
    #expect(row.rule == "burst")
    #expect((row.hits, row.accounts) == (6, 3))
    #expect((row.fraud, row.honest, row.unknown, row.young) == (1, 1, 0, 1))
    #expect(row.precision == 0.5)
    #expect(row.recall == 2.0 / 3)
    #expect(row.fraudMoney == 4 * 500_00)
    #expect(row.hoursToCatch == 1)
    #expect(report.quarantined == 1)
    #expect(report.freezes.accounts == 3)
  }

  @Test func `who is not known is unknown, not honest`() throws {
    let report = try backtest().report(known("account,outcome\nA,unclear\n"), maturity: 0)
    #expect(report.rules.first?.unknown == 3)
    #expect(report.rules.first?.precision == nil)
    #expect(report.rules.first?.recall == nil)
  }

  @Test func `two rule sets differ in accounts`() throws {
    let strict = try backtest(EventExplainerTests.rules.replacing("sent_1h >= 3", with: "sent_1h >= 9"))
    let loose = try backtest()
    let difference = loose.difference(to: strict)
    #expect(difference.more.map(\.account) == ["A", "B", "C"])
    #expect(difference.more.first?.rules == ["burst"])
    #expect(difference.fewer == [])
    #expect(strict.difference(to: loose).fewer.count == 3)
  }

  @Test(arguments: [
    ("account\nA\n", "labels.csv needs the columns `account` and `outcome`"),
    ("account,outcome\nA,guilty\n", "labels.csv:2: `guilty` is none of fraud, scam, honest, unclear"),
    ("account,outcome\nA,fraud\nA,honest\n", "labels.csv:3: A has another outcome above"),
    ("account,outcome,since\nA,fraud,soon\n", "labels.csv:2: `soon` is no time like 2026-03-01T10:00:00Z"),
  ])
  func `a table that cannot be taken says where and why`(text: String, message: String) {
    let failure = #expect(throws: KnownOutcomes.Failure.self) { _ = try known(text) }
    #expect(failure?.description == message)
  }

  @Test func `accounts are counted by the highest score they came to, and thresholds tell what would be right`() throws
  {
    let report = try backtest().report(known(Self.labels), maturity: 7 * 86_400_000)
    #expect(report.events == 13)
    #expect(report.bands == [60, 80])
    let reached = report.scores.filter { $0.fraud + $0.honest + $0.unknown > 0 }
    #expect(reached == [BacktestReport.Scores(from: 80, fraud: 2, honest: 1)])
    #expect(report.scores.map(\.from).last == 100)
    let at80 = try #require(report.thresholds.first { $0.score == 80 })
    // C is fraud, and too young to be judged; D is never hit.
    #expect(at80.precision == 0.5)
    #expect(at80.recall == 2.0 / 3)
    #expect(at80.precisionOfAll == 0.5)
    let at85 = try #require(report.thresholds.first { $0.score == 85 })
    #expect(at85.precision == nil)
    #expect(at85.recall == 0)
  }

  @Test func `hits and first freezes by day, days without any as well`() throws {
    let report = try backtest().report(known(Self.labels), maturity: 0)
    #expect(report.periods.count == 21)
    #expect(report.periods.first == .init(start: "2026-03-02T00:00:00.000Z", hits: 2, freezes: 1))
    #expect(report.periods[1].freezes == 1)
    #expect(report.periods[2] == .init(start: "2026-03-04T00:00:00.000Z", hits: 0, freezes: 0))
    #expect(report.periods.reduce(0) { $0 + $1.hits } == 6)
  }
}

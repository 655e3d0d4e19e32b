import FrostEvents
import Testing

@testable import FrostTools

struct EvaluationTests {
  static let hour: Int64 = 3_600_000
  static func time(_ hours: Double) -> EventTime { EventTime(milliseconds: Int64(hours * Double(hour))) }

  /// Ten days; A and B are thieves' accounts, C is deceived; H1 and H2 are honest.
  static func input() -> EvaluationInput {
    EvaluationInput(
      seed: 7, currency: "CNY", events: 1000, start: time(0), end: time(240), activeAccounts: 1003,
      activeAccountDays: 5000,
      frauds: [
        .init(account: "A", scenario: "sim-swap", shouldBeStopped: true, firstEvidence: time(10)),
        .init(account: "B", scenario: "sim-swap", shouldBeStopped: true, firstEvidence: time(20)),
        .init(account: "C", scenario: "task-scam", shouldBeStopped: false, firstEvidence: time(30)),
        .init(account: "D", scenario: "structuring", shouldBeStopped: true, firstEvidence: nil),
      ],
      movements: [
        .init(account: "A", amount: 100_00, time: time(10), ending: .lost),
        .init(account: "A", amount: 200_00, time: time(11), ending: .lost),
        .init(account: "A", amount: 400_00, time: time(13), ending: .lost),
        .init(account: "A", amount: 800_00, time: time(14), ending: .stopped),
        .init(account: "B", amount: 50_00, time: time(21), ending: .neither),
      ],
      reactions: [
        .init(account: "A", kind: .freeze, from: time(12)), .init(account: "C", kind: .alert, from: time(31)),
        .init(account: "H1", kind: .freeze, from: time(100), until: time(124)),
        .init(account: "H1", kind: .freeze, from: time(112), until: time(130)),
        .init(account: "H2", kind: .freeze, from: time(230)), .init(account: "B", kind: .hold, from: time(21)),
      ])
  }

  @Test func `money is lost before evidence, after it, stopped, or leaked`() {
    let money = EvaluationReport(Self.input()).money
    #expect(money.lostBeforeEvidence == 100_00)
    #expect(money.lostAfterEvidence == 200_00)
    #expect(money.leaked == 400_00)
    #expect(money.stopped == 800_00)
    #expect(money.stoppedShare == 800.0 / 1400)
  }

  @Test func `accounts are caught by scenario; one that did nothing yet does not count`() {
    let report = EvaluationReport(Self.input())
    #expect(report.scenarios.map(\.name) == ["sim-swap", "task-scam"])
    #expect(
      report.scenarios[0]
        == .init(
          name: "sim-swap", accounts: 2, caught: 1, deceived: 0, reached: 0, hoursToFreeze: 2,
          money: .init(lostBeforeEvidence: 100_00, lostAfterEvidence: 200_00, stopped: 800_00, leaked: 400_00)))
    #expect(report.scenarios[1] == .init(name: "task-scam", accounts: 0, caught: 0, deceived: 1, reached: 1))
    #expect(report.recall == 0.5)
  }

  @Test func `time to the freeze is the median over accounts that were caught, and never less than none`() {
    var input = Self.input()
    #expect(EvaluationReport(input).hoursToFreeze == 2)
    input.reactions += [
      .init(account: "B", kind: .freeze, from: Self.time(60)), .init(account: "B", kind: .freeze, from: Self.time(26)),
      .init(account: "D", kind: .freeze, from: Self.time(1)),
    ]
    #expect(EvaluationReport(input).hoursToFreeze == 4, "2 h and 6 h; of D there is no evidence")
    input.frauds[3].firstEvidence = Self.time(5)
    #expect(EvaluationReport(input).hoursToFreeze == 2)
    #expect(EvaluationReport(input).scenarios.first { $0.name == "structuring" }?.hoursToFreeze == 0)
    #expect([0.001, 0.5, 5, 60].map { Figures.hours($0) } == ["4 s", "30 min", "5.0 h", "2.5 d"])
  }

  @Test func `honest people are counted once, and their hours without overlap`() {
    let report = EvaluationReport(Self.input())
    #expect(report.frozenHonestAccounts == 2)
    #expect(report.honestHoursFrozen == 30 + 10)
    #expect(report.longestHonestHours == 30)
    #expect(report.honestPer100000 == 40)
  }

  @Test func `precision is re-weighted to real shares of fraud`() throws {
    let report = EvaluationReport(Self.input())
    #expect(report.precision == 1.0 / 3)
    let right = 0.002 * 0.5
    let wrong = 0.998 * 2 / 1000
    #expect(abs(try #require(report.realPrecision) - right / (right + wrong)) < 1e-12)
  }

  @Test func `a summary shows the median and the worst`() {
    let reports = [3, 1, 2].map { caught -> EvaluationReport in
      var report = EvaluationReport(Self.input())
      report.scenarios = [
        .init(
          name: "sim-swap", accounts: 4, caught: caught, deceived: 0, reached: 0, hoursToFreeze: Double(caught),
          money: .init(lostAfterEvidence: Int64(caught) * 1000_00, stopped: 7_00))
      ]
      report.money.leaked = Int64(caught) * 100
      return report
    }
    let lines = EvaluationSummary(reports).lines
    #expect(
      lines.contains("  sim-swap                  50 %   25 %    2.0 h   3.0 h       2,000           7"), "\(lines)")
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.contains { $0.hasPrefix("  leaked") && $0.hasSuffix("2.00            3.00") })
    #expect(Figures.median([4, 1]) == 2.5)
  }

  @Test func `the screen names what a head of fraud asks for`() {
    let text = EvaluationReport(Self.input()).lines.joined(separator: "\n")
    #expect(text.contains("lost before the first evidence           100.00"))
    #expect(text.contains("57 % of what could be stopped"))
    #expect(text.contains("Fraud caught: 1 of 2 accounts (50 %), frozen 2.0 h after the first evidence"))
    #expect(text.contains("  sim-swap                  1 of 2   50 %   2.0 h        700        800\n"))
    #expect(text.contains("2 wrongly frozen: 40.0 for each 100,000 accounts active on a day"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }
}

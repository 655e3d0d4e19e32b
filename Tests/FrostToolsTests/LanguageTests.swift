import CEL
import Foundation
import FrostConfig
import FrostEvents
import FrostRules
import Testing

@testable import FrostTools

/// The rule language as its page shows it.
struct LanguageTests {
  static let fixtures = Repository.root + "/Tests/Fixtures/FrostConfig"
  /// The page's own files, where they are at hand.
  static let page = ProcessInfo.processInfo.environment["FROST_SHARED"].map { $0 + "/language" }

  @Test func `every key may stand in every form it has`() throws {
    let check = RuleCheck(directory: Self.fixtures + "/every-key")
    #expect(check.rendered == "")
    #expect(check.summary != nil)
  }

  @Test func `what every form says arrives in the compiled rule`() throws {
    let set = try RuleDirectory.compile(Self.fixtures + "/every-key").set
    let rule = try #require(set.rules.first { $0.id == "when-is-a-list" })
    #expect(rule.terms.map(\.alternatives.count) == [1, 2, 3, 1, 1])
    #expect(rule.terms[1].text == "payee in list.blocked_payees || country == limit.home")
    #expect(rule.unless.map(\.text) == ["sent_before > 1000", "since_login < '5m'"])
    #expect(rule.more.count == 3)
    #expect(rule.effects.map(\.once) == [86_400_000, 3_600_000, 600_000, 86_400_000, 86_400_000])
    #expect(rule.effects.allSatisfy { $0.condition != nil })
    #expect(rule.missing.policy == .noHit)
    #expect(rule.missing.byName.map { "\($0.name):\($0.policy.rawValue)" } == ["device_age:hit", "balance:review"])
    #expect(rule.say.map(\.language) == ["en", "zh-CN"])
    let types = rule.types.map { "\($0.type).\($0.phase)" }
    #expect(
      types == [
        "transfer.done", "payment.done", "withdrawal.requested", "transfer.reversed", "transfer.failed",
      ])
    #expect(set.rules.map(\.stage) == [.shadow, .enforce, .review, .disabled, .shadow])
    #expect(set.rules[2].subject == .payee)
    #expect(set.rules[2].missing.policy == .review)
  }

  @Test func `our copy of the page's examples compiles`() {
    let check = RuleCheck(directory: Self.fixtures + "/pack")
    #expect(check.rendered == "")
    #expect(check.summary?.hasPrefix("11 files, ") == true)
  }

  @Test(.enabled(if: page != nil, "FROST_SHARED is not set"))
  func `the page's files are a rule set as they are, but for what they name and do not hold`() throws {
    let page = try #require(Self.page)
    let directory = FileManager.default.temporaryDirectory.appending(path: "frost-language-\(UUID().uuidString)")
    try FileManager.default.copyItem(atPath: page, toPath: directory.path)
    defer { try? FileManager.default.removeItem(at: directory) }
    try FileManager.default.copyItem(
      atPath: Self.fixtures + "/pack/calendars", toPath: directory.appending(path: "calendars").path)
    for (name, text) in [
      "rates.csv": "date,currency,rate\n2026-01-01,USD,7.1\n",
      "lists.yaml": "lists: {known_collectors: [T7], treasury: [T1], payroll: [PAY1]}\n",
    ] {
      try Data(text.utf8).write(to: directory.appending(path: name))
    }
    let check = RuleCheck(directory: directory.path)
    #expect(check.rendered == "")
    let set = try RuleDirectory.compile(directory.path).set
    #expect(set.rules.map(\.id) == ["mule-pass-through", "payment-trouble", "sim-swap-drain"])
    let report = RuleTestReport(try RuleDirectory.compile(directory.path))
    #expect(report.results.count >= 6 && report.failures.isEmpty, "\(report.failures)")
  }
}

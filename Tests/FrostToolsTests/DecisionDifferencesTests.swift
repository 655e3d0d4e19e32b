import FrostConfig
import FrostEngine
import FrostEvents
import FrostProtocol
import FrostRules
import Testing

@testable import FrostTools

@Suite struct DecisionDifferencesTests {
  private static func hit(_ rule: String, score: Double = 80, value: String = "3", result: String = "true") -> RuleHit {
    RuleHit(
      rule: rule, version: "1f3a", stage: "enforce", subject: "account", score: score, say: [:],
      terms: [.init(text: "sent_1h >= 3", result: result)], more: [.init(text: "sum > 5", result: "true", score: 20)],
      values: [.init(name: "sent_1h", value: value)])
  }

  private static func decision(_ rules: [RuleHit], all: Double = 80) -> DecisionDocument {
    DecisionDocument(
      schema: "frost.decision/1", id: "dec_1", account: "A", time: "2026-03-02T00:00:00.000Z", input: 7,
      currency: "CNY",
      event: .init(type: "transfer"), ruleSet: .init(version: 1, hash: "abc"),
      subjects: [SubjectScore(kind: "account", id: "A", enforce: 80, review: 80, all: all)], rules: rules, actions: [])
  }

  private func differences(_ was: DecisionDocument, _ now: DecisionDocument) -> [String] {
    DecisionReplay.differences(was, now).map {
      "\($0.rule)|\($0.part)|\($0.name)|\($0.was ?? "-")|\($0.now ?? "-")"
    }
  }

  @Test func `equal records differ in nothing, whatever was done`() {
    var again = Self.decision([Self.hit("burst")])
    again.actions = [DecidedAction(do: "freeze", id: "frz_1")]
    #expect(differences(Self.decision([Self.hit("burst")]), again) == [])
  }

  @Test func `scores, values, conditions and rules that hit are told each`() {
    let was = Self.decision([Self.hit("burst"), Self.hit("gone")])
    let now = Self.decision([Self.hit("burst", score: 60, value: "2", result: "false"), Self.hit("new")], all: 60)
    #expect(
      differences(was, now) == [
        "|score|account, all|80|60", "burst|score||80|60", "burst|term|sent_1h >= 3|true|false",
        "burst|value|sent_1h|3|2", "gone|hit||80|-", "new|hit||-|80",
      ])
  }

  @Test func `the newest word on an account counts`() {
    func label(_ outcome: FrostEngine.Outcome, _ subject: String, _ learned: Int64) -> LabelRow {
      LabelRow(
        id: "\(learned)", subject: subject, outcome: outcome, source: "mei", learned: .init(milliseconds: learned),
        reason: "r")
    }
    let known = KnownOutcomes([
      label(.honest, "A", 5), label(.fraud, "A", 3), label(.scam, "B", 1), label(.honest, "C", 1),
      label(.unclear, "C", 2),
    ])
    #expect(known["A"] == .honest && known["B"] == .fraud && known["C"] == nil && known.frauds == 1)
  }

  @Test func `a rule's text is its own block with the features that it reads`() throws {
    let folder = try RuleFolder(["rules.yaml": EventExplainerTests.rules])
    let rules = try folder.read()
    let rule = try #require(rules.set.rules.first)
    let text = try #require(rules.source(of: rule.id, version: rule.version))
    #expect(text.contains("- rule: burst") && text.contains("score: 60"))
    #expect(text.contains("# features\nsent_1h: "))
    #expect(!text.contains("tests:"))
    #expect(rules.source(of: rule.id, version: "00000000") == nil)
  }
}

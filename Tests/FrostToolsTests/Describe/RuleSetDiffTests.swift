import FrostConfig
import FrostRules
import Testing

@testable import FrostTools

struct RuleSetDiffTests {
  static let rules = """
    features:
      sent_1h: {sum: amount, of: transfer, by: account, over: 1h}
      known:   {last: amount, of: transfer, by: account}
    limits: {high: 500}
    lists: {known: [A1, A2]}
    rules:
      - rule: large
        title: {en: Large}
        owner: desk
        stage: enforce
        types: transfer
        when:
          - amount >= limit.high
          - sent_1h > 1000
        unless: [account in list.known]
        score: 60
        say: {en: "{amount}"}
      - rule: old
        title: {en: Old}
        owner: desk
        types: transfer
        when: [known > 5]
    """

  private func diff(_ edit: (String) -> String, schema: (String) -> String = { $0 }) throws -> RuleSetDiff {
    let before = try RuleFolder(["schema.yaml": RuleCheckTests.schema, "rules.yaml": Self.rules]).read()
    let after = try RuleFolder(["schema.yaml": schema(RuleCheckTests.schema), "a.yaml": edit(Self.rules)]).read()
    return RuleSetDiff(before, after)
  }

  @Test func `comments, white space and order are no difference`() throws {
    let diff = try diff {
      $0.replacing(
        "      - amount >= limit.high\n      - sent_1h > 1000\n",
        with: "      - sent_1h>1000    # much\n      - amount   >=   limit.high\n"
      ).replacing("[A1, A2]", with: "[A2, A1]")
    }
    #expect(diff.isEmpty)
    #expect(diff.oldHash != diff.newHash)
    #expect(diff.warming.features == [])
  }

  @Test func `a changed rule tells what became of each part`() throws {
    let diff = try diff {
      $0.replacing("sent_1h > 1000", with: "sent_1h > 2000").replacing("stage: enforce", with: "stage: shadow")
        .replacing("score: 60", with: "score: 80").replacing("{en: Large}", with: "{en: Very large}")
    }
    let rule = try #require(diff.rules.first)
    #expect(diff.rules.count == 1)
    #expect(
      rule.parts == [
        .init(part: "stage", old: "enforce", new: "shadow"),
        .init(part: "when", old: "sent_1h > 1000", new: nil), .init(part: "when", old: nil, new: "sent_1h > 2000"),
        .init(part: "score", old: "60", new: "80"), .init(part: "title en", old: "Large", new: "Very large"),
      ])
  }

  @Test func `rules, features and lists that came and went`() throws {
    let diff = try diff {
      $0.replacing("rule: old", with: "rule: new").replacing("known:   {", with: "known:   {").replacing(
        "[A1, A2]", with: "[A1, A3]"
      ).replacing("sent_1h", with: "sent_hour")
    }
    #expect(diff.rules.map(\.name) == ["large", "new", "old"])
    #expect(diff.rules.map(\.kind) == [.changed, .added, .removed])
    #expect(diff.features.map(\.kind) == [.added, .removed])
    #expect(
      diff.lists.first?.parts == [.init(part: "entry", old: "A2", new: nil), .init(part: "entry", old: nil, new: "A3")])
    // Its state belongs to its name as well.
    #expect(diff.warming.features == [.init(name: "sent_hour", until: "1h")])
    #expect(diff.warming.rulesInShadow == ["large"])
  }

  @Test func `a rule written as before that reads another limit or feature is told`() throws {
    let diff = try diff {
      $0.replacing("high: 500", with: "high: 900").replacing("{last: amount, of", with: "{max: amount, over: 2h, of")
    }
    #expect(diff.rules == [])
    #expect(diff.limits.map(\.name) == ["limit.high"])
    #expect(
      diff.touched == [.init(rule: "large", reads: ["limit.high"]), .init(rule: "old", reads: ["known"])])
    #expect(diff.warming.features == [.init(name: "known", until: "2h")])
    // A rule in shadow acts on nobody anyway.
    #expect(diff.warming.rulesInShadow == [])
  }

  @Test func `another schema starts everything anew, another policy nothing`() throws {
    let other = try diff({ $0 }, schema: { $0.replacing("at: /amount", with: "at: /value") })
    #expect(other.events.map(\.name) == ["event.amount"])
    #expect(other.warming.everything)
    #expect(other.warming.features.map(\.name) == ["sent_1h", "known"])
    #expect(other.warming.features.map(\.until) == ["1h", nil])
    let policy = try diff({ $0 }, schema: { $0.replacing("from: 80", with: "from: 70") })
    #expect(policy.policy.map(\.name) == ["bands.account from 70", "bands.account from 80"])
    #expect(policy.warming.features == [])
  }
}

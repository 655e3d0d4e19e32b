import Foundation
import FrostConfig
import FrostRules
import Testing

@testable import FrostTools

struct RuleCardTests {
  @Test func `the list tells of every shipped rule what it looks at, whose it is and where it is from`() throws {
    let list = RuleList(try RuleFolder.shipped("rules"))
    #expect(list.rules.count >= 40)
    let rule = try #require(list.rules.first { $0.rule == "sim-swap-drain" })
    #expect(rule.stage == "enforce")
    #expect(rule.types == ["transfer", "withdrawal.requested"])
    #expect(rule.owner == "fraud-desk")
    #expect(rule.score == "40")
    #expect(rule.source?.hasPrefix("Tazama, Rules-Life-Cycle, read: ") == true)
    #expect(rule.file.hasSuffix("/sim-swap.yaml"))
    #expect(rule.version.count == 8)
  }

  @Test func `a card holds what the rule needs, and nothing that it does not read`() throws {
    let rules = try RuleFolder.shipped("rules")
    let card = try #require(RuleCard(rules, rule: "mule-fan-in"))
    #expect(card.when.first == "senders_90d - senders_earlier >= 3")
    #expect(card.types == ["cash_out"])
    #expect(card.more.count == 2)
    #expect(card.limits == ["limit.pass_out": "1000"])
    #expect(card.lists == ["list.known_collectors"])
    let sum = try #require(card.features.first { $0.name == "in_24h" })
    #expect(sum.definition == "{sum: amount, of: transfer, by: payee, read: account, over: 24h}")
    #expect(!card.features.contains { $0.name == "withdrawn_6h" })
    #expect(card.tests.contains { $0.hasPrefix("mule-fan-in:") })
    #expect(RuleCard(rules, rule: "mule-fan-inn") == nil)
  }

  @Test func `every definition of the pack, written out, means the same`() throws {
    let rules = try RuleFolder.shipped("rules")
    var files = ["features.yaml": "features:\n"]
    for (name, text) in rules.spec.featureLines { files["features.yaml"]! += "  \(name.value): \(text)\n" }
    let schema = try String(contentsOfFile: RuleFolder.root + "/rules/schema.yaml", encoding: .utf8)
    let again = try RuleFolder(files.merging(["schema.yaml": schema]) { $1 }).read()
    func definitions(_ compiled: CompiledRules) -> [String: [String]] {
      let set = compiled.set
      return Dictionary(
        uniqueKeysWithValues: set.features.indices.map { number in
          (set.features[number].name, set.definitions(of: number).map { "\(set.definitions[$0])" })
        })
    }
    #expect(again.set.features.count == rules.set.features.count)
    #expect(definitions(again) == definitions(rules))
  }

  @Test(
    arguments: [
      (86_400_000, "24h"), (90 * 86_400_000, "90d"), (5_400_000, "1h30m"), (1, "1ms"), (72 * 3_600_000, "72h"),
      (129_600_001 + 86_400_000 * 3, "4d12h1ms"), (0, "0s"),
    ] as [(Int64, String)])
  func `a duration is written exactly`(milliseconds: Int64, text: String) {
    #expect(WrittenDuration.text(milliseconds: milliseconds) == text)
    #expect(milliseconds == 0 || WrittenDuration.milliseconds(of: text) == milliseconds)
  }
}

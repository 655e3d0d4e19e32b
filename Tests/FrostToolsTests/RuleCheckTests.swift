import Foundation
import Testing

@testable import FrostTools

struct RuleCheckTests {
  static let schema = """
    schema: 1
    event:
      time:    {at: /time, type: time, required: true}
      type:    {at: /type, type: text, required: true}
      account: {at: /account, type: key, required: true}
      amount:  {at: /amount, type: money}
    book-currency: CNY
    policy: 1
    bands: {account: [{from: 80, do: [freeze]}]}
    actions: {freeze: {for: 24h}}
    """

  static func rule(_ condition: String) -> String {
    """
    rules:
      - rule: large
        title: {en: A large transfer}
        owner: fraud-desk
        stage: enforce
        types: [transfer]
        when:
          - \(condition)
        score: 80
        say: {en: "{amount} leaves"}
    """
  }

  /// Checks a directory that holds `files`.
  func check(_ files: [String: String]) throws -> RuleCheck {
    let directory = FileManager.default.temporaryDirectory.appending(path: "frost-rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    for (name, text) in files { try Data((text + "\n").utf8).write(to: directory.appending(path: name)) }
    return RuleCheck(directory: directory.path)
  }

  @Test func `rules that compile are counted`() throws {
    let check = try check(["schema.yaml": Self.schema, "large.yaml": Self.rule("amount >= 500")])
    #expect(check.errors == 0)
    #expect(check.rendered == "")
    #expect(try #require(check.summary).hasPrefix("2 files, 0 features, 1 rule (1 enforce), hash "))
  }

  @Test(arguments: ["rules", "docs/examples/amlsim", "docs/examples/paysim", "docs/examples/paysim-ranking"])
  func `what the repository ships compiles without a warning`(directory: String) {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let check = RuleCheck(directory: root.appending(path: directory).path)
    #expect(check.rendered == "")
    #expect(check.summary != nil)
  }

  @Test func `a mistake in a condition is shown at its place`() throws {
    let check = try check(["schema.yaml": Self.schema, "large.yaml": Self.rule("amuont >= 500")])
    #expect(check.errors == 1)
    #expect(check.summary == nil)
    #expect(check.rendered.contains("large.yaml:8:9: error: "))
    #expect(check.rendered.contains("\n        - amuont >= 500\n          ^~~~~~\n"))
    #expect(check.rendered.contains("amount"))
  }

  @Test func `a mistake in a file's shape is shown at its place`() throws {
    let rule = Self.rule("amount >= 500").replacing("score:", with: "scroe:")
    let check = try check(["schema.yaml": Self.schema, "large.yaml": rule])
    #expect(check.errors == 1)
    #expect(check.rendered.contains("large.yaml:9:5: error: "))
    #expect(check.rendered.contains("score"))
  }

  @Test func `a directory that is not there is an error`() {
    let check = RuleCheck(directory: "/nowhere/rules")
    #expect(check.errors == 1)
    #expect(check.rendered.contains("/nowhere/rules"))
  }

  @Test func `mistakes of shape and of meaning are shown together, each once`() throws {
    let check = try check([
      "schema.yaml": Self.schema,
      "features.yaml": """
      features:
        sent:  {sum: amount, by: account, over: 1 day}
        other: {sum: amuont, by: account, over: 1h}
        third: {count: transfer, by: account, over: 1h, where: sent > 5}
      limits: {high: [500]}
      """,
      "rules.yaml": """
      rules:
        - rule: first
          title: {en: t}
          types: transfer
          when: [sent > 5, other > 5, third > 5, amount > limit.high, amuont > 5]
          say: {en: "{sent} {amuont}"}
        - rule: second
          title: {en: t}
          owner: o
          stage: enforced
          types: transfer
          when: [amount > '5']
      """,
    ])
    let errors = check.rendered.split(separator: "\n").filter { $0.contains(" error: ") }
      .map { $0.drop { $0 != "/" }.split(separator: "/").last! }
    #expect(check.warnings == 0)
    #expect(
      errors.map { String($0.prefix { $0 != "`" }) } == [
        "features.yaml:2:43: error: ", "features.yaml:3:16: error: the schema has no field ",
        "features.yaml:5:16: error: ", "rules.yaml:2:5: error: a rule needs the key ",
        "rules.yaml:5:65: error: ", "rules.yaml:6:24: error: ",
        "rules.yaml:10:12: error: ", "rules.yaml:12:19: error: ",
      ])
  }

  @Test func `where a file is no YAML, no name of it is called unknown`() throws {
    let check = try check([
      "schema.yaml": Self.schema, "features.yaml": "features: {a: {count: transfer", "large.yaml": Self.rule("a > 5"),
    ])
    #expect(check.errors == 1)
    #expect(check.rendered.contains("features.yaml"))
  }
}

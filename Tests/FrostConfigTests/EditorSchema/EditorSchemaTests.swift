import Foundation
import Testing

@testable import FrostConfig

/// The schema that editors are given accepts what Frost accepts, and refuses what it can see to be wrong.
struct EditorSchemaTests {
  static let accepted = [
    "rules", "docs/examples", "Tests/Fixtures/FrostConfig/pack", "Tests/Fixtures/FrostConfig/every-key",
  ]
  .flatMap { directory in
    (FileManager.default.subpaths(atPath: Checkout.root + "/" + directory) ?? []).sorted()
      .filter { $0.hasSuffix(".yaml") }.map { directory + "/" + $0 }
  }

  /// What no schema of one file can see: what stands twice, is no YAML, or has a meaning that YAML took away.
  static let unseen: Set<String> = ["rule-twice", "condition-cut-by-comment"]

  @Test(arguments: [("rules", EditorSchema.ruleFile), ("calendar", EditorSchema.calendarFile)])
  func `the committed schema is what the readers take`(name: String, text: String) throws {
    let committed = try String(contentsOfFile: Checkout.root + "/docs/schema/\(name).schema.json", encoding: .utf8)
    #expect(committed == text, "frostctl rules schema --of \(name) >docs/schema/\(name).schema.json")
  }

  @Test(arguments: accepted) func `every shipped file is accepted`(file: String) throws {
    let text = file.contains("/calendars/") ? EditorSchema.calendarFile : EditorSchema.ruleFile
    let instance = try #require(try Instance(file: Checkout.root + "/" + file))
    #expect(try SchemaValidator(text).faults(instance) == [])
  }

  @Test(arguments: BrokenRulesTests.names)
  func `what is broken in its shape is refused`(name: String) throws {
    guard let instance = try Instance(file: "\(BrokenRulesTests.directory)/\(name).yaml") else { return }
    #expect(try SchemaValidator(EditorSchema.ruleFile).faults(instance).isEmpty == Self.unseen.contains(name))
  }

  @Test(arguments: [
    ("rules: [{rule: a, title: {en: t}, owner: o, types: t, when: [x > 1], stage: enforced}]", "/rules/0/stage"),
    ("rules: [{rule: a, title: {en: t}, owner: o, types: t}]", "/rules/0: no when"),
    ("features: {a: {count: t, by: account, over: 1 day}}", "/features/a/over"),
    ("features: {a: {count: t, sum: amount, by: account}}", "/features/a: fits not exactly one"),
    ("features: {a: {count: t, by: account, net: true}}", "/features/a: fits none"),
    ("features: {a-b: {count: t, by: account}}", "/features/a-b"),
    ("bands: {device: [{from: 60, do: [freeze]}], account: []}", "/bands/device/0/do/0"),
    ("event: {time: {at: time, type: time}}", "/event/time/at"), ("rulez: []", "/rulez: not allowed"),
    ("approve: {stage-enforce: 11}", "/approve/stage-enforce"), ("lists: {a: {file: a.txt, entries: [b]}}", "/lists/a"),
    ("tests: [{test: t, events: [{at: 3 hours}]}]", "/tests/0/events/0/at"),
  ])
  func `a mistake is shown where it is`(yaml: String, place: String) throws {
    let root = try #require(YAMLReader(source: SourceText(name: "a.yaml", text: yaml), findings: Findings()).read())
    let faults = try SchemaValidator(EditorSchema.ruleFile).faults(Instance(root))
    #expect(faults.contains { $0.hasPrefix(place) }, "\(faults)")
  }
}

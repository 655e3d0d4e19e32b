import CEL
package import FrostConfig
import FrostEvents
import FrostRules

/// The rules of a directory, a line each: `frostctl rules list --rules DIR`.
package struct RuleList: Codable, Sendable {
  package static let schemaName = "frost.rule-list/1"

  package struct Item: Codable, Hashable, Sendable {
    package var rule: String
    package var version: String
    package var stage: String
    package var subject: String
    /// Groups resolved.
    package var types: [String]
    package var owner: String
    /// As it is written: a number or CEL; `0` where it has none.
    package var score: String
    package var source: String?
    package var title: [String: String]
    package var file: String
    package var line: Int
  }

  package private(set) var schema = RuleList.schemaName
  package private(set) var rulesHash: String
  /// In file order.
  package private(set) var rules: [Item]

  package init(_ compiled: CompiledRules) {
    rulesHash = compiled.set.hash
    rules = compiled.set.rules.indices.map { Item(compiled, number: $0) }
  }
}

extension RuleList.Item {
  /// - Parameter number: the rule's place in the set.
  init(_ compiled: CompiledRules, number: Int) {
    let (rule, spec) = (compiled.set.rules[number], compiled.spec.rules[number])
    self.init(
      rule: rule.id, version: rule.version, stage: rule.stage.rawValue, subject: rule.subject.rawValue,
      types: rule.types.map(\.text), owner: rule.owner, score: spec.score?.value ?? "0", source: spec.source,
      title: spec.title.byLanguage, file: spec.id.place.file, line: spec.id.place.line)
  }
}

extension Texts {
  var byLanguage: [String: String] { Dictionary(map { ($0.language, $0.text.value) }, uniquingKeysWith: { $1 }) }
}

extension CompiledRules {
  /// In file order.
  package var ruleIDs: [String] { self.set.rules.map(\.id) }
}

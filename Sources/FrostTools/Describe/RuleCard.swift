import CEL
package import FrostConfig
import FrostEvents
import FrostRules

/// One rule with all it needs: what `frostctl rules show` and the generated pages say of it.
package struct RuleCard: Codable, Sendable {
  package static let schemaName = "frost.rule/1"

  package struct Addition: Codable, Hashable, Sendable {
    package var condition: String
    package var score: String
  }

  package struct Text: Codable, Hashable, Sendable {
    /// `say`, `tell`, `alert`, `alert balance`.
    package var part: String
    package var texts: [String: String]
  }

  package struct Definition: Codable, Hashable, Sendable {
    package var name: String
    package var definition: String
    package var file: String
    package var line: Int
  }

  package private(set) var schema = RuleCard.schemaName
  package var summary: RuleList.Item
  package var tags: [String]
  /// As the rule names them; `summary.types` has the groups resolved.
  package var types: [String]
  /// All must hold.
  package var when: [String]
  /// One is enough to keep the rule from hitting.
  package var unless: [String]
  package var more: [Addition]
  package var then: [String]
  /// What an unknown value does, as the file writes it.
  package var missing: [String: String]
  /// `none`, `generic` or `texts`.
  package var tell: String
  package var texts: [Text]
  /// Those it reads and those they are computed from.
  package var features: [Definition]
  /// `limit.real_out` and what it is.
  package var limits: [String: String]
  package var lists: [String]
  /// Names of the tests that expect it, or that are called after it.
  package var tests: [String]

  /// - Parameter number: the rule's place in the set.
  package init(_ compiled: CompiledRules, number: Int) {
    let spec = compiled.spec.rules[number]
    let set = compiled.set
    let id = spec.id.value
    summary = RuleList.Item(compiled, number: number)
    tags = spec.tags
    types = spec.types.map(\.value)
    when = spec.when.map(\.text)
    unless = spec.unless.map(\.value)
    more = spec.more.map { Addition(condition: $0.condition.value, score: $0.score.value) }
    then = spec.then.map(\.text)
    missing = Dictionary(
      spec.missing.byName.map { ($0.name.value, $0.policy.rawValue) } + [("default", spec.missing.policy.rawValue)],
      uniquingKeysWith: { $1 })
    tell =
      switch spec.tell {
      case .none: "none"
      case .generic: "generic"
      case .texts: "texts"
      }
    texts = ([("say", spec.say)] + spec.toldTexts).filter { !$0.1.isEmpty }
      .map { Text(part: $0.0, texts: $0.1.byLanguage) }
    let read = Set(set.withOperands(of: Set(set.rules[number].features)).map { set.features[$0].name })
    features = compiled.spec.featureLines.filter { read.contains($0.name.value) }.map {
      Definition(name: $0.name.value, definition: $0.text, file: $0.name.place.file, line: $0.name.place.line)
    }
    let mentioned = NamesInText(spec)
    limits = Dictionary(
      compiled.spec.limits.map { ("limit." + $0.name.value, $0.text.value) }.filter { mentioned.contains($0.0) },
      uniquingKeysWith: { $1 })
    lists = compiled.spec.lists.map { "list." + $0.name.value }.filter { mentioned.contains($0) }
    tests = compiled.tests.filter { test in
      test.name.value.hasPrefix(id + ":")
        || test.events.contains { $0.expect?.rules?.contains { $0.id.value == id } ?? false }
    }.map(\.name.value)
  }

  /// - Returns: nil where there is no such rule.
  package init?(_ compiled: CompiledRules, rule id: String) {
    guard let number = compiled.set.rules.firstIndex(where: { $0.id == id }) else { return nil }
    self.init(compiled, number: number)
  }
}

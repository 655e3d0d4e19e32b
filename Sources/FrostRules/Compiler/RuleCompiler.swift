package import CEL
import FrostEvents
import FrostFeatures

/// Files as read into a rule set, as a whole or not at all.
package enum RuleCompiler {
  /// - Throws: every mistake of every file, sorted by place.
  package static func compile(_ spec: RuleSetSpec) throws(CompileFailure) -> RuleSet {
    let types = EventTypes(spec.schema)
    var names = Names(spec.schema)
    var features = FeatureCompiler(spec.schema, types: types, names: names)
    for feature in spec.features { features.compile(feature) }
    for (number, feature) in features.features.enumerated() {
      names.declare(feature, slot: spec.schema.fields.count + number)
    }
    var diagnostics = features.diagnostics
    for limit in spec.limits { names.define(limit: limit.name.value, .written(limit.text.value)) }
    for list in spec.lists { names.define(list: list.name, list.entries) }

    var rules: [Rule] = []
    for rule in spec.rules {
      var compiler = RuleBodyCompiler(spec.schema, types: types, names: names, features: features)
      if let compiled = compiler.compile(rule) { rules.append(compiled) }
      diagnostics += compiler.diagnostics
    }
    for check in [
      duplicateRules, duplicateFeatures, unholdable, unknownScopes, unknownProtected, lonelyTypes, toothlessRules,
    ] {
      diagnostics += check(spec, types)
    }
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CompileFailure(diagnostics: diagnostics.sorted { $0.place < $1.place })
    }
    func members(_ names: [Placed<String>]) -> [String] {
      Set(names.flatMap { name in spec.lists.first { "list." + $0.name == name.value }?.entries ?? [] }).sorted()
    }
    return RuleSet(
      hash: spec.hash, schema: spec.schema, features: features.features, definitions: features.definitions,
      conditions: features.conditions, rules: rules,
      policy: Policy(
        spec: spec.policy, protected: members(spec.policy.protected), denied: members(spec.policy.denied)),
      warnings: diagnostics.sorted { $0.place < $1.place })
  }
}

package import CEL
import FrostEvents
import FrostFeatures

/// Files as read into a rule set, as a whole or not at all.
package enum RuleCompiler {
  /// - Throws: every mistake of every file, sorted by place.
  package static func compile(_ spec: RuleSetSpec) throws(CompileFailure) -> RuleSet {
    let types = EventTypes(spec.schema)
    var names = Names(spec.schema, zones: spec.zones)
    var features = FeatureCompiler(spec.schema, types: types, names: names)
    var misread = spec.misread
    for feature in spec.features where feature.kind != .ratio {
      if mentions(misread, feature) {
        misread.insert(feature.name.value)
        continue
      }
      let known = features.features.count
      features.compile(feature)
      if features.features.count == known { misread.insert(feature.name.value) }
    }
    let neighbours = NeighbourCompiler(schema: spec.schema, misread: misread)
    var diagnostics: [Diagnostic] = []
    for feature in spec.neighbours {
      if let definition = neighbours.compile(feature, &diagnostics) {
        features.add(feature.name.value, definition)
      } else {
        misread.insert(feature.name.value)
      }
    }
    features.compileRatios(spec.features.filter { $0.kind == .ratio }, omitting: &misread)
    features.checkZones(spec.zones)
    for (number, feature) in features.features.enumerated() {
      names.declare(feature, slot: spec.schema.fields.count + number)
    }
    diagnostics += features.diagnostics
    for limit in spec.limits { names.define(limit: limit.name.value, .written(limit.text.value)) }
    let limits = Dictionary(
      spec.limits.map { ("limit." + $0.name.value, $0.text.value) }, uniquingKeysWith: { first, _ in first })
    var derived = DerivedSlots(spec.schema, features.features)
    for (number, list) in spec.lists.enumerated() { derived.declare(list.name.value, number: number, in: &names) }
    derived.declareLabels(of: spec.rules, spec.schema, in: &names)

    var rules: [Rule] = []
    for rule in spec.rules {
      var compiler = RuleBodyCompiler(
        spec.schema, types: types, names: names, features: features, limits: limits, misread: misread)
      if let compiled = compiler.compile(rule) { rules.append(compiled) }
      diagnostics += compiler.diagnostics
    }
    for check in [
      duplicateRules, duplicateFeatures, wrongNetworks, unholdable, unknownScopes, unknownProtected, lonelyTypes,
      toothlessRules,
    ] {
      diagnostics += check(spec, types)
    }
    guard !diagnostics.contains(where: { $0.severity == .error }) else {
      throw CompileFailure(diagnostics: diagnostics.sorted { $0.place < $1.place })
    }
    func numbers(_ names: [Placed<String>]) -> [Int] {
      names.compactMap { name in spec.lists.firstIndex { "list." + $0.name.value == name.value } }
    }
    return RuleSet(
      hash: RuleVersion.hash(of: rules, in: spec.hash), schema: spec.schema, features: features.features,
      definitions: features.definitions,
      conditions: features.conditions, neighbours: features.neighbours, rules: rules,
      lists: spec.lists.map { ValueList($0) }, derived: derived.read(by: rules), slots: derived.end,
      policy: Policy(
        spec: spec.policy, protected: numbers(spec.policy.protected), denied: numbers(spec.policy.denied)),
      zones: features.asksForHours ? spec.zones : [],
      warnings: diagnostics.sorted { $0.place < $1.place })
  }

  private static func mentions(_ names: Set<String>, _ feature: FeatureSpec) -> Bool {
    let fields = feature.what + feature.by + feature.read
    return fields.contains { names.contains($0.value) }
      || feature.where.map { Mentions.of(names, in: $0.value) } ?? false
  }
}

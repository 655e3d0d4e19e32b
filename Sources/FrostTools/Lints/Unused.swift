import CEL
import FrostConfig
import FrostRules

/// A feature, a list or a limit that nothing reads: it costs memory, or a rule names another one by mistake.
func unused(_ rules: CompiledRules) -> [Diagnostic] {
  let spec = rules.spec
  var read = spec.rules.map { NamesInText($0).names }.reduce(into: Set<String>()) { $0.formUnion($1) }
  for feature in spec.features {
    // A ratio's and a share's operands; types and fields have no name that a feature could have.
    read.formUnion((feature.what + feature.by + feature.read).map(\.value))
    if let condition = feature.where { read.formUnion(NamesInText(condition.value).names) }
  }
  for rule in spec.rules { for (name, _) in rule.missing.byName { read.insert(name.value) } }
  for test in rules.tests { read.formUnion(test.events.flatMap { $0.expect?.features.map(\.name.value) ?? [] }) }
  read.formUnion((spec.policy.protected + spec.policy.denied).map(\.value))
  func warnings(_ names: [Placed<String>], _ what: String, prefix: String = "") -> [Diagnostic] {
    names.filter { !read.contains(prefix + $0.value) }.map {
      Diagnostic(
        .warning, at: $0.place, length: $0.value.unicodeScalars.count,
        "nothing reads the \(what) `\(prefix + $0.value)`",
        hint: "take it out, or look whether a rule names another one by mistake")
    }
  }
  return warnings(spec.features.map(\.name) + spec.neighbours.map(\.name), "feature")
    + warnings(spec.lists.map(\.name), "list", prefix: "list.")
    + warnings(spec.limits.map(\.name), "limit", prefix: "limit.")
}

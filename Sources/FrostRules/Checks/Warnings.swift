import CEL
import FrostEvents

// What is most likely a mistake, though it stops nothing.

/// A type that nothing else names, and that is nearly the name of another, is misspelt.
func lonelyTypes(_ spec: RuleSetSpec, _ types: EventTypes) -> [Diagnostic] {
  let written =
    spec.rules.flatMap(\.types)
    + spec.features.flatMap { $0.kind.isOfTypes ? $0.what : $0.of }
  let uses = written.filter { types.groups[$0.value] == nil }
  var counts: [String: Int] = [:]
  for use in uses { counts[EventTypes.type(named: use.value).type, default: 0] += 1 }
  let declared = spec.schema.groups.flatMap(\.members) + spec.schema.holdable + spec.schema.profile.from
  for type in declared { counts[type.type, default: 0] += 1 }
  let names = counts.keys.sorted() + types.groups.keys.sorted()
  return uses.compactMap { use in
    let type = EventTypes.type(named: use.value).type
    // `step_up.passed` and `step_up.failed` are two of one family, not one misspelt.
    let others = names.filter { $0 != type && family($0) != family(type) }
    guard counts[type] == 1, let near = NearestName.find(type, among: others) else { return nil }
    return Diagnostic(
      .warning, at: use.place, length: use.value.unicodeScalars.count,
      "no other rule, feature or group names the type `\(type)`", hint: "did you mean `\(near)`?")
  }
}

/// `step_up` of `step_up.passed`; a name without a dot is its own.
private func family(_ type: String) -> Substring { type.prefix { $0 != "." } }

/// A rule that enforces does something: it has a `then`, or the policy has bands for its score.
func toothlessRules(_ spec: RuleSetSpec, _ types: EventTypes) -> [Diagnostic] {
  spec.rules.filter {
    $0.stage == .enforce && $0.then.isEmpty && spec.policy.bands(of: $0.subject).isEmpty
  }.map { rule in
    let ofSubject = rule.subject == .account ? "" : " for a \(rule.subject.rawValue)"
    return Diagnostic(
      .warning, at: rule.id.place, length: rule.id.value.unicodeScalars.count,
      "rule `\(rule.id.value)` enforces nothing: the policy has no bands\(ofSubject) and the rule no `then`",
      hint: "add `bands:` to the policy, or `then:` to the rule")
  }
}

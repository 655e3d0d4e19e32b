import CEL
import FrostConfig
import FrostEvents
import FrostRules

/// A rule's points lead to no band, not even together with all that other rules can add on the same event: it scores for
/// nothing. A rule that acts by `then` needs no band.
func unreachableBands(_ rules: CompiledRules) -> [Diagnostic] {
  let policy = rules.spec.policy
  let highest = rules.spec.rules.map { highestScore(of: $0) }
  var sums: [SubjectType: Double?] = [:]
  for (rule, points) in zip(rules.set.rules, highest) where rule.stage != .disabled {
    for type in rule.types {
      let key = SubjectType(subject: rule.subject, type: type)
      let known = sums[key] ?? 0
      sums[key] = .some(points.flatMap { points in known.map { $0 + points } })
    }
  }
  return zip(rules.set.rules, rules.spec.rules).enumerated().compactMap { number, both -> Diagnostic? in
    let (rule, spec) = both
    guard rule.stage != .disabled, spec.then.isEmpty, let own = highest[number],
      let band = policy.bands(of: rule.subject).first?.from
    else { return nil }
    let best = rule.types.map { sums[SubjectType(subject: rule.subject, type: $0)] ?? nil }
    // A score that is computed may be anything.
    guard !best.contains(where: { $0 == nil }), let most = best.compactMap({ $0 }).max() else { return nil }
    let reached = min(most, policy.cap)
    guard own <= 0 || reached < band else { return nil }
    return Diagnostic(
      .warning, at: spec.id.place, length: spec.id.value.unicodeScalars.count,
      own <= 0
        ? "rule `\(rule.id)` adds no points and has no `then`: nothing follows from it"
        : "rule `\(rule.id)` never leads to a band: with all other rules it comes to \(Figures.short(reached)), the lowest band is \(Figures.short(band))",
      hint: own <= 0 ? "give it a `score`, or say what follows with `then`" : "raise its score, or add a band")
  }
}

private struct SubjectType: Hashable {
  var subject: RuleSpec.Subject
  var type: TypePhase
}

/// Points with all its additions; nil: a score is computed.
private func highestScore(of rule: RuleSpec) -> Double? {
  var sum = 0.0
  for text in [rule.score?.value ?? "0"] + rule.more.map(\.score.value) {
    guard let points = Double(text) else { return nil }
    sum += max(0, points)
  }
  return sum
}

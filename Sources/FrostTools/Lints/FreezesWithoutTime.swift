import CEL
import FrostConfig
import FrostRules

/// Accounts are frozen and the policy does not say for how long, or leaves the end to people whom nobody reminds.
func freezesWithoutTime(_ rules: CompiledRules) -> [Diagnostic] {
  let policy = rules.spec.policy
  let all = [policy.bands] + RuleSpec.Subject.allCases.compactMap { policy.otherBands[$0] }
  let bands = all.joined().filter { $0.actions.contains(.freeze) }.map(\.place)
  let effects = rules.spec.rules.filter { $0.stage == .enforce }.flatMap(\.then).filter {
    if case .freeze = $0.kind { true } else { false }
  }.map(\.place)
  guard let place = (bands + effects).first else { return [] }
  if !policy.freeze.saysHowLong {
    return [
      Diagnostic(
        .warning, at: place,
        "this freezes, and the policy does not say for how long: \(WrittenDuration.text(milliseconds: policy.freeze.lasts)) is assumed",
        hint: "actions: {freeze: {scope: [out], for: 24h, then: lapse}}")
    ]
  }
  if policy.freeze.then == "supervisor", policy.freeze.remind == nil {
    return [
      Diagnostic(
        .warning, at: place, "this freezes until a supervisor ends it, and nobody is reminded",
        hint: "actions: {freeze: {…, then: supervisor, remind: 4h}}")
    ]
  }
  return []
}

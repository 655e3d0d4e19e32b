import CEL
import FrostRules

/// `actions`: what each action means here.
struct ActionReader {
  private enum Timeout: String, CaseIterable {
    case release
    case returnToBalance = "return-to-balance"
  }
  private enum AfterFreeze: String, CaseIterable { case lapse, supervisor }
  private enum NotPassed: String, CaseIterable { case hold, freeze, release }

  let findings: Findings

  func read(_ value: YAMLValue, into policy: inout PolicySpec) {
    let example = "actions: {freeze: {scope: [out], for: 24h, then: lapse}}"
    let known = ["step-up", "hold", "freeze", "case"]
    guard let map = MapReader(value, "`actions`", known: known, example: example, findings) else { return }
    if let value = map["step-up"] { stepUp(value, &policy.stepUp) }
    if let value = map["hold"] { hold(value, &policy.hold) }
    if let value = map["freeze"] { freeze(value, &policy.freeze) }
    if let value = map["case"] { openCase(value, &policy.openCase) }
  }

  private func stepUp(_ value: YAMLValue, _ stepUp: inout PolicySpec.StepUp) {
    let example = "step-up: {factors: [face], within: 10m}"
    let known = ["factors", "within", "not-passed"]
    guard let map = MapReader(value, "`step-up`", known: known, example: example, findings) else { return }
    if let factors = map.texts("factors", example: "factors: [face]") { stepUp.factors = factors.map(\.value) }
    if let within = map.duration("within", example: "within: 10m") { stepUp.within = within }
    _ = map.choice("not-passed", of: NotPassed.self)
  }

  private func hold(_ value: YAMLValue, _ hold: inout PolicySpec.Hold) {
    let example = "hold: {at-most: 24h, on-timeout: release}"
    let known = ["until", "at-most", "on-timeout"]
    guard let map = MapReader(value, "`hold`", known: known, example: example, findings) else { return }
    if let atMost = map.duration("at-most", example: "at-most: 24h") { hold.atMost = atMost }
    if let timeout = map.choice("on-timeout", of: Timeout.self) { hold.onTimeout = timeout.rawValue }
    if let until = map.text("until", example: "until: cutoff - 2h") { checkCutoff(until) }
  }

  /// `cutoff`, or so long before it: `cutoff - 2h`.
  private func checkCutoff(_ text: Placed<String>) {
    let parts = text.value.split(separator: " ")
    let isCutoff =
      parts == ["cutoff"]
      || (parts.count == 3 && parts[0] == "cutoff" && parts[1] == "-"
        && WrittenDuration.milliseconds(of: String(parts[2])) != nil)
    if !isCutoff {
      findings.error(
        "`until` is the settlement's cut-off or a time before it, not `\(text.value)`", at: text.place,
        length: text.value.unicodeScalars.count, hint: "for example cutoff - 2h")
    }
  }

  private func freeze(_ value: YAMLValue, _ freeze: inout PolicySpec.Freeze) {
    let example = "freeze: {scope: [out], for: 24h, then: lapse}"
    let known = ["scope", "for", "then", "remind", "repeat"]
    guard let map = MapReader(value, "`freeze`", known: known, example: example, findings) else { return }
    if let scopes = map["scope"].flatMap({ ScopeReader(findings: findings).scopes($0) }) { freeze.scopes = scopes }
    if let lasts = map.duration("for", example: "for: 24h") { freeze.lasts = lasts }
    if let then = map.choice("then", of: AfterFreeze.self) { freeze.then = then.rawValue }
    _ = map.duration("remind", example: "remind: 4h")
    if let ladder = map["repeat"] { checkLadder(ladder) }
  }

  private func checkLadder(_ value: YAMLValue) {
    let example = "repeat: {within: 30d, for: [72h, 7d]}"
    guard let map = MapReader(value, "`repeat`", known: ["within", "for"], example: example, findings) else { return }
    _ = map.required("within", example: example)?.duration("within", example: "within: 30d", findings)
    for step in map.required("for", example: example)?.items("`for`", example: example, findings) ?? [] {
      _ = step.duration("for", example: "72h", findings)
    }
  }

  private func openCase(_ value: YAMLValue, _ openCase: inout PolicySpec.OpenCase) {
    let example = "case: {to: risk-desk, due: 2h}"
    guard let map = MapReader(value, "`case`", known: ["to", "due"], example: example, findings) else { return }
    if let to = map.text("to", example: "to: risk-desk") { openCase.to = to.value }
    if let due = map.duration("due", example: "due: 2h") { openCase.due = due }
  }
}

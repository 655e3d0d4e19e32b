import CEL
import FrostEvents
import FrostRules

/// `actions`: what each action means here.
struct ActionReader {
  enum Timeout: String, CaseIterable {
    case release
    case returnToBalance = "return-to-balance"
  }
  enum AfterFreeze: String, CaseIterable { case lapse, supervisor }

  let findings: Findings
  let currency: Currency

  func read(_ value: YAMLValue, into policy: inout PolicySpec) {
    let example = "actions: {freeze: {scope: [out], for: 24h, then: lapse}}"
    guard let map = MapReader(value, "`actions`", known: MapKeys.actions, example: example, findings) else { return }
    if let value = map["step-up"] { stepUp(value, &policy.stepUp) }
    if let value = map["hold"] { hold(value, &policy.hold) }
    if let value = map["freeze"] { freeze(value, &policy.freeze) }
    if let value = map["deny"],
      let map = MapReader(value, "`deny`", known: MapKeys.deny, example: "deny: {for: 7d}", findings)
    {
      if let lasts = map.duration("for", example: "for: 7d") { policy.denyLasts = lasts }
    }
    if let value = map["case"] { openCase(value, &policy.openCase) }
  }

  private func stepUp(_ value: YAMLValue, _ stepUp: inout PolicySpec.StepUp) {
    let example = "step-up: {factors: [face], within: 10m}"
    guard let map = MapReader(value, "`step-up`", known: MapKeys.stepUp, example: example, findings) else { return }
    if let factors = map.texts("factors", example: "factors: [face]") { stepUp.factors = factors.map(\.value) }
    if let within = map.duration("within", example: "within: 10m") { stepUp.within = within }
    if let choice = map.choice("not-passed", of: PolicySpec.StepUp.NotPassed.self) { stepUp.notPassed = choice }
  }

  private func hold(_ value: YAMLValue, _ hold: inout PolicySpec.Hold) {
    let example = "hold: {at-most: 24h, on-timeout: release}"
    guard let map = MapReader(value, "`hold`", known: MapKeys.hold, example: example, findings) else { return }
    if let atMost = map.duration("at-most", example: "at-most: 24h") { hold.atMost = atMost }
    if let timeout = map.choice("on-timeout", of: Timeout.self) { hold.onTimeout = timeout.rawValue }
    if let until = map.text("until", example: "until: cutoff - 2h") { hold.beforeCutoff = beforeCutoff(until) }
  }

  /// `cutoff`, or so long before it: `cutoff - 2h`.
  private func beforeCutoff(_ text: Placed<String>) -> Int64? {
    let parts = text.value.split(separator: " ")
    if parts == ["cutoff"] { return 0 }
    if parts.count == 3, parts[0] == "cutoff", parts[1] == "-",
      let before = WrittenDuration.milliseconds(of: String(parts[2]))
    {
      return before
    }
    findings.error(
      "`until` is the settlement's cut-off or a time before it, not `\(text.value)`", at: text.place,
      length: text.value.unicodeScalars.count, hint: "for example cutoff - 2h")
    return nil
  }

  private func freeze(_ value: YAMLValue, _ freeze: inout PolicySpec.Freeze) {
    let example = "freeze: {scope: [out], for: 24h, then: lapse}"
    guard let map = MapReader(value, "`freeze`", known: MapKeys.freeze, example: example, findings) else { return }
    if let scopes = map["scope"].flatMap({ ScopeReader(findings: findings).scopes($0) }) { freeze.scopes = scopes }
    if let lasts = map.duration("for", example: "for: 24h") { freeze.lasts = lasts }
    freeze.saysHowLong = map.has("for")
    if let then = map.choice("then", of: AfterFreeze.self) { freeze.then = then.rawValue }
    freeze.remind = map.duration("remind", example: "remind: 4h")
    if let remind = freeze.remind, remind >= freeze.lasts, let place = map["remind"]?.place {
      findings.error(
        "the reminder would come before the freeze begins", at: place, hint: "`remind` is shorter than `for`")
    }
    if let ladder = map["repeat"] { freeze.ladder = self.ladder(ladder) }
    if let allowance = map["allowance"] { freeze.allowance = money(allowance) }
  }

  private func ladder(_ value: YAMLValue) -> PolicySpec.Freeze.Ladder? {
    let example = "repeat: {within: 30d, for: [72h, 7d]}"
    guard let map = MapReader(value, "`repeat`", known: MapKeys.ladder, example: example, findings) else {
      return nil
    }
    let within = map.required("within", example: example)?.duration("within", example: "within: 30d", findings)
    let steps = map.required("for", example: example)?.items("`for`", example: example, findings) ?? []
    let lasts = steps.compactMap { $0.duration("for", example: "72h", findings)?.value }
    guard let within, lasts.count == steps.count, !lasts.isEmpty else { return nil }
    return PolicySpec.Freeze.Ladder(within: within.value, lasts: lasts)
  }

  /// An amount a day in the book currency: `500`.
  private func money(_ value: YAMLValue) -> Int64? {
    let example = "allowance: 500"
    guard let text = value.text("allowance", example: example, findings) else { return nil }
    guard let amount = WrittenAmount.minorUnits(of: text.value, decimals: currency.decimals), amount > 0 else {
      value.expected("`allowance` is an amount a day in \(currency.code)", example, findings)
      return nil
    }
    return amount
  }

  private func openCase(_ value: YAMLValue, _ openCase: inout PolicySpec.OpenCase) {
    let example = "case: {to: risk-desk, due: 2h}"
    guard let map = MapReader(value, "`case`", known: MapKeys.openCase, example: example, findings) else { return }
    if let to = map.text("to", example: "to: risk-desk") { openCase.to = to.value }
    if let due = map.duration("due", example: "due: 2h") { openCase.due = due }
  }
}

import CEL
import FrostEvents
import FrostRules

/// `policy.yaml`: how scores are combined, what a band does, what stands between a verdict and an action.
struct PolicyReader {
  let sections: Sections
  let findings: Findings
  let files: RuleFiles
  let currency: Currency

  func read() -> PolicySpec {
    var policy = PolicySpec(
      at: sections.once["policy"]?.keyPlace ?? SourcePlace(file: "policy.yaml", line: 1, column: 1))
    _ = sections["policy"]?.integer("policy", in: 1...1, example: "policy: 1", findings)
    if let cap = cap() { policy.cap = cap }
    if let bands = sections["bands"] { BandReader(findings: findings).read(bands, into: &policy) }
    if let actions = sections["actions"] {
      ActionReader(findings: findings, currency: currency).read(actions, into: &policy)
    }
    if let guards = sections["guards"] { policy.guards = GuardReader(findings: findings).read(guards) }
    if let answers = sections["answers"] { policy.answers = AnswersReader(findings: findings).read(answers) }
    if let actOn = sections["act-on"],
      let map = MapReader(actOn, "`act-on`", known: MapKeys.actOn, example: "act-on: {younger-than: 1h}", findings)
    {
      policy.actOn = map.duration("younger-than", example: "younger-than: 1h")
    }
    policy.historyStarts = sections["history-starts"].flatMap { time($0) }
    policy.protected = listNames("protected", example: "protected: [list.treasury]")
    policy.denied = listNames("denied", example: "denied: [list.stolen]")
    policy.rails = sections["calendars"].map { CalendarReader(findings: findings, files: files).rails($0) } ?? []
    if let value = sections["approve"] { policy.approve = approve(value) }
    return policy
  }

  private func cap() -> Double? {
    guard let value = sections["combine"],
      let map = MapReader(
        value, "`combine`", known: MapKeys.combine, example: "combine: {how: sum, cap: 100}", findings)
    else { return nil }
    if let how = map.text("how", example: "how: sum"), how.value != "sum" {
      findings.error(
        "scores are combined by `sum`, not `\(how.value)`", at: how.place, length: how.value.unicodeScalars.count)
    }
    return map["cap"]?.number("cap", example: "cap: 100", findings)
  }

  private func time(_ value: YAMLValue) -> EventTime? {
    let example = "2026-01-01T00:00:00+08:00"
    guard let text = value.text("history-starts", example: example, findings) else { return nil }
    do {
      return try EventTime(rfc3339: text.value)
    } catch {
      findings.error("`history-starts`: \(error.sentence)", at: value, hint: "for example \(example)")
      return nil
    }
  }

  /// Names of lists, each as `list.name`.
  private func listNames(_ key: String, example: String) -> [Placed<String>] {
    (sections[key]?.texts(key, example: example, findings) ?? []).compactMap { name in
      guard name.value.hasPrefix("list."), name.value.count > 5 else {
        findings.error(
          "`\(key)` names lists, not `\(name.value)`", at: name.place, length: name.value.unicodeScalars.count,
          hint: "for example \(example), a list under `lists`")
        return nil
      }
      return name
    }
  }

  private func approve(_ value: YAMLValue) -> PolicySpec.Approve {
    var approve = PolicySpec.Approve()
    let keys: [(String, WritableKeyPath<PolicySpec.Approve, Int>)] = [
      ("stage-enforce", \.stageEnforce), ("mode-lift", \.modeLift), ("guard-raise", \.guardRaise),
      ("bulk-release", \.bulkRelease), ("allow-entry", \.allowEntry),
    ]
    let example = "approve: {stage-enforce: 1}"
    guard let map = MapReader(value, "`approve`", known: MapKeys.approve, example: example, findings) else {
      return approve
    }
    for (key, path) in keys {
      if let count = map.integer(key, in: 0...9, example: "\(key): 1") { approve[keyPath: path] = count }
    }
    return approve
  }
}

import CEL
import FrostRules

/// A rule's `then`: effects by name.
struct EffectReader {
  private static let example = "then: {step-up: [face], escalate: {to: chat, once: 24h}}"

  let findings: Findings

  func effects(_ value: YAMLValue) -> [RuleSpec.Effect] {
    guard let map = MapReader(value, "`then`", known: MapKeys.then, example: Self.example, findings) else { return [] }
    return map.present(of: MapKeys.then).flatMap { entry in map[entry.key].map { effects(entry.key, $0) } ?? [] }
  }

  private func effects(_ key: String, _ value: YAMLValue) -> [RuleSpec.Effect] {
    if key == "label" { return labels(value) }
    let effect =
      switch key {
      case "alert": alert(value)
      case "escalate": escalate(value)
      case "step-up": stepUp(value)
      case "hold": hold(value)
      default: freeze(value)
      }
    return effect.map { [$0] } ?? []
  }

  /// One label, or a list of them.
  private func labels(_ value: YAMLValue) -> [RuleSpec.Effect] {
    guard case .list(let items) = value.content else { return label(value).map { [$0] } ?? [] }
    return items.compactMap { label($0) }
  }

  private func label(_ value: YAMLValue) -> RuleSpec.Effect? {
    let example = "label: {name: suspected_mule, on: payee, for: 30d}"
    guard let map = MapReader(value, "`label`", known: MapKeys.label, example: example, findings) else { return nil }
    let name = map.required("name", example: example)?.text("name", example: "name: suspected_mule", findings)
    if let name { Names("label", findings).checkIdentifier(name) }
    let on = map.required("on", example: example)?.text("on", example: "on: payee", findings)
    let lasts = map.required("for", example: example)?.duration("for", example: "for: 30d", findings)
    guard let name, let on, let lasts else { return nil }
    return effect(.label(name: name, on: on, lasts: lasts.value), map)
  }

  private func alert(_ value: YAMLValue) -> RuleSpec.Effect? {
    let example = "alert: {once: 24h, text: {en: Your balance is too low., zh-CN: 账户余额不足。}}"
    guard let map = MapReader(value, "`alert`", known: MapKeys.alert, example: example, findings),
      let text = map.required("text", example: example)
    else { return nil }
    return effect(.alert(alertText(text)), map)
  }

  private func alertText(_ value: YAMLValue) -> RuleSpec.AlertText {
    let texts = TextsReader(findings: findings)
    guard case .map(let entries) = value.content, let pick = entries.first(where: { $0.key == "pick" }),
      let field = pick.value.text("pick", example: "pick: reason", findings)
    else { return .texts(texts.texts(value, "text")) }
    let cases = entries.filter { $0.key != "pick" }
    if cases.isEmpty {
      findings.error("`pick` has no cases", at: value, hint: "for example {pick: reason, balance: {en: …}}")
    }
    return .pick(field: field, cases: cases.map { (value: $0.key, texts: texts.texts($0.value, $0.key)) })
  }

  private func escalate(_ value: YAMLValue) -> RuleSpec.Effect? {
    let example = "escalate: {to: chat, priority: low, once: 24h}"
    guard
      let map = MapReader(value, "`escalate`", known: MapKeys.escalate, example: example, findings),
      let to = map.required("to", example: "to: chat")?.text("to", example: "to: chat", findings)
    else { return nil }
    let priority = map.choice("priority", of: Priority.self) ?? .normal
    return effect(.escalate(to: to.value, priority: priority.rawValue), map)
  }

  private func stepUp(_ value: YAMLValue) -> RuleSpec.Effect? {
    let example = "step-up: [face, payment-password]"
    guard case .map = value.content else {
      let factors = value.texts("step-up", example: example, findings)
      return factors.map { RuleSpec.Effect(kind: .stepUp(factors: $0.map(\.value)), at: value.place) }
    }
    guard let map = MapReader(value, "`step-up`", known: MapKeys.demand, example: example, findings),
      let factors = map.required("factors", example: "factors: [face]")?.texts("factors", example: "[face]", findings)
    else { return nil }
    return effect(.stepUp(factors: factors.map(\.value)), map)
  }

  private func hold(_ value: YAMLValue) -> RuleSpec.Effect? {
    guard let map = MapReader(value, "`hold`", known: MapKeys.heldEffect, example: "hold: {}", findings) else {
      return nil
    }
    return effect(.hold, map)
  }

  private func freeze(_ value: YAMLValue) -> RuleSpec.Effect? {
    let example = "freeze: [out]"
    guard case .map = value.content else {
      return scopes(value).map { RuleSpec.Effect(kind: .freeze(scopes: $0), at: value.place) }
    }
    guard let map = MapReader(value, "`freeze`", known: MapKeys.frozenEffect, example: example, findings) else {
      return nil
    }
    return effect(.freeze(scopes: map["scope"].flatMap { scopes($0) } ?? []), map)
  }

  private func scopes(_ value: YAMLValue) -> [String]? { ScopeReader(findings: findings).scopes(value) }

  private func effect(_ kind: RuleSpec.Effect.Kind, _ map: MapReader) -> RuleSpec.Effect {
    RuleSpec.Effect(
      kind: kind, condition: map["if"].flatMap { ConditionReader(findings: findings).condition($0, "if") },
      once: map.duration("once", example: "once: 24h"), at: map.place)
  }
}

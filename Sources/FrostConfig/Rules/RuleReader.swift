import CEL
import FrostRules

/// One item under `rules`.
struct RuleReader {
  private static let example =
    "- {rule: sim-swap-drain, title: {en: …}, owner: fraud-desk, types: transfer, when: [amount >= 500], score: 60}"

  let findings: Findings

  func read(_ value: YAMLValue) -> RuleSpec? {
    guard let map = MapReader(value, "a rule", known: MapKeys.rule, example: Self.example, findings) else { return nil }
    let id = map.required("rule", example: "rule: sim-swap-drain")?.text("rule", example: "sim-swap-drain", findings)
    if let id { Names("rule", findings).checkID(id) }
    let title = map.required("title", example: "title: {en: Money leaves at once}").map { texts($0, "title") }
    let owner = map.required("owner", example: "owner: fraud-desk")?.text("owner", example: "fraud-desk", findings)
    let types = map.required("types", example: "types: [transfer, withdrawal.requested]")?
      .texts("types", example: "types: [transfer]", findings)
    let when = map.required("when", example: "when: [amount >= 500]").map { terms($0) }
    let conditions = ConditionReader(findings: findings)
    let optional = Optional(
      unless: map["unless"].map { conditions.conditions($0, "unless") } ?? [],
      score: map["score"].flatMap { conditions.condition($0, "score") }, more: map["more"].map { additions($0) } ?? [],
      then: map["then"].map { EffectReader(findings: findings).effects($0) } ?? [],
      say: map["say"].map { texts($0, "say") } ?? [], tell: map["tell"].map { tell($0) } ?? .none,
      missing: map["missing"].map { missing($0) } ?? RuleSpec.Missing())
    let stage = map.choice("stage", of: RuleSpec.Stage.self) ?? .shadow
    let subject = map.choice("subject", of: RuleSpec.Subject.self) ?? .account
    let source = map.text("source", example: "source: Mojaloop typology 27")?.value
    let tags = map.texts("tags", example: "tags: [takeover]")?.map(\.value) ?? []
    // What a rule lacks has been noted; what it has is worth checking all the same.
    return RuleSpec(
      id: id ?? Placed("\(value.place.file):\(value.place.line)", at: value.place), title: title ?? [],
      owner: owner?.value ?? "",
      source: source, tags: tags, stage: stage, subject: subject, types: types ?? [], when: when ?? [],
      unless: optional.unless, score: optional.score, more: optional.more, then: optional.then,
      say: optional.say, tell: optional.tell, missing: optional.missing)
  }

  /// What a rule may leave out.
  private struct Optional {
    var unless: [Placed<String>]
    var score: Placed<String>?
    var more: [RuleSpec.Addition]
    var then: [RuleSpec.Effect]
    var say: Texts
    var tell: RuleSpec.Tell
    var missing: RuleSpec.Missing
  }

  private func texts(_ value: YAMLValue, _ what: String) -> Texts {
    TextsReader(findings: findings).texts(value, what)
  }

  private func terms(_ value: YAMLValue) -> [RuleSpec.Term] {
    let conditions = ConditionReader(findings: findings)
    guard case .list(let items) = value.content else { return conditions.conditions(value, "when").map { .all($0) } }
    return items.compactMap { item in
      if case .map(let entries) = item.content, entries.count == 1, entries[0].key == "any" {
        let terms = conditions.conditions(entries[0].value, "any")
        return terms.isEmpty ? nil : .any(terms)
      }
      return conditions.condition(item, "when").map { .all($0) }
    }
  }

  private func additions(_ value: YAMLValue) -> [RuleSpec.Addition] {
    let example = "more: [{if: senders_24h >= 8, score: 20}]"
    let conditions = ConditionReader(findings: findings)
    return (value.items("`more`", example: example, findings) ?? []).compactMap { item in
      guard let map = MapReader(item, "an addition", known: MapKeys.addition, example: example, findings) else {
        return nil
      }
      let condition = map.required("if", example: "if: senders_24h >= 8").flatMap { conditions.condition($0, "if") }
      let score = map.required("score", example: "score: 20").flatMap { conditions.condition($0, "score") }
      guard let condition, let score else { return nil }
      return RuleSpec.Addition(condition: condition, score: score)
    }
  }

  private func tell(_ value: YAMLValue) -> RuleSpec.Tell {
    switch value.content {
    case .text("none", _): return .none
    case .text("generic", _): return .generic
    case .map: return .texts(texts(value, "tell"))
    default:
      value.expected(
        "`tell` is none, generic, or texts by language", "tell: {en: We paused a payment. Was it you?}", findings)
      return .none
    }
  }

  /// A policy, or policies by field with `default` for the others.
  private func missing(_ value: YAMLValue) -> RuleSpec.Missing {
    guard case .map(let entries) = value.content else {
      let policy = value.choice("missing", of: RuleSpec.Missing.Policy.self, findings)?.value
      return RuleSpec.Missing(policy: policy ?? .noHit)
    }
    var missing = RuleSpec.Missing()
    for entry in entries {
      guard let policy = entry.value.choice(entry.key, of: RuleSpec.Missing.Policy.self, findings)?.value else {
        continue
      }
      if entry.key == "default" {
        missing.policy = policy
      } else {
        missing.byName.append((name: Placed(entry.key, at: entry.keyPlace), policy: policy))
      }
    }
    return missing
  }
}

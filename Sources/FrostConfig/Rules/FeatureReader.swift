import CEL
import FrostFeatures
import FrostRules

/// One line under `features`.
struct FeatureReader {
  static let kinds = FeatureSpec.Kind.allCases.map(\.rawValue) + ["neighbours"]
  private static let example = "sent_24h: {sum: amount, of: outflow, by: account, over: 24h}"

  enum Now: String, CaseIterable { case included, excluded }

  let findings: Findings

  func read(_ entry: YAMLValue.Entry) -> FeatureSpec? {
    let name = Placed(entry.key, at: entry.keyPlace)
    Names("feature", findings).checkIdentifier(name)
    let known = Self.kinds + FeatureOption.allCases.map(\.rawValue)
    guard
      let map = MapReader(entry.value, "the feature `\(entry.key)`", known: known, example: Self.example, findings),
      let (kind, what) = kind(name, map)
    else { return nil }
    var spec = FeatureSpec(name: name, kind: kind, what: what)
    spec.of = map.texts("of", example: "of: outflow") ?? []
    spec.by = map.texts("by", example: "by: account") ?? []
    spec.read = map.texts("read", example: "read: account") ?? []
    spec.over = map["over"]?.window(findings)
    spec.where = map["where"].flatMap { ConditionReader(findings: findings).condition($0, "where") }
    spec.excludesCurrent = map.choice("now", of: Now.self) == .excluded
    spec.net = map.flag("net") ?? false
    spec.within = map.text("within", example: "within: 1 %")
    spec.add = map.text("add", example: "add: 10")
    spec.halfLife = map["half-life"]?.duration("half-life", example: "half-life: 1h", findings)
    spec.measure = map.choice("as", of: FeatureSpec.Measure.self) ?? .share
    spec.limit = map.integer("limit", in: 1...FeatureDefinition.highestLimit, example: "limit: 5000")
    spec.keys = map.integer("keys", in: 1...FeatureDefinition.highestKeyLimit, example: "keys: 2000000")
    checkOptions(of: kind, map)
    return spec
  }

  private func checkOptions(of kind: FeatureSpec.Kind, _ map: MapReader) {
    for option in FeatureOption.allCases where !option.kinds.contains(kind) {
      guard let entry = map.present(of: [option.rawValue]).first else { continue }
      let sentence =
        option.owner.map { "`\(option.rawValue)` belongs to \($0), this feature is of kind \(kind.rawValue)" }
        ?? "`\(option.rawValue)` has no place in a feature of kind \(kind.rawValue)"
      findings.error(sentence, atKeyOf: entry, hint: option.hint(for: kind))
    }
  }

  private func kind(_ name: Placed<String>, _ map: MapReader) -> (FeatureSpec.Kind, [Placed<String>])? {
    let kinds = map.present(of: Self.kinds)
    guard let entry = kinds.first else {
      findings.error(
        "the feature `\(name.value)` has no kind", at: name.place, length: name.value.unicodeScalars.count,
        hint: "say what it is: {\(Self.kinds.joined(separator: ", ")): …}; for example \(Self.example)")
      return nil
    }
    if let second = kinds.dropFirst().first {
      findings.error("a feature has one kind, this one is `\(entry.key)` already", atKeyOf: second)
      return nil
    }
    guard let kind = FeatureSpec.Kind(rawValue: entry.key) else { return nil }
    return map.texts(entry.key, example: Self.example).map { (kind, $0) }
  }
}

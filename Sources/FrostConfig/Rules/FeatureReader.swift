import CEL
import FrostRules

/// One line under `features`.
struct FeatureReader {
  static let kinds = [
    "count", "sum", "mean", "min", "max", "stddev", "distinct", "last", "previous", "age", "since", "ratio", "share",
    "rate", "risk", "outcome", "neighbours",
  ]
  private static let options = ["of", "by", "read", "over", "where", "now", "net"]
  private static let example = "sent_24h: {sum: amount, of: outflow, by: account, over: 24h}"

  private enum Now: String, CaseIterable { case included, excluded }

  let findings: Findings

  func read(_ entry: YAMLValue.Entry) -> FeatureSpec? {
    let name = Placed(entry.key, at: entry.keyPlace)
    Names("feature", findings).checkIdentifier(name)
    let known = Self.kinds + Self.options
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
    if spec.net && kind != .sum, let net = map.present(of: ["net"]).first {
      findings.error("`net` belongs to a sum, this feature is of kind \(kind.rawValue)", atKeyOf: net)
    }
    return spec
  }

  private func kind(_ name: Placed<String>, _ map: MapReader) -> (FeatureSpec.Kind, [Placed<String>])? {
    let kinds = map.present(of: Self.kinds)
    guard let entry = kinds.first else {
      findings.error(
        "the feature `\(name.value)` has no kind", at: name.place, length: name.value.unicodeScalars.count,
        hint: "say what it is: {\(available): …}; for example \(Self.example)")
      return nil
    }
    if let second = kinds.dropFirst().first {
      findings.error("a feature has one kind, this one is `\(entry.key)` already", atKeyOf: second)
      return nil
    }
    guard let kind = FeatureSpec.Kind(rawValue: entry.key) else {
      findings.error(
        "feature kind `\(entry.key)` is not available yet; this version has \(available)", atKeyOf: entry)
      return nil
    }
    return map.texts(entry.key, example: Self.example).map { (kind, $0) }
  }

  private var available: String { FeatureSpec.Kind.allCases.map(\.rawValue).joined(separator: ", ") }
}

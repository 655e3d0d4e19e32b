import FrostEvents
import FrostFeatures

/// A rule's version: a hash of all that decides what it does.
enum RuleVersion {
  /// - Parameter limits: all limits as written, `limit.` in front; those that the rule reads count.
  static func of(
    _ spec: RuleSpec, reading read: [Feature], _ features: FeatureCompiler, limits: [String: String]
  ) -> String {
    var parts: [String] = [spec.id.value, spec.stage.rawValue, spec.subject.rawValue, spec.missing.policy.rawValue]
    parts += spec.types.map(\.value)
    for term in spec.when {
      switch term {
      case .all(let text): parts.append(text.value)
      case .any(let texts): parts += ["any"] + texts.map(\.value)
      }
    }
    parts += ["unless"] + spec.unless.map(\.value)
    parts.append(spec.score?.value ?? "0")
    for addition in spec.more { parts += [addition.condition.value, addition.score.value] }
    for effect in spec.then {
      parts.append("\(text(of: effect.kind)) \(effect.condition?.value ?? "") \(effect.once ?? 0)")
    }
    parts += spec.missing.byName.flatMap { [$0.name.value, $0.policy.rawValue] }
    for feature in read { parts.append(text(of: feature, features)) }
    // A named limit decides as a number in the condition would: who lowers it has changed the rule.
    for name in Set(spec.expressions.flatMap { Mentions.limits(in: $0.value) }).sorted() {
      if let value = limits[name] { parts += [name, value] }
    }
    return String(hash(of: parts).prefix(8))
  }

  /// The rule set's hash. A Frost that gives the same files other versions has another rule set.
  /// - Parameter files: hash of all that was read.
  static func hash(of rules: [Rule], in files: String) -> String {
    hash(of: [files] + rules.flatMap { [$0.id, $0.version] })
  }

  private static func hash(of parts: [String]) -> String {
    var hash = SHA256()
    for part in parts {
      hash.update(String(part.utf8.count) + ":")
      hash.update(part)
    }
    return hash.hexDigest()
  }

  private static func text(of kind: RuleSpec.Effect.Kind) -> String {
    guard case .label(let name, let on, let lasts) = kind else { return "\(kind)" }
    return "label \(name.value) \(on.value) \(lasts)"
  }

  private static func text(of feature: Feature, _ features: FeatureCompiler) -> String {
    switch feature.origin {
    case .table(let number), .age(ofProfile: let number): "\(features.definitions[number])"
    case .ratio(let a, let b): "\(text(of: a, features)) / \(text(of: b, features))"
    case .neighbours(let number): "\(features.neighbours[number])"
    case .hour(let zone): "hour \(text(of: zone, features))"
    }
  }

  private static func text(of operand: Feature.Operand, _ features: FeatureCompiler) -> String {
    switch operand.source {
    case .field(let field): "field \(field)"
    case .feature(let feature): text(of: features.features[feature], features)
    case .definition(let definition): "\(features.definitions[definition])"
    }
  }
}

import FrostEvents
import FrostFeatures

/// A rule's version: a hash of all that decides what it does.
enum RuleVersion {
  static func of(_ spec: RuleSpec, reading read: [Feature], _ features: FeatureCompiler) -> String {
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
    for feature in read {
      switch feature.origin {
      case .table(let number), .age(ofProfile: let number): parts.append("\(features.definitions[number])")
      case .neighbours(let number): parts.append("\(features.neighbours[number])")
      }
    }
    var hash = SHA256()
    for part in parts {
      hash.update(String(part.utf8.count) + ":")
      hash.update(part)
    }
    return String(hash.hexDigest().prefix(8))
  }

  private static func text(of kind: RuleSpec.Effect.Kind) -> String {
    guard case .label(let name, let on, let lasts) = kind else { return "\(kind)" }
    return "label \(name.value) \(on.value) \(lasts)"
  }
}

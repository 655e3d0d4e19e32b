import FrostEvents
import FrostRules

/// What two rules of one name differ in, by meaning: the order of conditions and white space in them mean nothing.
struct RuleParts {
  private(set) var parts: [Difference.Part] = []

  /// - Parameters:
  ///   - oldTypes: with groups resolved.
  ///   - newTypes: with groups resolved.
  init(_ old: RuleSpec, _ new: RuleSpec, oldTypes: [TypePhase], newTypes: [TypePhase]) {
    one("stage", old.stage.rawValue, new.stage.rawValue)
    one("subject", old.subject.rawValue, new.subject.rawValue)
    all("types", oldTypes.map(\.text), newTypes.map(\.text))
    all("when", old.when.map(\.text), new.when.map(\.text))
    all("unless", old.unless.map(\.value), new.unless.map(\.value))
    one("score", old.score?.value ?? "0", new.score?.value ?? "0")
    all("more", old.more.map(Self.text), new.more.map(Self.text))
    all("then", old.then.map(\.text), new.then.map(\.text))
    all("missing", Self.texts(old.missing), Self.texts(new.missing))
    one("owner", old.owner, new.owner)
    all("tags", old.tags, new.tags)
    one("source", old.source ?? "", new.source ?? "")
    one("tell", Self.text(old.tell), Self.text(new.tell))
    let before = Self.texts(old)
    let after = Self.texts(new)
    for difference in Difference.between(before, after) {
      parts += difference.parts.map { Difference.Part(part: difference.name, old: $0.old, new: $0.new) }
    }
  }

  private mutating func one(_ part: String, _ old: String, _ new: String) {
    guard Meaning.normal(old) != Meaning.normal(new) else { return }
    parts.append(Difference.Part(part: part, old: old.isEmpty ? nil : old, new: new.isEmpty ? nil : new))
  }

  /// Removed ones, then added ones.
  private mutating func all(_ part: String, _ old: [String], _ new: [String]) {
    let before = Set(old.map(Meaning.normal))
    let after = Set(new.map(Meaning.normal))
    parts += old.filter { !after.contains(Meaning.normal($0)) }.map { .init(part: part, old: $0, new: nil) }
    parts += new.filter { !before.contains(Meaning.normal($0)) }.map { .init(part: part, old: nil, new: $0) }
  }

  private static func text(_ addition: RuleSpec.Addition) -> String {
    "\(addition.score.value) if \(addition.condition.value)"
  }

  private static func texts(_ missing: RuleSpec.Missing) -> [String] {
    missing.byName.map { "\($0.name.value): \($0.policy.rawValue)" } + ["default: \(missing.policy.rawValue)"]
  }

  private static func text(_ tell: RuleSpec.Tell) -> String {
    switch tell {
    case .none: "none"
    case .generic: "generic"
    case .texts: "texts"
    }
  }

  /// `say en` and what it says.
  private static func texts(_ rule: RuleSpec) -> [(String, String)] {
    ([("title", rule.title), ("say", rule.say)] + rule.toldTexts.map { ($0.part, $0.texts) }).flatMap { part, texts in
      texts.map { ("\(part) \($0.language)", $0.text.value) }
    }
  }
}

import CEL
import FrostConfig
import FrostRules

/// A rule asks for what its own exception takes away.
func neverHits(_ rules: CompiledRules) -> [Diagnostic] {
  rules.spec.rules.filter { $0.stage != .disabled }.flatMap { rule -> [Diagnostic] in
    let asked = rule.when.compactMap { term -> Placed<String>? in
      if case .all(let text) = term { return text }
      return nil
    }
    return asked.compactMap { text -> Diagnostic? in
      let meaning = Meaning.normal(text.value)
      guard let exception = rule.unless.first(where: { Meaning.normal($0.value) == meaning }) else { return nil }
      return Diagnostic(
        .warning, at: text.place, length: text.value.unicodeScalars.count,
        "rule `\(rule.id.value)` never hits: what it asks for is its exception at line \(exception.place.line)",
        hint: "take one of the two out")
    }
  }
}

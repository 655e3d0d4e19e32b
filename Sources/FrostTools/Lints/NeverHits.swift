import CEL
import FrostConfig
import FrostRules

/// A rule asks for what its own exception takes away, or for accounts that no rule freezes: an entry on a list stands before it.
func neverHits(_ rules: CompiledRules) -> [Diagnostic] {
  let protected = Set(rules.spec.policy.protected.map(\.value))
  return rules.spec.rules.filter { $0.stage != .disabled }.flatMap { rule -> [Diagnostic] in
    let asked = rule.when.compactMap { term -> Placed<String>? in
      if case .all(let text) = term { return text }
      return nil
    }
    return asked.compactMap { text -> Diagnostic? in
      let meaning = Meaning.normal(text.value)
      if let exception = rule.unless.first(where: { Meaning.normal($0.value) == meaning }) {
        return Diagnostic(
          .warning, at: text.place, length: text.value.unicodeScalars.count,
          "rule `\(rule.id.value)` never hits: what it asks for is its exception at line \(exception.place.line)",
          hint: "take one of the two out")
      }
      guard rule.stage == .enforce, rule.subject == .account,
        let list = text.value.wholeMatch(of: /account in (list\.[A-Za-z0-9_]+)/)?.1,
        protected.contains(String(list))
      else { return nil }
      return Diagnostic(
        .warning, at: text.place, length: text.value.unicodeScalars.count,
        "rule `\(rule.id.value)` looks only at accounts that the policy protects: it can open cases, and freezes none",
        hint: "use another list than `\(list)`, or the stage `review`")
    }
  }
}

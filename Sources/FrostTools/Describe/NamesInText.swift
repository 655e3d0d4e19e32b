import FrostRules

/// The names that a rule mentions in conditions, scores and holes: `amount`, `limit.real_out`, `list.known_collectors`.
struct NamesInText {
  private(set) var names: Set<String> = []

  init(_ rule: RuleSpec) {
    for expression in rule.expressions { add(expression.value) }
    for texts in [rule.title, rule.say] + rule.toldTexts.map(\.texts) {
      for text in texts { addHoles(of: text.text.value) }
    }
  }

  init(_ text: String) { add(text) }

  func contains(_ name: String) -> Bool { names.contains(name) }

  private mutating func addHoles(of text: String) {
    let hole = /\{([^}]*)\}/
    for match in text.matches(of: hole) { add(String(match.1)) }
  }

  private mutating func add(_ text: String) {
    let quoted = /'[^']*'|"[^"]*"/
    let name = /[A-Za-z_][A-Za-z0-9_.]*/
    for word in text.replacing(quoted, with: " ").matches(of: name) { names.insert(String(word.0)) }
  }
}

import CEL
import FrostConfig
import FrostRules

/// A text says with a typed number what a condition decides with: changed in one place, it is wrong in the other.
func typedNumbers(_ rules: CompiledRules) -> [Diagnostic] {
  let limits = Dictionary(
    rules.spec.limits.map { ("limit." + $0.name.value, $0.text.value) }, uniquingKeysWith: { first, _ in first })
  return rules.spec.rules.flatMap { rule -> [Diagnostic] in
    let own = numbers(of: rule, limits)
    let texts = ([("say", rule.say)] + rule.toldTexts).flatMap { part, texts in texts.map { (part, $0.text) } }
    return texts.flatMap { part, text in
      numbersOutsideHoles(text.value)
        // A hotline's number is nobody's threshold; an analyst's sentence has no other numbers.
        .filter { part == "say" || own.contains($0.number) }
        .map { found in
          Diagnostic(
            .warning, at: rules.place(in: text, offset: found.offset, of: found.number), length: found.number.count,
            "the text says \(found.number) and would go on saying it when the rule is changed",
            hint: "fill it in: a name in braces, as in {amount}, or words that stay true")
        }
    }
  }
}

/// Made once: each making parses it. Nothing changes it.
private nonisolated(unsafe) let number = /(?:^|[^A-Za-z_0-9.])([0-9]+(?:\.[0-9]+)?)/

/// The numbers that decide: of conditions, and of the limits they name.
private func numbers(of rule: RuleSpec, _ limits: [String: String]) -> Set<String> {
  let mentioned = NamesInText(rule)
  let texts = rule.expressions.map(\.value) + limits.filter { mentioned.contains($0.key) }.values
  return Set(texts.flatMap { $0.matches(of: number).map { String($0.1) } })
}

private func numbersOutsideHoles(_ text: String) -> [(number: String, offset: Int)] {
  var found: [(number: String, offset: Int)] = []
  var depth = 0
  var current = ""
  for (offset, scalar) in text.unicodeScalars.enumerated() {
    if scalar == "{" { depth += 1 }
    if depth == 0, ("0"..."9").contains(scalar) || (!current.isEmpty && scalar == ".") {
      current.unicodeScalars.append(scalar)
    } else if !current.isEmpty {
      found.append((current, offset - current.unicodeScalars.count))
      current = ""
    }
    if scalar == "}" { depth = max(0, depth - 1) }
  }
  if !current.isEmpty { found.append((current, text.unicodeScalars.count - current.unicodeScalars.count)) }
  return found.map { $0.number.hasSuffix(".") ? (String($0.number.dropLast()), $0.offset) : $0 }
}

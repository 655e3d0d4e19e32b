import FrostTools

/// `frostctl rules show`: a rule as somebody reads it who has to answer for it.
struct RuleScreen {
  var paint: Paint
  var width: Int

  func lines(_ card: RuleCard) -> [String] {
    let rule = card.summary
    var lines = [
      paint(rule.rule, .cyan) + "@\(rule.version)  \(rule.stage), score of the \(rule.subject)",
      paint(Words.preferred(rule.title), .bold),
      "\(rule.file):\(rule.line), owner \(rule.owner)"
        + (card.tags.isEmpty ? "" : ", tags " + card.tags.joined(separator: ", ")),
    ]
    if let source = rule.source { lines += block("source: " + source, indent: 0) }
    let types = card.types.joined(separator: ", ")
    let resolved = rule.types.joined(separator: ", ")
    lines += section("ON", block(types == resolved ? types : "\(types) (\(resolved))"))
    lines += section("WHEN", card.when.flatMap { block($0) })
    lines += section("UNLESS", card.unless.flatMap { block($0) })
    lines += section("SCORE", block(rule.score) + card.more.flatMap { block("+ \($0.score) if \($0.condition)") })
    lines += section("THEN", card.then.flatMap { block($0) })
    lines += section("UNKNOWN VALUES", missing(card.missing))
    var texts = card.texts.flatMap { text in
      text.texts.sorted { $0.key < $1.key }.flatMap { block("\(text.part) \($0.key): \($0.value)") }
    }
    if card.tell == "generic" { texts += block("tell: the generic text") }
    lines += section("TEXTS", texts)
    lines += section(
      "FEATURES",
      card.features.flatMap { feature in
        block("\(feature.name): \(feature.definition)")
          + [paint("      \(feature.file):\(feature.line)", .faint)]
      })
    let limits = card.limits.sorted { $0.key < $1.key }.map { "  \($0.key) = \($0.value)" }
    lines += section("LIMITS", limits)
    lines += section("LISTS", card.lists.map { "  " + $0 })
    return lines + section("TESTS", card.tests.flatMap { block($0) })
  }

  private func section(_ title: String, _ content: [String]) -> [String] {
    content.isEmpty ? [] : ["", paint(title, .bold)] + content
  }

  /// Wrapped, further lines four columns deeper.
  private func block(_ text: String, indent: Int = 2) -> [String] {
    let lines = text.wrapped(to: max(20, width - indent - 4))
    let space = String(repeating: " ", count: indent)
    return [space + lines[0]] + lines.dropFirst().map { space + "    " + $0 }
  }

  /// Only where it is not what every rule does.
  private func missing(_ missing: [String: String]) -> [String] {
    missing == ["default": "no-hit"] ? [] : missing.sorted { $0.key < $1.key }.map { "  \($0.key): \($0.value)" }
  }
}

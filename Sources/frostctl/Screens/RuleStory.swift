import FrostProtocol

/// One rule of a decision: its sentence, each line with the values it saw, and the arithmetic of its score.
struct RuleStory {
  var paint: Paint
  var time: LocalTime
  var width: Int

  func lines(_ hit: RuleHit) -> [String] {
    var lines = [
      "  \(paint(hit.rule, .cyan))@\(hit.version)" + (hit.stage == "enforce" ? "" : " (\(hit.stage): may not freeze)")
    ]
    let sentence = Words.preferred(hit.say)
    if !sentence.isEmpty { lines += sentence.wrapped(to: max(20, width - 4)).map { "    " + $0 } }
    let terms = hit.terms.map { (mark($0.result), $0.text, $0) } + hit.unless.map { ("-", "unless " + $0.text, $0) }
    let widest = min(terms.map(\.1.columns).max() ?? 0, 44)
    for (mark, text, term) in terms {
      lines.append("    \(mark) \(text.padded(to: widest))  \(values(of: term, in: hit))")
    }
    lines.append("    " + arithmetic(hit))
    if !hit.evidence.isEmpty { lines.append("    " + evidence(hit.evidence)) }
    return lines.map { $0.last == " " ? String($0.reversed().drop { $0 == " " }.reversed()) : $0 }
  }

  private func mark(_ result: String) -> String {
    switch result {
    case "true": paint("✓", .green)
    case "unknown": paint("?", .yellow)
    default: "✗"
    }
  }

  /// The values of the names in a term, and its result where it is not simply true.
  private func values(of term: RuleHit.Term, in hit: RuleHit) -> String {
    let names = Self.names(in: term.text)
    let known = hit.values.filter { names.contains($0.name) }.map { "\($0.name) = \(Self.shown($0.value))" }
    return (known + (term.result == "true" ? [] : ["(\(term.result))"])).joined(separator: ", ")
  }

  static func shown(_ value: String) -> String {
    value.contains(".") ? Words.grouped(amount: value) : value
  }

  static func names(in text: String) -> Set<String> {
    Set(text.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }.map(String.init))
  }

  /// `60 + 20 (amount / balance >= 0.9) + 10 (payee_age < '1h') = 90 points`.
  private func arithmetic(_ hit: RuleHit) -> String {
    let added = hit.more.filter { $0.result == "true" && ($0.score ?? 0) != 0 }
    let base = hit.score - added.reduce(0) { $0 + ($1.score ?? 0) }
    if added.isEmpty {
      return hit.score == 0 ? "no points: it acts without a score" : "\(Words.number(hit.score)) points"
    }
    let parts = added.map { "\(Words.number($0.score ?? 0)) (\($0.text))" }
    return ([Words.number(base)] + parts).joined(separator: " + ") + " = \(Words.number(hit.score)) points"
  }

  private func evidence(_ evidence: [RuleHit.Evidence]) -> String {
    let shown = evidence.suffix(3).map { "\($0.feature) at \(time.text($0.time)) (input \($0.input))" }
    let rest = evidence.count - shown.count
    return paint("seen in " + shown.joined(separator: "; ") + (rest > 0 ? "; and \(rest) before" : ""), .faint)
  }
}

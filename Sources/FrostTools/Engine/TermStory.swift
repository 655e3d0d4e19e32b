import CEL
import FrostEngine
import FrostRules

/// One rule on one event, line by line: what held, what did not, and with which values.
package struct TermStory {
  /// A condition with its outcome.
  package struct Line: Codable, Hashable, Sendable {
    /// `when`, `unless` or `more`.
    package var part: String
    package var text: String
    /// `true`, `false`, `unknown`, `error`.
    package var result: String
    /// `senders_24h = 2`; empty: it reads nothing that has a value.
    package var values: String
    /// It stands in the way of a hit.
    package var stops: Bool
    /// Points that it adds.
    package var score: Double?
  }

  package let lines: [Line]

  init(_ lines: [Line]) { self.lines = lines }

  init(_ result: Examination.RuleResult, _ rule: Rule, _ values: ExaminedValues) {
    var lines: [Line] = []
    for (term, seen) in zip(rule.terms, result.terms) {
      lines.append(
        Line(
          part: "when", text: term.text, result: Self.result(seen.alternatives),
          values: values.listing(of: term.alternatives),
          stops: !seen.holds))
    }
    for (exception, seen) in zip(rule.unless, result.unless) {
      lines.append(
        Line(
          part: "unless", text: exception.text, result: seen.truth.rawValue, values: values.listing(of: [exception]),
          stops: seen.excepts))
    }
    for (addition, seen) in zip(rule.more, result.more) {
      lines.append(
        Line(
          part: "more", text: addition.condition.text, result: seen.truth.rawValue,
          values: values.listing(of: [addition.condition]), stops: false, score: seen.truth == .yes ? seen.score : 0))
    }
    self.lines = lines
  }

  private static func result(_ alternatives: [Examination.Truth]) -> String {
    (alternatives.contains(.yes) ? .yes : alternatives.first { $0 != .no } ?? .no).rawValue
  }

  /// What stands in the way of a hit.
  package var stopping: [Line] { lines.filter(\.stops) }

  /// As text, each line `indent` columns in: `✗ senders_24h >= 3   senders_24h = 2`.
  package func text(indent: Int, more: Bool = true) -> [String] {
    let shown = lines.filter { more || $0.part != "more" }
    let widest = min(44, shown.map { Self.head($0).count }.max() ?? 0)
    return shown.map { line in
      let mark = line.part == "unless" ? (line.stops ? "✗" : "✓") : line.result == "true" ? "✓" : line.stops ? "✗" : "·"
      let note = line.result == "unknown" || line.result == "error" ? " (\(line.result))" : ""
      let text =
        String(repeating: " ", count: indent) + mark + " " + Figures.left(Self.head(line), widest) + "  "
        + line.values + note
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func head(_ line: Line) -> String { line.part == "when" ? line.text : "\(line.part) \(line.text)" }
}

import CEL
import FrostRules

/// A text in CEL, or what YAML made of it.
struct ConditionReader {
  let findings: Findings

  func condition(_ value: YAMLValue, _ what: String) -> Placed<String>? {
    switch value.content {
    case .text(let text, let style):
      guard !text.isEmpty else {
        value.expected("`\(what)` is a condition in CEL", "amount >= 500", findings)
        return nil
      }
      if style == .plain && isCutByComment(text, value) { return nil }
      return Placed(text, at: value.place)
    case .map(let entries):
      noteMapping(value, entries, what)
      return nil
    case .list:
      value.expected("`\(what)` is a condition in CEL", "amount >= 500", findings)
      return nil
    }
  }

  func conditions(_ value: YAMLValue, _ what: String) -> [Placed<String>] {
    switch value.content {
    case .list(let items): items.compactMap { condition($0, what) }
    case .text, .map: condition(value, what).map { [$0] } ?? []
    }
  }

  /// A `: ` made a mapping of it.
  private func noteMapping(_ value: YAMLValue, _ entries: [YAMLValue.Entry], _ what: String) {
    let rest = value.source.rest(line: value.place.line, column: value.place.column)
    guard rest.first != "{", let first = entries.first else {
      value.expected("`\(what)` is a condition in CEL", "amount >= 500", findings)
      return
    }
    let text = QuotedForm.expression(rest, inFlow: false)
    let cause =
      first.key.contains(" ? ")
      ? "YAML reads the ` : ` of a condition as a mapping" : "YAML reads `: ` inside a text as a mapping"
    findings.error(
      cause, at: value.place, length: text.unicodeScalars.count,
      hint: "put the whole condition in quotes: \(QuotedForm.quoted(text))")
  }

  /// A ` #` inside a text in quotes began a comment.
  private func isCutByComment(_ text: String, _ value: YAMLValue) -> Bool {
    guard
      text.unicodeScalars.count(where: { $0 == "'" }) % 2 == 1
        || text.unicodeScalars.count(where: { $0 == "\"" }) % 2 == 1
    else { return false }
    let rest = value.source.rest(line: value.place.line, column: value.place.column)
    let behind = rest.dropFirst(text.unicodeScalars.count).drop { $0 == " " }
    guard behind.first == "#" else { return false }
    let whole = String(rest)
    findings.error(
      "YAML reads ` #` inside a condition as the beginning of a comment", at: value.place,
      length: whole.unicodeScalars.count, hint: "put the whole condition in quotes: \(QuotedForm.quoted(whole))")
    return true
  }
}

import CEL

/// Turns a YAML syntax error into words: most of them are conditions that YAML misreads.
struct SyntaxTrap {
  let source: SourceText
  let findings: Findings

  /// - Parameters:
  ///   - problem: libyaml's words.
  ///   - contextLine: where the construct began that libyaml could not finish.
  func note(problem: String, line: Int, column: Int, contextLine: Int?) {
    if problem.hasSuffix("another document") {
      findings.error(
        "a file holds one document, here begins a second one", at: source.place(line, column), length: 3,
        hint: "take the line out, or put what follows into a file of its own")
      return
    }
    for candidate in [line, contextLine, line - 1].compactMap({ $0 }) {
      if noteTab(candidate) || noteCondition(candidate) { return }
    }
    let last = min(line, source.lineCount)
    let column = last == line ? column : (source.line(last) ?? "").unicodeScalars.count + 1
    findings.error(
      "not YAML: \(problem)", at: source.place(last, column),
      hint:
        "check brackets, quotes and indentation of this line and the one before; a text with `: `, ` #`, or one that"
        + " begins with one of ! & * ' \" % @ needs quotes around the whole of it")
  }

  private func noteTab(_ line: Int) -> Bool {
    let scalars = Array((source.line(line) ?? "").unicodeScalars)
    guard let tab = scalars.firstIndex(of: "\t"), scalars[..<tab].allSatisfy({ $0 == " " || $0 == "-" }) else {
      return false
    }
    findings.error(
      "the line is indented with a tab", at: source.place(line, tab + 1), hint: "indent with spaces, two a level")
    return true
  }

  /// A condition that stands unquoted where YAML gives its first character or a `: ` in it another meaning.
  private func noteCondition(_ line: Int) -> Bool {
    let scalars = Array((source.line(line) ?? "").unicodeScalars)
    guard let start = valueStart(scalars), start < scalars.count else { return false }
    let rest = source.rest(line: line, column: start + 1)
    let inFlow = scalars[..<start].contains("{") || scalars[..<start].contains("[")
    let text = QuotedForm.expression(rest, inFlow: inFlow)
    guard text.count > 1, let reason = reason(scalars[start], text, inFlow: inFlow) else { return false }
    findings.error(
      reason, at: source.place(line, start + 1), length: text.unicodeScalars.count,
      hint: "put the whole condition in quotes: \(QuotedForm.quoted(text))")
    return true
  }

  private func reason(_ first: Unicode.Scalar, _ text: String, inFlow: Bool) -> String? {
    switch first {
    case "!": return "YAML reads a text that begins with `!` as a tag"
    case "'", "\"":
      let inner = text.unicodeScalars.dropFirst()
      guard let close = inner.firstIndex(of: first), inner.index(after: close) < inner.endIndex else { return nil }
      return "YAML ends a text that begins with a quote at the next quote"
    case "&", "*": return "YAML reads a text that begins with `\(first)` as an anchor or alias"
    case "%", "@", "`": return "YAML reserves a text that begins with `\(first)`"
    default: break
    }
    if text.contains(" ? ") && text.contains(" : ") { return "YAML reads the ` : ` of a condition as a mapping" }
    if text.contains(": ") && !inFlow { return "YAML reads `: ` inside a text as a mapping" }
    if inFlow && (text.contains("[") || text.contains("{")) && !"[{".unicodeScalars.contains(first) {
      return "YAML reads brackets inside `{}` or `[]` as its own"
    }
    return nil
  }

  /// Index of the first scalar of the line's value: behind `- `, `key: ` or `{if: `.
  private func valueStart(_ scalars: [Unicode.Scalar]) -> Int? {
    var index = 0
    var start: Int?
    while index < scalars.count {
      if scalars[index] == " " || scalars[index] == "{" || (scalars[index] == "[" && start != nil) {
        index += 1
        continue
      }
      if scalars[index] == "-", index + 1 < scalars.count, scalars[index + 1] == " " {
        index += 2
        start = index
        continue
      }
      var end = index
      while end < scalars.count, isKeyScalar(scalars[end]) { end += 1 }
      guard end > index, end + 1 < scalars.count, scalars[end] == ":", scalars[end + 1] == " " else { break }
      index = end + 2
      start = index
    }
    return start == nil ? nil : index
  }

  private func isKeyScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".": true
    default: false
    }
  }
}

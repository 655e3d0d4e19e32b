/// A text of a rule file as it has to be quoted so that YAML leaves it alone.
enum QuotedForm {
  /// - Parameters:
  ///   - rest: the line from the text's first character on.
  ///   - inFlow: inside `{}` or `[]`, where a comma or a bracket ends the text.
  static func of(_ rest: Substring.UnicodeScalarView, inFlow: Bool) -> String {
    quoted(expression(rest, inFlow: inFlow))
  }

  static func quoted(_ text: String) -> String {
    if !text.contains("'") { return "'\(text)'" }
    if !text.contains("\"") && !text.contains("\\") { return "\"\(text)\"" }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// What the author most likely meant as one text: up to a comment, and in flow style up to the comma or bracket that
  /// closes it, quotes and nested brackets heeded.
  static func expression(_ rest: Substring.UnicodeScalarView, inFlow: Bool) -> String {
    var end = rest.startIndex
    var quote: Unicode.Scalar?
    var depth = 0
    var previous: Unicode.Scalar = " "
    scan: while end < rest.endIndex {
      let scalar = rest[end]
      if let open = quote {
        if scalar == open { quote = nil }
      } else {
        switch scalar {
        case "'", "\"": quote = scalar
        case "(", "[", "{": depth += 1
        case ")", "]", "}":
          if depth == 0 && inFlow { break scan }
          depth -= 1
        case "," where depth == 0 && inFlow: break scan
        case "#" where previous == " ": break scan
        default: break
        }
      }
      previous = scalar
      end = rest.index(after: end)
    }
    var text = String(rest[..<end])
    while text.last == " " { text.removeLast() }
    return text
  }
}

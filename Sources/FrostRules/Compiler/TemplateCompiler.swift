import CEL

/// Texts with holes into templates; each hole is an expression with its own place.
struct TemplateCompiler {
  let environment: Environment
  private let misread: Set<String>
  private(set) var diagnostics: [Diagnostic] = []

  init(_ environment: Environment, misread: Set<String>) {
    self.environment = environment
    self.misread = misread
  }

  mutating func compile(_ texts: Texts) -> [LocalTemplate] {
    texts.map { LocalTemplate(language: $0.language, template: compile($0.text)) }
  }

  private mutating func compile(_ text: Placed<String>) -> TextTemplate {
    var parts: [TextTemplate.Part] = []
    var literal = ""
    var rest = text.value.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "{" else {
        literal.unicodeScalars.append(scalar)
        continue
      }
      let offset = text.value.unicodeScalars.distance(from: text.value.unicodeScalars.startIndex, to: rest.startIndex)
      var place = text.place
      place.column += offset
      guard let end = rest.firstIndex(of: "}") else {
        diagnostics.append(Diagnostic(at: place, "the hole that begins here has no `}`"))
        break
      }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = ""
      if let hole = hole(String(rest[..<end]), at: place) { parts.append(hole) }
      rest = rest[rest.index(after: end)...]
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    return TextTemplate(parts: parts)
  }

  private mutating func hole(_ text: String, at place: SourcePlace) -> TextTemplate.Part? {
    guard !Mentions.of(misread, in: text) else { return nil }
    let isPercent = text.hasSuffix(":%")
    do {
      let expression = try CEL.compile(
        isPercent ? String(text.dropLast(2)) : text, at: place, in: environment, expecting: nil)
      if isPercent, expression.type != .double, expression.type != .int {
        diagnostics.append(
          Diagnostic(
            at: place, length: text.unicodeScalars.count,
            "only a number can be shown as `:%`, this is \(expression.type)"))
      }
      return .hole(expression, isPercent ? .percent : .plain)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }
}

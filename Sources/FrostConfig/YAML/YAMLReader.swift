import CEL
import Yams

/// Reads a file's text into a `YAMLValue`. The only place that sees Yams.
struct YAMLReader {
  let source: SourceText
  let findings: Findings

  /// The root of the file's only document; nil after an error has been noted, or for a file without content.
  func read() -> YAMLValue? {
    do {
      let parser = try Parser(yaml: source.text, resolver: .basic, encoding: .utf8)
      let root = try parser.singleRoot()
      // The parser owns the anchors: nodes hold them weakly.
      return withExtendedLifetime(parser) { root.flatMap { value(of: $0, inFlow: false) } }
    } catch let error as YamlError {
      note(error)
    } catch {
      findings.error("not YAML: \(error)", at: source.place(1, 1))
    }
    return nil
  }

  private func value(of node: Node, inFlow: Bool) -> YAMLValue? {
    let place = self.place(of: node)
    let rest = source.rest(line: place.line, column: place.column)
    let first = rest.first
    if node.anchor != nil {
      // An alias is its anchor's node a second time.
      if findings.diagnostics.contains(where: { $0.place == place }) { return nil }
      findings.error(
        "anchors and aliases (`&`, `*`) are not part of Frost's files", at: place,
        hint: "write the value out, or in quotes if it is a text: "
          + QuotedForm.of(rest, inFlow: inFlow))
      return nil
    }
    switch node {
    case .scalar(let scalar):
      if first == "!" {
        noteTag(at: place, inFlow: inFlow)
        return nil
      }
      return text(scalar, at: place)
    case .sequence(let sequence):
      if first == "!" { noteTag(at: place, inFlow: inFlow) }
      let flow = inFlow || first == "["
      return YAMLValue(
        content: .list(sequence.compactMap { value(of: $0, inFlow: flow) }), place: place, source: source)
    case .mapping(let mapping):
      if first == "!" { noteTag(at: place, inFlow: inFlow) }
      let flow = inFlow || first == "{"
      return YAMLValue(content: .map(mapping.compactMap { entry($0, $1, inFlow: flow) }), place: place, source: source)
    case .alias:
      findings.error("aliases (`*`) are not part of Frost's files", at: place, hint: "write the value out")
      return nil
    }
  }

  private func entry(_ key: Node, _ value: Node, inFlow: Bool) -> YAMLValue.Entry? {
    guard case .scalar(let scalar) = key else {
      findings.error("a key must be a text, not a list or a mapping", at: place(of: key))
      return nil
    }
    guard let value = self.value(of: value, inFlow: inFlow) else { return nil }
    return YAMLValue.Entry(key: scalar.string, keyPlace: text(scalar, at: place(of: key)).place, value: value)
  }

  private func place(of node: Node) -> SourcePlace {
    source.place(node.mark?.line ?? 1, node.mark?.column ?? 1)
  }

  private func text(_ scalar: Node.Scalar, at place: SourcePlace) -> YAMLValue {
    var place = place
    let style: YAMLValue.Style
    switch scalar.style {
    case .singleQuoted, .doubleQuoted:
      style = .quoted
      place.column += 1
    case .literal, .folded:
      style = .block
      var line = place.line + 1
      while let text = source.line(line), text.allSatisfy({ $0 == " " }), line < source.lineCount { line += 1 }
      let indent = (source.line(line) ?? "").unicodeScalars.prefix { $0 == " " }.count
      place = source.place(line, indent + 1)
    case .any, .plain:
      style = .plain
    }
    return YAMLValue(content: .text(scalar.string, style), place: place, source: source)
  }

  private func noteTag(at place: SourcePlace, inFlow: Bool) {
    findings.error(
      "YAML reads a text that begins with `!` as a tag", at: place,
      hint: "write it in quotes: " + QuotedForm.of(source.rest(line: place.line, column: place.column), inFlow: inFlow))
  }

  private func note(_ error: YamlError) {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      SyntaxTrap(source: source, findings: findings).note(
        problem: problem, line: mark.line, column: mark.column,
        contextLine: context.map(\.mark.line).flatMap { $0 > 0 ? $0 : nil })
    case .duplicatedKeysInMapping(let keys, let context):
      let line = context.mark.line
      let column = context.mark.column
      DuplicateKey(source: source, findings: findings).note(key: keys[0], line: line, column: column)
    case .reader(let problem, let offset, _, _):
      let before = source.text.prefix(offset ?? 0)
      let line = before.count { $0.isNewline } + 1
      let column = before.split(separator: "\n", omittingEmptySubsequences: false).last?.unicodeScalars.count ?? 0
      findings.error("not YAML: \(problem)", at: source.place(line, column + 1))
    default:
      findings.error("not YAML: \(error)", at: source.place(1, 1))
    }
  }
}

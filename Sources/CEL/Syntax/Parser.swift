/// Tokens to syntax, by precedence climbing. The first token out of place ends it; what is merely misspelt (`and`, `=`)
/// is reported and read as meant.
struct Parser {
  struct Stop: Error {}

  let source: SourceText
  let tokens: [Token]
  var faults: Faults
  private var index = 0
  private var nesting = 0
  /// Offset of the last operator of another language that was reported.
  var reportedForeign = -1

  /// - Returns: nil where the text has no tree; then `faults` says why. Where characters could not be read, only these
  ///   are told: what else is out of place follows from them.
  static func parse(_ source: SourceText, faults: inout Faults) -> Syntax? {
    let (tokens, lexed) = Lexer.tokens(of: source)
    var parser = Parser(source: source, tokens: tokens, faults: lexed)
    do {
      let syntax = try parser.expression()
      try parser.expectEnd()
      faults = parser.faults
      return syntax
    } catch {
      faults = lexed.isEmpty ? parser.faults : lexed
      return nil
    }
  }

  private init(source: SourceText, tokens: [Token], faults: Faults) {
    self.source = source
    self.tokens = tokens
    self.faults = faults
  }

  // MARK: - tokens

  var next: Token { tokens[index] }
  var previous: Token { tokens[max(0, index - 1)] }

  mutating func advance() { index = min(index + 1, tokens.count - 1) }

  mutating func take(_ mark: Token.Mark) -> Bool {
    guard next.kind == .mark(mark) else { return false }
    advance()
    return true
  }

  mutating func expect(_ mark: Token.Mark, toClose open: Token) throws(Stop) {
    guard take(mark) else {
      throw stop(
        next.range, "expected `\(mark.rawValue)`, found \(next.described(in: source))",
        hint: "it closes the `\(source[open.range])` at column \(source.place(at: open.range.lowerBound).column)")
    }
  }

  mutating func stop(_ range: Range<Int>, _ message: String, hint: String? = nil) -> Stop {
    faults.report(range, message, hint: hint)
    return Stop()
  }

  func follows(_ ahead: Int) -> Token { tokens[min(index + ahead, tokens.count - 1)] }

  // MARK: - expressions

  /// `Or ["?" Or ":" Expr]`
  mutating func expression() throws(Stop) -> Syntax {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Syntax.depthLimit else { throw tooDeep(next.range) }
    let condition = try operation(atLeast: .or)
    let mark = next
    guard take(.question) else { return condition }
    let yes = try operation(atLeast: .or)
    guard take(.colon) else {
      throw stop(
        next.range, "expected `:`, found \(next.described(in: source))", hint: "a choice is written: condition ? a : b")
    }
    let no = try expression()
    return try node(.conditional(condition, yes, no), condition.range.lowerBound, mark.range, [condition, yes, no])
  }

  private mutating func operation(atLeast lowest: Precedence) throws(Stop) -> Syntax {
    var left = try unary()
    while let binary = infix(), binary.precedence >= lowest {
      let anchor = next.range
      switch binary.precedence {
      case .or, .and:
        var terms = [left]
        while let again = infix(), again.precedence == binary.precedence {
          advance()
          terms.append(try operation(atLeast: binary.precedence.next))
        }
        left = try node(
          binary.precedence == .and ? .all(terms) : .any(terms), left.range.lowerBound, anchor, terms)
      default:
        advance()
        let right = try operation(atLeast: binary.precedence.next)
        left = try node(.binary(binary.function, left, right), left.range.lowerBound, anchor, [left, right])
      }
    }
    return left
  }

  private mutating func unary() throws(Stop) -> Syntax {
    repairNot()
    guard next.kind == .mark(.not) || (next.kind == .mark(.minus) && !minusBeginsLiteral) else { return try member() }
    let mark = next
    var count = 0
    while next.kind == mark.kind, !(mark.kind == .mark(.minus) && minusBeginsLiteral) {
      count += 1
      advance()
      if mark.kind == .mark(.not) { repairNot() }
    }
    var operand = try member()
    let function = mark.kind == .mark(.not) ? "!_" : "-_"
    for _ in 0..<(count % 2 == 0 ? 2 : 1) {
      operand = try node(.unary(function, operand), mark.range.lowerBound, mark.range, [operand])
    }
    return operand
  }

  private var minusBeginsLiteral: Bool {
    guard next.kind == .mark(.minus) else { return false }
    return switch follows(1).kind {
    case .int, .double: true
    default: false
    }
  }

  /// A primary with its `.field`, `.call(...)` and `[index]`.
  private mutating func member() throws(Stop) -> Syntax {
    var value = try primary()
    while true {
      let mark = next
      if take(.dot) {
        let isOptional = take(.question)
        let name = next
        let text = try selector()
        if isOptional {
          value = try node(.optionalSelect(value, text), value.range.lowerBound, name.range, [value])
        } else if case .identifier = name.kind, next.kind == .mark(.open) {
          let arguments = try self.arguments()
          value = try node(
            .call(text, receiver: value, arguments), value.range.lowerBound, name.range, arguments + [value])
        } else {
          value = try node(.select(value, text), value.range.lowerBound, name.range, [value])
        }
      } else if take(.openBracket) {
        let isOptional = take(.question)
        let index = try expression()
        try expect(.closeBracket, toClose: mark)
        value = try node(
          isOptional ? .optionalIndex(value, index) : .index(value, index), value.range.lowerBound, mark.range,
          [value, index])
      } else {
        return value
      }
    }
  }

  /// The name behind a dot; words that are reserved elsewhere may stand here.
  private mutating func selector() throws(Stop) -> String {
    let token = next
    switch token.kind {
    case .identifier(let name) where !Self.literalWords.contains(name):
      advance()
      return name
    case .quotedName(let name):
      advance()
      return name
    default: throw stop(token.range, "expected a name after `.`, found \(token.described(in: source))")
    }
  }

  private mutating func primary() throws(Stop) -> Syntax {
    let token = next
    switch token.kind {
    case .int, .uint, .double, .string, .bytes: return try literal()
    case .mark(.minus) where minusBeginsLiteral: return try literal()
    case .identifier(let name): return try named(name)
    case .mark(.open):
      advance()
      var inner = try expression()
      try expect(.close, toClose: token)
      inner.range = token.range.lowerBound..<previous.range.upperBound
      return inner
    case .mark(.openBracket):
      advance()
      let elements = try sequence(until: .closeBracket, open: token, trailingComma: true) { parser throws(Stop) in
        Syntax.Element(isOptional: parser.take(.question), value: try parser.expression())
      }
      return try node(.list(elements), token.range.lowerBound, token.range, elements.map(\.value))
    case .mark(.openBrace): return try map()
    case .mark(.dot): return try rootName()
    default:
      throw stop(token.range, "expected a value, found \(token.described(in: source))", hint: missingValueHint(token))
    }
  }

  private mutating func named(_ name: String) throws(Stop) -> Syntax {
    let token = next
    advance()
    let start = token.range.lowerBound
    switch name {
    case "true", "false": return try node(.bool(name == "true"), start, token.range, [])
    case "null": return try node(.null, start, token.range, [])
    case "in": throw stop(token.range, "expected a value before `in`")
    case _ where Self.reserved.contains(name):
      throw stop(token.range, "`\(name)` is a reserved word and names nothing")
    default: break
    }
    if next.kind == .mark(.openBrace) {
      throw stop(next.range, "`{` has no meaning here", hint: "messages of protocol buffers are not part of this CEL")
    }
    guard next.kind == .mark(.open) else { return try node(.name(name), start, token.range, []) }
    let arguments = try self.arguments()
    return try node(.call(name, receiver: nil, arguments), start, token.range, arguments)
  }

  private mutating func literal() throws(Stop) -> Syntax {
    let start = next.range.lowerBound
    let isNegative = take(.minus)
    let token = next
    advance()
    let range = start..<token.range.upperBound
    let kind: Syntax.Kind
    switch token.kind {
    case .int(let magnitude):
      guard let value = isNegative ? Int64(exactlyMinus: magnitude) : Int64(exactly: magnitude) else {
        throw stop(range, "the number \(source[range]) does not fit an int", hint: "an int has 64 bits")
      }
      kind = .int(value)
    case .uint(let value): kind = .uint(value)
    case .double: kind = .double((isNegative ? "-" : "") + source[token.range])
    case .string(let text): kind = .string(text)
    case .bytes(let bytes): kind = .bytes(bytes)
    default: preconditionFailure("not a literal: \(token.kind)")
    }
    return try node(kind, start, range, [])
  }

  private mutating func arguments() throws(Stop) -> [Syntax] {
    let open = next
    advance()
    return try sequence(until: .close, open: open, trailingComma: false) { parser throws(Stop) in
      try parser.expression()
    }
  }

  /// `{k: v, ?k: v}`
  private mutating func map() throws(Stop) -> Syntax {
    let open = next
    advance()
    let entries = try sequence(until: .closeBrace, open: open, trailingComma: true) { parser throws(Stop) in
      let isOptional = parser.take(.question)
      let key = try parser.expression()
      guard parser.take(.colon) else {
        throw parser.stop(
          parser.next.range, "expected `:`, found \(parser.next.described(in: parser.source))",
          hint: "an entry of a map is written key: value")
      }
      return Syntax.Entry(isOptional: isOptional, key: key, value: try parser.expression())
    }
    return try node(.map(entries), open.range.lowerBound, open.range, entries.flatMap { [$0.key, $0.value] })
  }

  /// `.x`, `.x(...)`
  private mutating func rootName() throws(Stop) -> Syntax {
    let start = next.range.lowerBound
    advance()
    let token = next
    guard case .identifier(let name) = token.kind, !Self.literalWords.contains(name), !Self.reserved.contains(name)
    else { throw stop(token.range, "expected a name after `.`, found \(token.described(in: source))") }
    advance()
    guard next.kind == .mark(.open) else { return try node(.rootName(name), start, token.range, []) }
    let arguments = try self.arguments()
    return try node(.call("." + name, receiver: nil, arguments), start, token.range, arguments)
  }

  private mutating func sequence<Part>(
    until close: Token.Mark, open: Token, trailingComma: Bool, _ part: (inout Parser) throws(Stop) -> Part
  ) throws(Stop) -> [Part] {
    var elements: [Part] = []
    while !(next.kind == .mark(close) && (elements.isEmpty || trailingComma)) {
      elements.append(try part(&self))
      guard take(.comma) else { break }
    }
    try expect(close, toClose: open)
    return elements
  }

  private mutating func node(
    _ kind: Syntax.Kind, _ start: Int, _ anchor: Range<Int>, _ children: [Syntax]
  ) throws(Stop) -> Syntax {
    let depth = 1 + (children.lazy.map(\.depth).max() ?? 0)
    guard depth <= Syntax.depthLimit else { throw tooDeep(anchor) }
    return Syntax(kind: kind, range: start..<previous.range.upperBound, anchor: anchor, depth: depth)
  }

  private mutating func tooDeep(_ range: Range<Int>) -> Stop {
    stop(range, "nested too deeply", hint: "at most \(Syntax.depthLimit) levels: split the expression")
  }

  static let literalWords: Set<String> = ["true", "false", "null", "in"]
  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package",
    "namespace", "return", "var", "void", "while",
  ]
}

extension Int64 {
  init?(exactlyMinus magnitude: UInt64) {
    guard magnitude <= Int64.min.magnitude else { return nil }
    self = magnitude == Int64.min.magnitude ? .min : -Int64(magnitude)
  }
}

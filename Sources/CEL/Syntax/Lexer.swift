/// Source to tokens. Reports everything it cannot read and goes on behind it.
struct Lexer {
  let source: SourceText
  var position = 0
  var tokens: [Token] = []
  var faults: Faults

  init(_ source: SourceText) {
    self.source = source
    faults = Faults(in: source)
  }

  /// The last token is always `.end`.
  static func tokens(of source: SourceText) -> (tokens: [Token], faults: Faults) {
    var lexer = Lexer(source)
    while lexer.readToken() {}
    let end = source.scalars.count
    lexer.tokens.append(Token(kind: .end, range: end..<end + 1))
    return (lexer.tokens, lexer.faults)
  }

  func scalar(ahead: Int = 0) -> Unicode.Scalar? {
    let index = position + ahead
    return index < source.scalars.count ? source.scalars[index] : nil
  }

  mutating func emit(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: start..<position))
  }

  private mutating func readToken() -> Bool {
    skipBlanksAndComments()
    guard let first = scalar() else { return false }
    let start = position
    if first.isDigit || (first == "." && scalar(ahead: 1)?.isDigit == true) {
      readNumber()
    } else if let prefix = stringPrefix() {
      readString(prefix)
    } else if first == "`", tokens.last?.kind == .mark(.dot) || tokens.last?.kind == .mark(.question),
      let end = source.scalars[(start + 1)...].firstIndex(where: { !$0.mayBeQuoted }), end > start + 1,
      source.scalars[end] == "`"
    {
      position = end + 1
      emit(.quotedName(source[start + 1..<end]), from: start)
    } else if first.startsName {
      while scalar()?.continuesName == true { position += 1 }
      emit(.identifier(source[start..<position]), from: start)
    } else if let mark = mark() {
      position += mark.rawValue.unicodeScalars.count
      emit(.mark(mark), from: start)
    } else {
      position += 1
      let meant = Self.lookalikes[first]
      let hint = meant.map { "write `\($0.rawValue)`" } ?? Self.hint(for: first)
      faults.report(start..<position, "`\(first)` has no meaning here", hint: hint)
      if let meant { emit(.mark(meant), from: start) }
    }
    return true
  }

  private mutating func skipBlanksAndComments() {
    while let next = scalar() {
      if next == " " || next == "\t" || next == "\n" || next == "\r" || next == "\u{0C}" {
        position += 1
      } else if next == "/", scalar(ahead: 1) == "/" {
        while let c = scalar(), c != "\n" { position += 1 }
      } else {
        return
      }
    }
  }

  private func mark() -> Token.Mark? {
    for length in [3, 2, 1] where position + length <= source.scalars.count {
      if let mark = Token.Mark(rawValue: source[position..<position + length]) { return mark }
    }
    return nil
  }

  /// Signs of other keyboards, reported and read as what they look like.
  private static let lookalikes: [Unicode.Scalar: Token.Mark] = [
    "\u{2265}": .greaterOrEqual, "\u{2264}": .lessOrEqual, "\u{2260}": .notEqual, "\u{FF08}": .open,
    "\u{FF09}": .close, "\u{FF0C}": .comma, "\u{FF1E}": .greater, "\u{FF1C}": .less, "\u{FF01}": .not,
    "\u{FF0B}": .plus, "\u{FF0D}": .minus, "\u{2212}": .minus, "\u{D7}": .times, "\u{F7}": .divide,
  ]

  private static func hint(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{300C}", "\u{300D}", "`": "write straight quotes: 'text'"
    case "\u{A0}", "\u{3000}": "this is a special blank: write a plain one"
    case "\u{2265}": "write >="
    case "\u{2264}": "write <="
    case "\u{2260}": "write !="
    case "\u{FF08}", "\u{FF09}", "\u{FF0C}", "\u{FF1E}", "\u{FF1C}", "\u{FF1D}":
      "switch the keyboard to half-width signs"
    case "#": "a comment begins with //"
    case "$", "@": "names are written without it"
    default: nil
    }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  var startsName: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" }
  var continuesName: Bool { startsName || isDigit }

  /// May stand in a name between back quotes.
  var mayBeQuoted: Bool { continuesName || self == "." || self == "-" || self == "/" || self == " " }

  /// The value of a hexadecimal digit.
  var hexValue: UInt32? {
    switch self {
    case "0"..."9": value - 48
    case "a"..."f": value - 87
    case "A"..."F": value - 55
    default: nil
    }
  }
}

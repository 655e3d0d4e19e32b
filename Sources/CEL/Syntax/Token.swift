/// The smallest meaningful piece of an expression.
struct Token: Sendable {
  enum Kind: Hashable, Sendable {
    /// The magnitude; a minus before it is the parser's.
    case int(UInt64)
    case uint(UInt64)
    case double
    case string(String)
    case bytes([UInt8])
    /// Between back quotes, behind a dot.
    case quotedName(String)
    /// Also the keywords `true false null in`.
    case identifier(String)
    case mark(Mark)
    case end
  }

  enum Mark: String, Hashable, Sendable, CaseIterable {
    case and = "&&"
    case or = "||"
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case assign = "="
    case singleAnd = "&"
    case singleOr = "|"
    case identical = "==="
    case notIdentical = "!=="
    case lessGreater = "<>"
    case not = "!"
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case modulo = "%"
    case question = "?"
    case colon = ":"
    case dot = "."
    case comma = ","
    case open = "("
    case close = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
  }

  var kind: Kind
  /// In scalars of the source.
  var range: Range<Int>

  /// As an error message names it.
  func described(in source: SourceText) -> String {
    switch kind {
    case .end: "the end"
    case .string: "a text"
    case .bytes: "bytes"
    case .int, .uint, .double: "the number \(source[range])"
    case .identifier, .quotedName, .mark: "`\(source[range])`"
    }
  }
}

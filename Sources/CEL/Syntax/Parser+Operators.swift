/// How tightly an operator binds, loosest first.
enum Precedence: Int, Comparable {
  case or, and, relation, sum, product, tightest

  var next: Precedence { Precedence(rawValue: rawValue + 1) ?? .tightest }

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }
}

extension Parser {
  struct Infix {
    var function: String
    var precedence: Precedence
  }

  private static let marks: [Token.Mark: Infix] = [
    .or: Infix(function: "_||_", precedence: .or), .and: Infix(function: "_&&_", precedence: .and),
    .equal: Infix(function: "_==_", precedence: .relation), .notEqual: Infix(function: "_!=_", precedence: .relation),
    .less: Infix(function: "_<_", precedence: .relation), .lessOrEqual: Infix(function: "_<=_", precedence: .relation),
    .greater: Infix(function: "_>_", precedence: .relation),
    .greaterOrEqual: Infix(function: "_>=_", precedence: .relation),
    .plus: Infix(function: "_+_", precedence: .sum), .minus: Infix(function: "_-_", precedence: .sum),
    .times: Infix(function: "_*_", precedence: .product), .divide: Infix(function: "_/_", precedence: .product),
    .modulo: Infix(function: "_%_", precedence: .product),
  ]

  /// Words and signs of other languages, with what they mean here.
  private static let words: [String: Token.Mark] = [
    "and": .and, "AND": .and, "or": .or, "OR": .or, "is": .equal, "equals": .equal,
  ]

  private static let lookalikes: [Token.Mark: Token.Mark] = [
    .assign: .equal, .singleAnd: .and, .singleOr: .or, .identical: .equal, .notIdentical: .notEqual,
    .lessGreater: .notEqual,
  ]

  /// The binary operator that comes next; one of another language is reported once and taken for what it means.
  mutating func infix() -> Infix? {
    switch next.kind {
    case .identifier("in"): return Infix(function: "_in_", precedence: .relation)
    case .identifier("IN"):
      foreign("IN", meaning: "in")
      return Infix(function: "_in_", precedence: .relation)
    case .identifier(let word):
      guard let mark = Self.words[word] else { return nil }
      foreign(word, meaning: mark.rawValue)
      return Self.marks[mark]
    case .mark(let mark):
      guard let meant = Self.lookalikes[mark] else { return Self.marks[mark] }
      foreign(mark.rawValue, meaning: meant.rawValue)
      return Self.marks[meant]
    default: return nil
    }
  }

  private mutating func foreign(_ written: String, meaning meant: String) {
    guard reportedForeign != next.range.lowerBound else { return }
    reportedForeign = next.range.lowerBound
    faults.report(next.range, "`\(written)` is not an operator here", hint: "write `\(meant)`")
  }

  /// `not x` is reported and read as `!x`.
  mutating func repairNot() {
    while case .identifier("not") = next.kind {
      switch follows(1).kind {
      case .identifier(let word) where word != "in" && word != "IN" && Self.words[word] == nil: break
      case .mark(.open) where follows(1).range.lowerBound > next.range.upperBound: break
      default: return
      }
      faults.report(next.range, "`not` is not an operator here", hint: "write `!`")
      advance()
    }
  }

  func missingValueHint(_ token: Token) -> String? {
    switch token.kind {
    case .mark(.assign), .mark(.equal): "comparison is `==`, and has a value on either side"
    case .mark(.close), .mark(.closeBracket): "something is missing before `\(source[token.range])`"
    case .end: index(of: token) == 0 ? "the expression is empty" : "something is missing after the last operator"
    default: nil
    }
  }

  private func index(of token: Token) -> Int { tokens.firstIndex { $0.range == token.range } ?? 0 }

  mutating func expectEnd() throws(Stop) {
    guard next.kind != .end else { return }
    let found = next.described(in: source)
    switch next.kind {
    case .mark(.close), .mark(.closeBracket):
      throw stop(next.range, "\(found) closes nothing", hint: "remove it, or open it earlier")
    case .identifier("not") where follows(1).kind == .identifier("in"):
      throw stop(next.range, "`not in` is not an operator here", hint: "write !(x in list)")
    case .mark(.question), .mark(.colon), .mark(.comma), .mark(.openBrace), .mark(.closeBrace):
      throw stop(next.range, "\(found) has no meaning here")
    default:
      throw stop(
        next.range, "expected an operator or the end, found \(found)", hint: "terms are joined with `&&` or `||`")
    }
  }
}

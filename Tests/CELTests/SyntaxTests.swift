import Testing

@testable import CEL

@Suite struct SyntaxTests {
  /// The tree with every operation in parentheses.
  static func spelled(_ syntax: Syntax) -> String {
    switch syntax.kind {
    case .int(let value): "\(value)"
    case .uint(let value): "\(value)u"
    case .double(let text): text
    case .string(let text): "'\(text)'"
    case .bool(let value): "\(value)"
    case .null: "null"
    case .name(let name): name
    case .select(let base, let field): "\(spelled(base)).\(field)"
    case .index(let base, let index): "\(spelled(base))[\(spelled(index))]"
    case .call(let name, let receiver, let arguments):
      (receiver.map { spelled($0) + "." } ?? "") + "\(name)(\(arguments.map(spelled).joined(separator: ", ")))"
    case .unary(let name, let operand): "(\(name.filter { $0 != "_" })\(spelled(operand)))"
    case .binary(let name, let left, let right): "(\(spelled(left)) \(name.filter { $0 != "_" }) \(spelled(right)))"
    case .all(let terms): "(\(terms.map(spelled).joined(separator: " && ")))"
    case .any(let terms): "(\(terms.map(spelled).joined(separator: " || ")))"
    case .conditional(let test, let yes, let no): "(\(spelled(test)) ? \(spelled(yes)) : \(spelled(no)))"
    case .bytes(let bytes): "b\(bytes)"
    case .rootName(let name): ".\(name)"
    case .optionalSelect(let base, let field): "\(spelled(base)).?\(field)"
    case .optionalIndex(let base, let index): "\(spelled(base))[?\(spelled(index))]"
    case .list(let elements):
      "[\(elements.map { ($0.isOptional ? "?" : "") + spelled($0.value) }.joined(separator: ", "))]"
    case .map(let entries):
      "{"
        + entries.map { ($0.isOptional ? "?" : "") + "\(spelled($0.key)): \(spelled($0.value))" }
        .joined(separator: ", ") + "}"
    }
  }

  static func parse(_ text: String) -> (tree: String?, faults: Int) {
    let source = SourceText(text, at: Host.place)
    var faults = Faults(in: source)
    let syntax = Parser.parse(source, faults: &faults)
    return (syntax.map(spelled), faults.diagnostics.count)
  }

  @Test(arguments: [
    ("a || b && c || d", "(a || (b && c) || d)"), ("a && b && c", "(a && b && c)"),
    ("a && (b && c)", "(a && (b && c))"),
    ("a == b && c != d", "((a == b) && (c != d))"), ("a < b < c", "((a < b) < c)"), ("a + b * c", "(a + (b * c))"),
    ("a - b - c", "((a - b) - c)"), ("a * b % c / d", "(((a * b) % c) / d)"), ("-a * b", "((-a) * b)"),
    ("-1 - -2", "(-1 - -2)"), ("a -1", "(a - 1)"), ("- 5", "-5"), ("--5", "(--5)"), ("---a", "(-a)"),
    ("--a", "(-(-a))"), ("!!a", "(!(!a))"), ("!!!a", "(!a)"), ("!a.b", "(!a.b)"), ("-a.b[1]", "(-a.b[1])"),
    ("a ? b : c ? d : e", "(a ? b : (c ? d : e))"), ("a || b ? c : d", "((a || b) ? c : d)"),
    ("a in [1, 2,]", "(a in [1, 2])"), ("a in b == c", "((a in b) == c)"), ("[]", "[]"), ("f()", "f()"),
    ("f(a, b + 1)", "f(a, (b + 1))"), ("a.f(b).c", "a.f(b).c"), ("a.for", "a.for"), ("5u + 0x1fU", "(5u + 31u)"),
    (".5 + 1.5e-3", "(.5 + 1.5e-3)"), ("inner + truth", "(inner + truth)"), ("a\r\n\t+\u{0C}b // c", "(a + b)"),
    ("true || false || null", "(true || false || null)"), ("a.null_type", "a.null_type"), ("-0.0", "-0.0"),
    ("a + b == c * d && !e", "(((a + b) == (c * d)) && (!e))"), ("rb", "rb"), ("b + r", "(b + r)"), ("a-1", "(a - 1)"),
    ("{}", "{}"), ("{1: 2, a: b,}", "{1: 2, a: b}"), ("{?a: b, c: d ? e : f}", "{?a: b, c: (d ? e : f)}"),
    ("[?a, b]", "[?a, b]"), ("a.?b.c[?d][e]", "a.?b.c[?d][e]"), ("a.`b-c`.`d/e f`", "a.b-c.d/e f"), (".a.b", ".a.b"),
    (".f(a)", ".f(a)"), ("b'a\\xff\\101'", "b[97, 255, 65]"), ("br'\\x'", "b[92, 120]"), ("B'é'", "b[195, 169]"),
    ("{'a': 1}.a", "{'a': 1}.a"), ("-{}[1]", "(-{}[1])"),
  ])
  func `precedence is CEL's`(text: String, tree: String) {
    let parsed = Self.parse(text)
    #expect(parsed.tree == tree)
    #expect(parsed.faults == 0)
  }

  @Test(arguments: [
    "1.", "a..b", "a.", ".", "a.1", "a b", "a +", "+ a", "* a", "!-a", "-!a", "a ! b", "(", ")", "()", "[", "]", "[,]",
    "[1,,2]", "f(", "f(,)", "f(a,)", "f(a b)", "a[", "a[]", "a ? b", "a ? : b", "a : b", "?", "a ? b : ", "1u2", "0x",
    "0xg", "08x", "1e", "1e+", "'", "\"", "'''", "'a\nb'", "'\\", "'\\'", "'\\u12'", "'\\400'", "'\\U00110000'",

    "a.true", "a.in", "in", "a in", "in a", "a && ", "|| a", "a === ", "a;b", "a @ b", "@", "a\u{0}b",
    "if", "while > 1", "as", "a{}", "{1}", "{1:}", "{,}", "{1: 2,,}", "{1: 2", "a.?", "a?.b", "a[?", "a.`b", "a.``",
    "a.`b(c)`", "`a`",
    "a.`b`()", "a.?b()", ". a.in", ".in", "[?]", "{?}", "b'\\u0041'", "b'\\U00000041'", "'\\ud800'", "bb''", "rb''",
    "{1; 2}", "9223372036854775808", "-9223372036854775809",
    "18446744073709551616u", "1e400", "a and", "not not", "a not b", "\u{FEFF}a",
  ])
  func `what is not CEL is not parsed silently`(text: String) {
    let parsed = Self.parse(text)
    #expect(parsed.faults > 0)
  }
}

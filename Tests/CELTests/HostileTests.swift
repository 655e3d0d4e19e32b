import CEL
import Testing

/// Texts that want to overflow a stack, a table or a clock.
@Suite struct HostileTests {
  let host = Host(variables: [("n", .int(.max)), ("yes", .bool(true)), ("a", .text("x")), ("x", .double(.infinity))])

  @Test(arguments: [
    "(", "[", "-", "!", "f(", "n[", "yes ? ", "n + (", "!(", "-(", "!!(!!(", "yes ? yes : ", "has(", "'", "\\", "n.",
  ])
  func `what opens 20,000 times is refused`(piece: String) {
    let errors = host.errors(String(repeating: piece, count: 20_000 / piece.count))
    #expect(!errors.isEmpty && !errors[0].hasPrefix("compiled"))
  }

  @Test(arguments: [
    ("(", "n", ")"), ("[", "n", "]"), ("!(", "yes", ")"), ("-(", "n", ")"), ("n + (", "n", ")"), ("has(", "n", ")"),
    ("yes && (yes || (", "yes", "))"), ("n in [", "n", "]"), ("yes ? n : (", "n", ")"),
  ])
  func `closed nesting is refused beyond 250 levels`(open: String, inner: String, close: String) {
    let text = String(repeating: open, count: 300) + inner + String(repeating: close, count: 300)
    let errors = host.errors(text)
    #expect(errors.count == 1)
    #expect(errors[0].contains("nested too deeply"))
  }

  @Test func `nesting below the limit is evaluated`() throws {
    let depth = 200
    let nested = String(repeating: "(yes && !(", count: depth / 4) + "n < 0" + String(repeating: "))", count: depth / 4)
    #expect(try host.evaluate(nested).state == .value)
    let sum = String(repeating: "(1 + ", count: 100) + "1" + String(repeating: ")", count: 100)
    #expect(try host.evaluate(sum) == .int(101))
    let right = String(repeating: "(x + (x * ", count: 60) + "x" + String(repeating: "))", count: 60)
    #expect(try host.evaluate(right) == .double(.infinity))
    #expect(try host.evaluate(String(repeating: "!", count: 10_001) + "yes") == .no)
  }

  @Test func `long flat conditions are read and evaluated`() throws {
    let terms = Array(repeating: "n > 1", count: 10_000)
    #expect(try host.evaluate(terms.joined(separator: " && ")) == .yes)
    #expect(try host.evaluate(terms.joined(separator: " || ")) == .yes)
    #expect(try host.evaluate("n in [" + (0..<15_000).map { "\($0)" }.joined(separator: ",") + "]") == .no)
    #expect(try host.evaluate("a in [" + (0..<10_000).map { "'\($0)'" }.joined(separator: ",") + "]") == .no)
    #expect(try host.evaluate("n in [" + Array(repeating: "n", count: 10_000).joined(separator: ",") + "]") == .yes)
  }

  @Test func `a chain of sums has a limit`() {
    #expect(host.errors(Array(repeating: "n", count: 1_000).joined(separator: " + "))[0].contains("nested too deeply"))
    #expect(host.errors(Array(repeating: "n", count: 1_000).joined(separator: "."))[0].contains("nested too deeply"))
  }

  @Test func `the text may have 100,000 characters`() throws {
    let padding = String(repeating: " ", count: 100_000 - 7)
    #expect(try host.evaluate("n > 1" + padding + "//") == .yes)
    #expect(host.errors("n > 1" + padding + "// ")[0].contains("the expression is too long"))
    #expect(host.errors(String(repeating: "n", count: 100_001))[0].contains("the expression is too long"))
    #expect(host.errors(String(repeating: "n", count: 100_000))[0].contains("is not known"))
  }

  @Test func `no operation traps on the edges of its range`() throws {
    let ints: [Int64] = [.min, .min + 1, -1, 0, 1, 2, 1_000_000_007, .max - 1, .max]
    let doubles: [Double] = [
      0, -0.0, 1, -1, 0.5, .nan, .infinity, -.infinity, 0x1p63, -0x1p63, 1e308, .leastNonzeroMagnitude,
    ]
    let bits = ints + doubles.map { Int64(bitPattern: $0.bitPattern) }
    let types: [CELType] = [.int, .uint, .double, .money, .duration, .timestamp, .bool, .string]
    var programs = 0
    var wrong: [String] = []
    for left in types {
      for right in types {
        var environment = Environment(options: .rules(moneyDecimals: 2))
        environment.declare("l", left, slot: 0)
        environment.declare("r", right, slot: 1)
        let marks = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">="]
        let texts =
          marks.map { "l \($0) r" } + ["-l", "!l", "int(l)", "double(l)", "l * 1.1", "l / 0.3", "l in [r]", "l / -1"]
        for text in texts {
          guard let checked = try? compile(text, at: Host.place, in: environment) else { continue }
          let program = checked.bind { _ in 1 }
          programs += 1
          for a in bits {
            for b in bits {
              let outcome = Host.run(program, [.value, .value], [a, b])
              if outcome.state == .never || (outcome.state != .value && outcome.bits != 0) { wrong.append(text) }
            }
          }
        }
      }
    }
    #expect(wrong == [])
    #expect(programs > 150)
  }

  /// Pieces of expressions put together by chance; a fixed seed, so the same texts every time.
  @Test func `random texts are refused or evaluated, never more`() throws {
    let pieces = [
      "n", "yes", "a", "x", "zz", "1", "2.5", "0", "'1h'", "'x'", "true", "null", "(", ")", "[", "]", ",", "+", "-",
      "*",
      "/", "%", "==", "!=", "<", ">=", "&&", "||", "!", "?", ":", "in", "has(", "duration(", "int(", ".", "and", "not",
      "=", "\n", "\u{1F600}", "\\", "\"", "u", "9223372036854775807", "-9223372036854775808", "1e308", "//", "{", "}",
    ]
    var state: UInt64 = 0x5EED
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var evaluated = 0
    for _ in 0..<20_000 {
      let text = (0..<(1 + next(9))).map { _ in pieces[next(pieces.count)] }.joined(separator: next(4) == 0 ? "" : " ")
      if (try? host.evaluate(text)) != nil { evaluated += 1 }
    }
    #expect(evaluated > 300)
  }
}

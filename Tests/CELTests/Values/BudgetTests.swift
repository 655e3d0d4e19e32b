import CEL
import Foundation
import Testing

/// Expressions that want all time or memory, or a stack.
@Suite struct BudgetTests {
  static let slow = "no value: the evaluation takes too long: its budget of work is used up"
  static let tight = Budget(work: 40_000, memory: 1 << 19)
  static let large = "no value: the values grow too large: the budget of memory is used up"

  @Test func `nested loops end with the budget`() {
    let ten = "lists.range(10)"
    let text = (0..<12).reduce("true") { inner, _ in "\(ten).all(x, \(inner))" }
    #expect(Evaluated.outcome(text, budget: Self.tight) == Self.slow)
    #expect(Evaluated.outcome("\(text) || true", budget: Self.tight) == Self.slow)
    #expect(Evaluated.outcome("[1].exists(x, \(text)) || true", budget: Self.tight) == Self.slow)
  }

  @Test func `doubling texts, lists and maps end with the budget`() {
    func doubled(_ seed: String, _ step: String) -> String {
      (0..<60).reversed().reduce("size(a60)") { "cel.bind(a\($1 + 1), a\($1) \(step) a\($1), \($0))" }
        .replacingFirst("a0 \(step) a0", with: "\(seed) \(step) \(seed)")
    }
    #expect(Evaluated.outcome(doubled("'ab'", "+"), budget: Budget(memory: 1 << 19)) == Self.large)
    #expect(Evaluated.outcome(doubled("[1]", "+"), budget: Self.tight) == Self.large)
    #expect(Evaluated.outcome(doubled("b'ab'", "+"), budget: Budget(memory: 1 << 19)) == Self.large)
    #expect(Evaluated.outcome("lists.range(1000000000)", budget: Self.tight) == Self.large)
    #expect(Evaluated.outcome("lists.range(2000).map(x, lists.range(2000 + x))", budget: Self.tight) == Self.large)
    #expect(
      Evaluated.outcome(
        "lists.range(300).map(x, 'a').join('bbbbbbbbbbbbbbbb').split('').map(x, lists.range(500 + x.size())).size()",
        budget: Self.tight) == Self.large
    )
  }

  @Test func `comparing and writing shared values ends with the budget`() {
    let shared = (0..<40).reversed().reduce("a40") { "cel.bind(a\($1 + 1), [a\($1), a\($1)], \($0))" }
      .replacingFirst("[a0, a0]", with: "[1, 1]")
    #expect(Evaluated.outcome("\(shared) == \(shared)", budget: Self.tight) == Self.slow)
    #expect(Evaluated.outcome("'%s'.format([\(shared)])", budget: Self.tight).hasPrefix("no value: "))
    #expect(Evaluated.outcome("\(shared).flatten(100)", budget: Self.tight).hasPrefix("no value: "))
  }

  @Test func `values cannot be nested higher than a stack`() {
    let deep = (0..<30).reversed().reduce("a30 == a30") { inner, index in
      let open = String(repeating: "[", count: 100)
      let close = String(repeating: "]", count: 100)
      return "cel.bind(a\(index + 1), \(open)\(index == 0 ? "1" : "a\(index)")\(close), \(inner))"
    }
    #expect(Evaluated.outcome(deep, budget: Self.tight).hasPrefix("refused: the value is nested too deeply"))
    #expect(
      Evaluated.outcome(String(repeating: "[", count: 200) + String(repeating: "]", count: 200), budget: Self.tight)
        .hasPrefix("list "))
    let calls = String(repeating: "optional.of(", count: 240) + "1" + String(repeating: ")", count: 240)
    #expect(Evaluated.outcome("\(calls) == \(calls)", budget: Self.tight) == "bool true")
  }

  @Test func `texts take more to compare than numbers`() {
    let budget = Budget(work: 110_000)
    #expect(Evaluated.outcome("lists.range(400).map(i, i).distinct().size()", budget: budget) == "int 400")
    #expect(Evaluated.outcome("lists.range(400).map(i, string(i)).distinct().size()", budget: budget) == Self.slow)
  }

  @Test func `a small budget is enough for a small expression`() {
    #expect(Evaluated.outcome("-n", ["n": .int(3)], budget: Budget(work: 3, memory: 0)) == "int -3")
    #expect(Evaluated.outcome("-n + 1", ["n": .int(3)], budget: Budget(work: 3, memory: 0)) == Self.slow)
    #expect(Evaluated.outcome("[n]", ["n": .int(3)], budget: Budget(work: 100, memory: 10)) == Self.large)
  }

  /// Pieces of expressions put together by chance; a fixed seed, so the same texts every time.
  @Test func `random texts are refused, have a value or none, never more`() {
    let pieces = [
      "n", "s", "l", "m", "1", "2.5", "3u", "'a'", "b'a'", "true", "null", "(", ")", "[", "]", "{", "}", ":", ",", "+",
      "-", "*", "/", "%",
      "==", "<", "&&", "||", "!", "?", "in", ".map(x, ", ".exists(x, ", "x", ".size()", "size(", ".?a", "[?", "has(",
      "m.a", "dyn(",
      "optional.of(", ".orValue(", "cel.bind(x, ", ".matches(", "'%s'.format([", ".substring(", "int(", "string(",
      "type(", ".a", "[0]",
    ]
    var state: UInt64 = 0xCE1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let variables: [String: Value] = [
      "n": .int(-1), "s": .string("añ"), "l": .list([.int(1), .null]), "m": .map(MapValue([(.string("a"), .int(1))])!),
    ]
    var evaluated = 0
    for _ in 0..<6_000 {
      let text = (0..<(1 + next(9))).map { _ in pieces[next(pieces.count)] }.joined()
      for isChecked in [true, false] {
        let outcome = Evaluated.outcome(
          text, variables, checked: isChecked, budget: Budget(work: 10_000, memory: 1 << 20))
        if !outcome.hasPrefix("refused") { evaluated += 1 }
      }
    }
    #expect(evaluated > 300)
  }
}

extension String {
  /// The first place, where the innermost binding begins.
  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = self.range(of: part) else { return self }
    return replacingCharacters(in: range, with: other)
  }
}

import CEL
import Testing

/// What grows with a text, a pattern or a map is paid for as it grows: a loop over it ends with the budget.
@Suite struct WorkTests {
  @Test func `a pattern is paid for also where the text ends at once`() {
    let text = "lists.range(1000).exists(i, s.matches('(x?){1000}y'))"
    #expect(Evaluated.outcome(text, ["s": .string("")], budget: Budget(work: 200_000)) == BudgetTests.slow)
    #expect(Evaluated.outcome(text, ["s": .string("")], budget: Budget(work: 20_000_000)) == "bool false")
  }

  @Test func `a long name of a field is paid for`() {
    let name = String(repeating: "a", count: 32_000)
    let variables: [String: Value] = ["m": .map(MapValue([(.string("a"), .int(1))])!)]
    for text in ["has(m.\(name))", "m.?\(name).hasValue()", "m.\(name) == 1 || true"] {
      let loop = "lists.range(1000).map(i, \(text)).size()"
      #expect(Evaluated.outcome(loop, variables, budget: Budget(work: 400_000)) == BudgetTests.slow)
      #expect(Evaluated.outcome(loop, variables, budget: Budget(work: 20_000_000)) == "int 1000")
    }
  }

  @Test func `writing a text again at every level of a map is paid for`() {
    let deep = String(repeating: "{'k': ", count: 100) + "s" + String(repeating: "}", count: 100)
    let text = "'%s'.format([\(deep)]).size()"
    let variables: [String: Value] = ["s": .string(String(repeating: "a", count: 16_000))]
    #expect(Evaluated.outcome(text, variables, budget: Budget(work: 50_000)) == BudgetTests.slow)
    #expect(Evaluated.outcome(text, variables, budget: Budget(work: 20_000_000)) == "int 16500")
  }

  @Test func `sorting the keys of a map to write it is paid for`() throws {
    let prefix = String(repeating: "a", count: 160)
    let pairs = (0..<1000).map { (Value.string(prefix + "\($0)"), Value.int(0)) }
    let variables: [String: Value] = ["m": .map(try #require(MapValue(pairs)))]
    let text = "'%s'.format([m]) == ''"
    #expect(Evaluated.outcome(text, variables, budget: Budget(work: 60_000)) == BudgetTests.slow)
    #expect(Evaluated.outcome(text, variables, budget: Budget(work: 400_000)) == "bool false")
  }

  @Test func `a long number in a text is paid for`() {
    let variables: [String: Value] = ["s": .string(String(repeating: "0", count: 16_000))]
    for name in ["int", "double"] {
      let text = "lists.range(100).all(i, \(name)(s) == \(name)(0))"
      #expect(Evaluated.outcome(text, variables, budget: Budget(work: 150_000)) == BudgetTests.slow)
      #expect(Evaluated.outcome(text, variables, budget: Budget(work: 20_000_000)) == "bool true")
    }
  }
}

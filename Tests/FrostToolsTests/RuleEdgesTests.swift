import FrostRules
import Testing

@testable import FrostTools

struct RuleEdgesTests {
  @Test(arguments: [
    ("senders >= 3", ["senders >= 3"]), ("a > 1 && b < '30d'", ["a > 1", "b < '30d'"]),
    ("amount >= limit.large", ["amount >= limit.large"]), ("a / b >= 0.5", []), ("a - b >= 2", []),
    ("a >= 2 * b", []), ("x > 1 || has(y)", ["x > 1"]),
  ])
  func `comparisons of a name with a constant are found`(condition: String, found: [String]) {
    #expect(Threshold.all(in: condition).map(\.text) == found)
  }

  @Test func `values are moved below, on and above their threshold, and events over a window's edge`() throws {
    let tests = """
      tests:
        - test: burst
          with: {account: A, payee: "P{n}"}
          profile: {A: {opened: 2026-03-01T00:00:00Z}}
          events:
            - {at: 0m, type: transfer, amount: 800}
            - {at: 20m, type: transfer, amount: 1, repeat: 1, every: 1m}
            - {at: 50m, type: transfer, amount: 1300}
      """
    let folder = try RuleFolder(["rules.yaml": RuleTestRunTests.rules, "tests.yaml": tests])
    let rules = try folder.read()
    let edges = RuleEdges(rules)
    func points(_ edge: String) -> [String] {
      edges.cases.filter { $0.edge == edge }.map { "\($0.value) \($0.score.map(Figures.short) ?? "no")" }
    }
    #expect(points("sent_1h >= 3") == ["2 no", "3 80", "4 80"])
    #expect(points("amount >= limit.large") == ["499.99 CNY no", "500.00 CNY 60", "500.01 CNY 60"])
    #expect(points("sum_1h >= 2000") == ["1999.99 CNY 60", "2000.00 CNY 80", "2000.01 CNY 80"])
    #expect(points("window of sent_1h (1h)") == ["-1 ms 80", "0 ms 80", "+1 ms no"])
    #expect(edges.wrong.isEmpty)
    #expect(edges.lines.contains { $0.hasPrefix("  sent_1h >= 3") && $0.hasSuffix("2 no, 3 hit 80, 4 hit 80") })
  }
}

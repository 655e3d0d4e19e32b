import CEL
package import FrostConfig
import FrostEngine
import FrostEvents
import FrostRules

/// Boundary cases made from thresholds: a test on which a rule hits is changed so that a value lies one below its
/// threshold, on it and one above, or a window's oldest event one millisecond inside, on and outside its edge.
package struct RuleEdges {
  package struct Case: Codable, Hashable, Sendable {
    package var rule: String
    package var test: String
    /// `senders_24h >= 3`, or `oldest event in senders_24h (24h)`.
    package var edge: String
    /// `2`, `3`, `4`; `-1 ms`, `0 ms`, `+1 ms`.
    package var value: String
    /// The rule's score; nil: it did not hit.
    package var score: Double?
    /// It is not what the condition says of this value.
    package var wrong: Bool
  }

  package private(set) var cases: [Case] = []
  /// Edges that no test's events could be moved to, by rule.
  package private(set) var unreached: [(rule: String, edge: String)] = []

  package var wrong: [Case] { cases.filter(\.wrong) }

  /// - Parameter run: only tests whose name contains it; nil: all.
  package init(_ compiled: CompiledRules, run: String? = nil) {
    let runner = RuleTestRun(compiled)
    let tests = compiled.tests.filter { test in run.map { test.name.value.contains($0) } ?? true }
    let played = tests.map { (test: $0, seen: runner.examine($0)) }
    for (number, rule) in compiled.set.rules.enumerated() where rule.stage != .disabled {
      let hits = played.compactMap { test, seen in Deciding(test, seen, rule: number) }
      guard !hits.isEmpty else { continue }
      probe(rule, number, hits, runner)
    }
  }

  private mutating func probe(_ rule: Rule, _ number: Int, _ hits: [Deciding], _ runner: RuleTestRun) {
    var known: Set<Threshold> = []
    let conditions = rule.terms.map(\.text) + rule.unless.map(\.text) + rule.more.map(\.condition.text)
    for (place, condition) in conditions.enumerated() {
      for threshold in Threshold.all(in: condition) where known.insert(threshold).inserted {
        // Only a term that is this comparison and nothing else is bound to say what the comparison says.
        let isWhole = place < rule.terms.count && condition == threshold.text
        let prober = EdgeProber(runner: runner, rule: number, term: isWhole ? place : nil)
        add(hits.lazy.map { prober.thresholdCases(threshold, $0) }.first { !$0.isEmpty }, rule, threshold.text)
      }
    }
    for feature in rule.features {
      let prober = EdgeProber(runner: runner, rule: number, term: nil)
      guard let edge = prober.windowEdge(of: feature) else { continue }
      add(hits.lazy.map { prober.windowCases(feature, edge, $0) }.first { !$0.isEmpty }, rule, edge)
    }
  }

  private mutating func add(_ found: [Case]?, _ rule: Rule, _ edge: String) {
    if let found {
      cases += found
    } else {
      unreached.append((rule.id, edge))
    }
  }

  package var lines: [String] {
    var lines: [String] = []
    for rule in Self.once(cases.map(\.rule) + unreached.map(\.rule)) {
      lines.append("Edges of \(rule)")
      let own = cases.filter { $0.rule == rule }
      for edge in Self.once(own.map(\.edge)) {
        let shown = own.filter { $0.edge == edge }.map { point in
          "\(point.value) " + (point.score.map { "hit " + Figures.short($0) } ?? "no") + (point.wrong ? " WRONG" : "")
        }
        lines.append("  \(Figures.left(edge, 36))  " + shown.joined(separator: ", "))
      }
      for (_, edge) in unreached.filter({ $0.rule == rule }) {
        lines.append("  \(Figures.left(edge, 36))  no test comes near")
      }
    }
    return lines
  }

  /// Each once, in the order of the first.
  private static func once(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

/// A test on which a rule hits, and the event on which it does.
struct Deciding {
  let test: RuleTest
  /// Index in `test.events`, and which of its repeats.
  let event: Int
  let number: Int
  let examination: Examination

  init?(_ test: RuleTest, _ seen: [(line: TestLine, examination: Examination)], rule: Int) {
    guard
      let hit = seen.last(where: { $0.examination.rules.contains { $0.rule == rule && $0.score != nil } }),
      let event = test.events.firstIndex(where: { $0.place == hit.line.event?.place })
    else { return nil }
    self.test = test
    self.event = event
    number = hit.line.number
    examination = hit.examination
  }
}

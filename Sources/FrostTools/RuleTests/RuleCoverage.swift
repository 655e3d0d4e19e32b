import CEL
package import FrostEngine
package import FrostRules

/// Which conditions the tests have seen both ways. A condition that no test ever saw false does nothing as far as the
/// tests can tell.
package struct RuleCoverage: Sendable {
  package struct Condition: Codable, Hashable, Sendable {
    package var rule: String
    /// `when`, `unless`, `more`.
    package var part: String
    package var text: String
    package var held: Int = 0
    package var failed: Int = 0

    /// 0, 1 or 2 sides.
    package var seen: Int { (held > 0 ? 1 : 0) + (failed > 0 ? 1 : 0) }
  }

  /// By rule number.
  private var conditions: [[Condition]]
  private let stages: [RuleSpec.Stage]

  package init(_ rules: RuleSet) {
    stages = rules.rules.map(\.stage)
    conditions = rules.rules.map { rule in
      rule.terms.map { Condition(rule: rule.id, part: "when", text: $0.text) }
        + rule.unless.map { Condition(rule: rule.id, part: "unless", text: $0.text) }
        + rule.more.map { Condition(rule: rule.id, part: "more", text: $0.condition.text) }
    }
  }

  package mutating func note(_ examination: Examination) {
    for result in examination.rules {
      let seen =
        result.terms.map(\.holds) + result.unless.map { $0.truth == .yes } + result.more.map { $0.truth == .yes }
      for (place, holds) in seen.enumerated() {
        if holds {
          conditions[result.rule][place].held += 1
        } else {
          conditions[result.rule][place].failed += 1
        }
      }
    }
  }

  /// All conditions of rules that are not disabled, in file order.
  package var all: [Condition] { zip(conditions, stages).flatMap { $1 == .disabled ? [] : $0 } }

  /// The share of sides that were seen, of two for each condition; 1 where there is none.
  package var share: Double { Self.share(all) }

  package static func share(_ conditions: [Condition]) -> Double {
    conditions.isEmpty ? 1 : Double(conditions.reduce(0) { $0 + $1.seen }) / Double(2 * conditions.count)
  }

  package var lines: [String] {
    var lines: [String] = []
    for rule in conditions.indices where stages[rule] != .disabled {
      guard let id = conditions[rule].first?.rule else { continue }
      lines.append("  \(Figures.right(Figures.percent(Self.share(conditions[rule])), 6))  \(id)")
      for condition in conditions[rule] where condition.seen < 2 {
        let never = condition.seen == 0 ? "never asked" : condition.held > 0 ? "never false" : "never true"
        lines.append("          \(never): \(condition.part == "when" ? "" : condition.part + " ")\(condition.text)")
      }
    }
    return lines
  }
}

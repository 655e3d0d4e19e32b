package import FrostProtocol

/// A decision held against what the engine makes of the same event once more: `docs/replay.md`.
package struct DecisionReplay: Codable, Sendable {
  package static let schemaName = "frost.replay/1"

  package enum Result: String, Codable, Sendable {
    case match, differs
    /// The journal has not everything that the decision was made from.
    case notCovered = "not-covered"
  }

  package struct RuleSets: Codable, Hashable, Sendable {
    /// That made the decision.
    package var decided: DecisionDocument.RuleSetReference
    /// Hash of the one at hand, that it was made with once more.
    package var replayed: String
    package var isSame: Bool { decided.hash == replayed }
  }

  /// What the journal has, and what the windows of the rules reach back to. Times are RFC 3339, UTC.
  package struct Coverage: Codable, Hashable, Sendable {
    /// Events up to this time are there without their fields; nil: every event has them.
    package var condensedUntil: String?
    /// The oldest time that a feature reads.
    package var neededFrom: String
    /// The feature that reads so far.
    package var feature: String?
  }

  package struct Difference: Codable, Hashable, Sendable {
    /// Empty: it is of the verdict as a whole.
    package var rule: String
    /// `hit`, `version`, `stage`, `score`, `term`, `unless`, `more`, `value`, `exception`.
    package var part: String
    /// The condition as written, the value's name, the total's name.
    package var name: String
    /// nil: there was none.
    package var was: String?
    package var now: String?
  }

  package private(set) var schema = DecisionReplay.schemaName
  package var decision: String
  package var account: String
  package var time: String
  package var input: Int64
  package var result: Result
  package var ruleSets: RuleSets
  package var coverage: Coverage
  package var differences: [Difference]

  init(
    _ decision: DecisionDocument, _ result: Result, ruleSet hash: String, _ coverage: Coverage,
    _ differences: [Difference] = []
  ) {
    self.decision = decision.id
    account = decision.account
    time = decision.time
    input = decision.input
    self.result = result
    ruleSets = RuleSets(decided: decision.ruleSet, replayed: hash)
    self.coverage = coverage
    self.differences = differences
  }
}

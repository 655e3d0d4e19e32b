package import CEL
package import FrostEvents
package import FrostFeatures
package import FrostRules

/// What the engine saw and decided about one event; for rule tests, explain and backtests. It is taken while the event
/// goes the way that every event goes, and changes nothing on it.
package struct Examination: Sendable {
  package enum Depth: Sendable {
    /// Events on which a rule hit: scores and actions.
    case verdicts
    /// Every event: also each condition of each rule for its type, and all features.
    case terms
    /// As `terms`; also the events that make up the features.
    case evidence
    /// As `terms`; also the record of each verdict, whether or not it would be kept.
    case record
  }

  /// Number of the input.
  package var input: Int64
  package var event: String
  package var time: EventTime
  package var account: String
  package var payee: String?
  package var type: TypePhase
  /// By field number: as the schema declares them.
  package var fields: [Scalar]
  /// By feature number; empty where the depth is `verdicts`.
  package var features: [Scalar] = []
  /// By number of a feature that a rule for the event's type reads: the newest events that make it up, 64 at most for each
  /// definition it is computed from; empty unless the depth is `evidence`.
  package var evidence: [Int: [Evidence]] = [:]
  /// The rules that hit, in file order; else all rules for the event's type.
  package var rules: [RuleResult] = []
  /// One a subject on which a rule hit.
  package var verdicts: [Verdict] = []

  /// The conditions of one rule on the event.
  package struct RuleResult: Sendable {
    /// Number of the rule in its set.
    package var rule: Int
    /// The score; nil: the rule did not hit.
    package var score: Double?
    /// The stage it counts at, and why it is a lower one than its own.
    package var stage: RuleSpec.Stage
    package var lowered: String?
    package var terms: [Term] = []
    package var unless: [Exception] = []
    package var more: [Addition] = []
  }

  package enum Truth: String, Sendable { case yes = "true", no = "false", unknown, error }

  package struct Term: Sendable {
    package var alternatives: [Truth]
    /// Also where the value is unknown and the rule's `missing` takes it as a hit.
    package var holds: Bool
  }

  package struct Exception: Sendable {
    package var truth: Truth
    /// It kept the rule from hitting, or would have.
    package var excepts: Bool
  }

  package struct Addition: Sendable {
    package var truth: Truth
    /// What it adds where it holds.
    package var score: Double
  }

  package struct Verdict: Sendable {
    package var kind: RuleSpec.Subject
    package var subject: String
    package var enforce: Double
    package var review: Double
    package var all: Double
    /// What was done, in order, each once: `freeze`, `hold`, `step-up`, `alert`, `case`, `escalate`.
    package var done: [String]
    /// Scopes that a freeze covers.
    package var scopes: [String]
    /// When the longest of its freezes ends by itself; nil: none, or it stays until released.
    package var until: EventTime?
    package var stopped: [(action: String, because: String)]
    /// The decision record as JSON; nil unless the depth is `record`.
    package var document: String?
  }
}

package import FrostEvents
package import FrostRules

/// What the rules make of one event, whatever is done about it.
package struct EventScore: Sendable {
  package enum Fate: Sendable {
    case scored
    /// Too far behind the newest event: no rule saw it.
    case late
  }

  package var id: String
  package var account: String
  package var time: EventTime
  package var fate = Fate.scored
  /// By subject that a rule hit, at most the policy's cap each.
  package var subjects: [Subject] = []
  /// In file order.
  package var hits: [RuleScore] = []
  /// Rules whose terms all held, each with the number of the exception that stood against it; in file order.
  package var excepted: [(rule: Int, exception: Int)] = []
  /// By feature number, where they are kept.
  package var features: [Reading] = []

  package struct Subject: Sendable {
    package var kind: RuleSpec.Subject
    /// Over the rules of every stage but `disabled`.
    package var score: Double
  }

  package struct RuleScore: Sendable {
    /// Number of the rule in its set.
    package var rule: Int
    package var score: Double
  }

  /// A feature's value.
  package enum Reading: Hashable, Sendable {
    case integer(Int64)
    case number(Double)
    case flag(Bool)
    case text(String)
    /// Minor units of the book currency.
    case money(Int64)
    /// Milliseconds.
    case duration(Int64)
    case time(EventTime)
    /// Somebody's personal value.
    case masked
    case unknown
    case never
  }
}

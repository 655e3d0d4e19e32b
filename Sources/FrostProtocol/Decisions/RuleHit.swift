/// A rule that hit, with what it saw.
package struct RuleHit: Codable, Hashable, Sendable {
  package var rule: String
  package var version: String
  package var stage: String
  package var subject: String
  package var score: Double
  /// The sentence for analysts and support, by language tag.
  package var say: [String: String]
  package var terms: [Term]
  package var unless: [Term]
  /// Graded additions.
  package var more: [Term]
  package var values: [Value]
  /// Events that the values came from.
  package var evidence: [Evidence]

  package init(
    rule: String, version: String, stage: String, subject: String, score: Double, say: [String: String], terms: [Term],
    unless: [Term] = [], more: [Term] = [], values: [Value] = [], evidence: [Evidence] = []
  ) {
    self.rule = rule
    self.version = version
    self.stage = stage
    self.subject = subject
    self.score = score
    self.say = say
    self.terms = terms
    self.unless = unless
    self.more = more
    self.values = values
    self.evidence = evidence
  }
}

extension RuleHit {
  /// One line of the rule and what became of it.
  package struct Term: Codable, Hashable, Sendable {
    package var text: String
    /// `true`, `false`, `unknown` or `never`.
    package var result: String
    /// What it adds, for an addition.
    package var score: Double?

    package init(text: String, result: String, score: Double? = nil) {
      self.text = text
      self.result = result
      self.score = score
    }
  }

  /// A name and the value it had.
  package struct Value: Codable, Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// An event that a value came from.
  package struct Evidence: Codable, Hashable, Sendable {
    package var input: Int64
    package var time: String
    package var feature: String

    package init(input: Int64, time: String, feature: String) {
      self.input = input
      self.time = time
      self.feature = feature
    }
  }
}

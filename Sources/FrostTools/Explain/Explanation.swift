import CEL
import FrostConfig
import FrostEngine
import FrostEvents
import FrostFeatures
import FrostRules

/// What the rules make of one event, and why: `docs/explaining.md`.
package struct Explanation: Codable, Sendable {
  package static let schemaName = "frost.explanation/1"

  package private(set) var schema = Explanation.schemaName
  /// Number of the event in the stream, from 1.
  package var input: Int64
  package var event: String
  /// RFC 3339, UTC.
  package var time: String
  package var account: String
  package var payee: String?
  /// `withdrawal.requested`.
  package var type: String
  package var verdicts: [Verdict]
  /// All rules for the event's type, in file order.
  package var rules: [Outcome]
  /// What these rules read.
  package var features: [Feature]

  package struct Verdict: Codable, Sendable {
    package var kind: String
    package var subject: String
    /// Points of the rules that enforce; with those in review; with those in shadow.
    package var enforce: Double
    package var review: Double
    package var all: Double
    package var done: [String]
    package var stopped: [Stopped]
  }

  package struct Stopped: Codable, Sendable {
    package var action: String
    package var because: String
  }

  package struct Outcome: Codable, Sendable {
    package var rule: String
    package var subject: String
    /// The stage it counts at.
    package var stage: String
    package var lowered: String?
    /// nil: it did not hit.
    package var score: Double?
    package var conditions: [TermStory.Line]
  }

  package struct Feature: Codable, Sendable {
    package var name: String
    package var value: String
    /// The newest events that make it up; empty for a feature that is no window.
    package var events: [Seen]
  }

  package struct Seen: Codable, Sendable {
    package var input: Int64
    package var time: String
  }

  init(_ examination: Examination, _ rules: CompiledRules, _ engine: borrowing Engine) {
    let set = rules.set
    let limits = Dictionary(
      rules.spec.limits.map { ("limit." + $0.name.value, $0.text.value) }, uniquingKeysWith: { first, _ in first })
    let values = ExaminedValues(examination, engine, limits: limits)
    input = examination.input
    event = examination.event
    time = examination.time.text
    account = examination.account
    payee = examination.payee
    type = examination.type.type + (examination.type.phase == "done" ? "" : "." + examination.type.phase)
    verdicts = examination.verdicts.map { verdict in
      Verdict(
        kind: verdict.kind.rawValue, subject: verdict.subject, enforce: verdict.enforce, review: verdict.review,
        all: verdict.all, done: verdict.done,
        stopped: verdict.stopped.map { Stopped(action: $0.action, because: $0.because) })
    }
    self.rules = examination.rules.map { result in
      let rule = set.rules[result.rule]
      return Outcome(
        rule: rule.id, subject: rule.subject.rawValue, stage: result.stage.rawValue, lowered: result.lowered,
        score: result.score, conditions: TermStory(result, rule, values).lines)
    }
    features = examination.evidence.sorted { $0.key < $1.key }.map { number, events in
      let name = set.features[number].name
      return Feature(
        name: name, value: values.text(name) ?? "unknown",
        events: events.map { Seen(input: $0.input, time: EventTime(milliseconds: $0.time).text) })
    }
  }

  /// The rules that came nearest to a hit: fewest conditions in the way first, then those with most others.
  package func nearest(_ count: Int) -> [Outcome] {
    let missed = rules.filter { $0.score == nil }.enumerated().sorted { a, b in
      let (x, y) = (a.element.conditions, b.element.conditions)
      return (x.count(where: \.stops), -x.count, a.offset) < (y.count(where: \.stops), -y.count, b.offset)
    }
    return missed.prefix(count).map(\.element)
  }
}

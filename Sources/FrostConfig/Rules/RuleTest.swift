package import CEL
package import FrostEvents
package import FrostRules

/// One item under `tests`: a stream in a few lines and what is expected of it.
package struct RuleTest: Sendable {
  package var name: Placed<String>
  /// What the events' times count from; nil: `defaultStart`.
  package var start: EventTime?
  /// When the history starts: milliseconds after the start; nil: as the policy says, else `defaultHistoryStarts`.
  package var historyStarts: Int64?
  /// Fields that every event of `events` has which does not say otherwise; `history` takes account and customer from it.
  package var with: [Value]
  /// Events from `histories`, before the test's own.
  package var history: [Event]
  /// By account, what its profile holds.
  package var profile: [(account: String, values: [Value])]
  package var events: [Event]

  /// 2026-03-02T00:00:00+08:00.
  package static let defaultStart = EventTime(milliseconds: 1_772_380_800_000)
  /// A wallet that has been watched for as long as "first seen" reaches back.
  package static let defaultHistoryStarts: Int64 = -400 * 86_400_000

  /// When the history starts.
  package func watchedSince(_ policy: PolicySpec) -> EventTime {
    if historyStarts == nil, let starts = policy.historyStarts { return starts }
    return EventTime(
      milliseconds: (start ?? Self.defaultStart).milliseconds + (historyStarts ?? Self.defaultHistoryStarts))
  }

  /// A field and the text that was written for it.
  package struct Value: Sendable {
    package var field: Int
    package var text: Placed<String>

    package init(field: Int, text: Placed<String>) {
      self.field = field
      self.text = text
    }
  }

  /// One line of a test; it stands for `count` events.
  package struct Event: Sendable {
    package var place: SourcePlace
    /// Milliseconds after the start.
    package var at: Int64
    package var values: [Value]
    package var count: Int
    /// Milliseconds between two of them.
    package var every: Int64
    package var expect: Expectation?
  }

  package struct Expectation: Sendable {
    package var place: SourcePlace
    /// Exactly the rules that hit, with their scores; nil: any.
    package var rules: [(id: Placed<String>, score: Double)]?
    /// Exactly what is done; nil: anything.
    package var does: [Placed<String>]?
    /// What is not done.
    package var doesNot: [Placed<String>]
    package var features: [(name: Placed<String>, value: Placed<String>)]
  }
}

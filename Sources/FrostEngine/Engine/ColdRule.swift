package import FrostEvents
import FrostFeatures
import FrostRules

/// A rule that reviews or enforces and acts as shadow, because a feature that it reads has not seen its whole window yet.
package struct ColdRule: Hashable, Sendable {
  package var rule: String
  /// The event time from which on it acts at its own stage; nil: only the next start, which fills the feature from the
  /// journal, makes it do so.
  package var until: EventTime?
  /// What it waits for.
  package var features: [String]

  package init(rule: String, until: EventTime?, features: [String]) {
    self.rule = rule
    self.until = until
    self.features = features
  }

  /// Whether it still waits when the stream has come to `watermark`.
  package func isCold(at watermark: EventTime) -> Bool { until.map { watermark < $0 } ?? true }
}

extension Engine {
  /// In file order.
  package var coldRules: [ColdRule] {
    zip(bound.set.rules, coldUntil).filter { $0.stage > .shadow && watermark < $1 }.map { rule, until in
      ColdRule(
        rule: rule.id, until: until == .forever ? nil : until,
        features: rule.features.filter { watermark < warmTime(of: $0, in: bound.set) }.map {
          bound.set.features[$0].name
        })
    }
  }
}

import FrostEvents
import FrostFeatures
package import FrostRules

extension Engine {
  /// Takes another rule set from the next input on. Features whose definitions both sets have keep what they know; a rule
  /// that reads another one acts as shadow until that has seen its whole window (without a window: until the next start,
  /// which fills it from the journal).
  package mutating func adopt(_ rules: RuleSet) -> Commit {
    let carries = rules.schema == bound.set.schema
    let known = carries ? Set(bound.set.definitions) : []
    let now = watermark
    coldUntil = rules.rules.map { rule in
      rule.features.map { feature -> EventTime in
        switch rules.features[feature].origin {
        case .table(let number), .age(ofProfile: let number):
          let definition = rules.definitions[number]
          if known.contains(definition) { return .never }
          return EventTime(milliseconds: definition.window.map { now.milliseconds + $0.far } ?? .max)
        }
      }.max() ?? .never
    }
    let historyStarts = rules.policy.spec.historyStarts
    features =
      carries
      ? FeatureTable(rules.definitions, carrying: features, historyStarts: historyStarts)
      : FeatureTable(rules.definitions, lateness: options.lateness, historyStarts: historyStarts)
    bound = BoundRules(rules, symbols: &symbols)
    frame = EventFrame(slots: rules.slots, definitions: rules.definitions.count)
    recordedFields = RecordedFields(rules.schema)
    return begin()
  }
}

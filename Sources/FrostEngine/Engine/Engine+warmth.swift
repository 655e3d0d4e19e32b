import FrostEvents
import FrostFeatures
import FrostRules

/// Whether features know their whole window.
extension Engine {
  /// From when on a feature knows its whole window.
  func warmTime(of feature: Int, in rules: RuleSet) -> EventTime {
    if case .neighbours(let number) = rules.features[feature].origin {
      return warmNeighbours[rules.neighbours[number]] ?? .never
    }
    return rules.definitions(of: feature).map { warmFrom[rules.definitions[$0]] ?? .never }.max() ?? .never
  }

  /// By rule: until when it acts as shadow.
  func coldTimes(of rules: RuleSet) -> [EventTime] {
    rules.rules.map { rule in rule.features.map { warmTime(of: $0, in: rules) }.max() ?? .never }
  }

  /// After the whole journal: events that it has without their fields filled no feature.
  mutating func noteCondensed() {
    guard let condensedUntil else { return }
    for (number, definition) in bound.set.definitions.enumerated() {
      let warm = EventTime(milliseconds: condensedUntil.milliseconds + bound.set.reach(ofDefinition: number))
      if warm > watermark { warmFrom[definition] = max(warm, warmFrom[definition] ?? .never) }
    }
    coldUntil = coldTimes(of: bound.set)
  }

  /// From when on the features of a checkpoint's table and what counts neighbours are warm, in their order; nil: they are.
  var warmth: [EventTime?] {
    features.definitions.map { warmFrom[$0] } + bound.set.neighbours.map { warmNeighbours[$0] }
  }

  /// - Parameter definitions: of the checkpoint's table.
  /// - Returns: false: it is another table's.
  mutating func takeWarmth(_ warmth: [EventTime?], of definitions: [FeatureDefinition]) -> Bool {
    let neighbours = bound.set.neighbours
    guard warmth.count == definitions.count + neighbours.count else { return false }
    let wanted = Set(bound.set.definitions)
    for (definition, warm) in zip(definitions, warmth) where wanted.contains(definition) { warmFrom[definition] = warm }
    for (definition, warm) in zip(neighbours, warmth.dropFirst(definitions.count)) { warmNeighbours[definition] = warm }
    coldUntil = coldTimes(of: bound.set)
    return true
  }
}

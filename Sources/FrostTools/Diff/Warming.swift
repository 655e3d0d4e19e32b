import FrostConfig
import FrostFeatures
import FrostRules

/// What a reload has to learn anew: a feature's state belongs to its definition, name included, and to the schema.
package struct Warming: Codable, Hashable, Sendable {
  package struct Feature: Codable, Hashable, Sendable {
    package var name: String
    /// How long the stream has to go on until it knows its whole window: `24h`; nil: it has none, the next start fills it
    /// from the journal.
    package var until: String?
  }

  /// The schema differs: every feature starts empty.
  package var everything: Bool
  package var features: [Feature]
  /// Rules that review or enforce and act as shadow until then.
  package var rulesInShadow: [String]

  init(from old: RuleSet, to new: RuleSet) {
    everything = old.schema != new.schema
    let known = everything ? [] : Set(old.definitions)
    let neighbours = everything ? [] : Set(old.neighbours)
    var cold: Set<Int> = []
    features = []
    for (number, feature) in new.features.enumerated() {
      var windows: [Int64?] = new.definitions(of: number).map { new.definitions[$0] }.filter { !known.contains($0) }
        .map { $0.window?.far }
      if case .neighbours(let place) = feature.origin, !neighbours.contains(new.neighbours[place]) {
        windows.append(new.neighbours[place].over)
      }
      guard !windows.isEmpty else { continue }
      cold.insert(number)
      let longest = windows.contains(nil) ? nil : windows.compactMap { $0 }.max()
      features.append(Feature(name: feature.name, until: longest.map { WrittenDuration.text(milliseconds: $0) }))
    }
    rulesInShadow = new.rules.filter { rule in
      rule.stage >= .review && rule.features.contains { cold.contains($0) }
    }.map(\.id)
  }
}

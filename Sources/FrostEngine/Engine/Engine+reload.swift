import FrostEvents
import FrostFeatures
package import FrostRules

extension Engine {
  /// Takes another rule set from the next input on. Features whose definitions both sets have keep what they know; a rule
  /// that reads another one acts as shadow until that has seen its whole window (without a window: until the next start,
  /// which fills it from the journal).
  /// - Parameter actor: who asked for it, who may not consent to it alone; empty: nobody knows.
  package mutating func adopt(_ rules: RuleSet, by actor: String = "") -> Commit {
    guard rules.hash != bound.set.hash else { return begin() }
    adoptions += 1
    let carries = rules.schema == bound.set.schema
    let known = carries ? Set(bound.set.definitions) : []
    let before = warmFrom
    warmFrom = [:]
    for definition in rules.definitions {
      if known.contains(definition) {
        warmFrom[definition] = before[definition]
      } else {
        warmFrom[definition] = EventTime(
          milliseconds: definition.window.map { counters.watermark + $0.far } ?? EventTime.forever.milliseconds)
      }
    }
    warmNeighbours(of: rules)
    coldUntil = coldTimes(of: rules)
    let historyStarts = options.historyStarts ?? rules.policy.spec.historyStarts
    features =
      carries
      ? FeatureTable(rules.definitions, carrying: features, historyStarts: historyStarts)
      : FeatureTable(rules.definitions, lateness: options.reach, historyStarts: historyStarts, room: options.room)
    bound = BoundRules(rules, symbols: &texts.table)
    if scoreLog?.keepsFeatures ?? false { bound.readAllFeatures() }
    lists.take(rules.lists, oldest: oldestScored, symbols: &texts.table)
    adopter = actor
    unapproved = Array(repeating: false, count: rules.rules.count)
    consentIsStale = true
    lookahead = Lookahead(fields: rules.schema.fields.count)
    frame = EventFrame(slots: rules.slots, definitions: rules.definitions.count, texts: texts)
    if !carries {
      vitals = Vitals(rules.schema)
      preparation = BatchPreparation(rules.schema, key: key)
    }
    stormGuard.limits = rules.policy.spec.guards
    return begin()
  }

  /// A feature that counts neighbours knows them once the freezes of its whole time have marked their keys.
  private mutating func warmNeighbours(of rules: RuleSet) {
    let before = warmNeighbours
    warmNeighbours = [:]
    for definition in rules.neighbours {
      warmNeighbours[definition] =
        bound.set.neighbours.contains(definition)
        ? before[definition] : EventTime(milliseconds: counters.watermark + definition.over)
    }
    neighbours.track(rules, symbols: &texts.table)
  }
}

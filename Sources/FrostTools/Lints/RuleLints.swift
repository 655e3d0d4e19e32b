import CEL
import FrostConfig

/// What compiles and is most likely a mistake all the same; each lint is a file named as what it finds.
enum RuleLints {
  /// Warnings, sorted by place.
  /// - Parameter journal: of the daemon that is to run the rules, where it is known.
  static func findings(_ rules: CompiledRules, journal: KeptJournal? = nil) -> [Diagnostic] {
    let found = [
      typedNumbers, unreachableBands, neverHits, silencedByLists, thresholdsBeyondLimits, freezesWithoutTime, unused,
      bandsThatAddNothing,
    ].flatMap { (lint: (CompiledRules) -> [Diagnostic]) in lint(rules) }
    return (found + (journal.map { featuresBeyondTheJournal(rules, $0) } ?? [])).sorted { $0.place < $1.place }
  }
}

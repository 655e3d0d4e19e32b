import CEL
import FrostConfig

/// What compiles and is most likely a mistake all the same; each lint is a file named as what it finds.
enum RuleLints {
  /// Warnings, sorted by place.
  static func findings(_ rules: CompiledRules) -> [Diagnostic] {
    [
      typedNumbers, unreachableBands, neverHits, thresholdsBeyondLimits, freezesWithoutTime, unused,
      bandsThatAddNothing,
    ].flatMap { (lint: (CompiledRules) -> [Diagnostic]) in lint(rules) }.sorted { $0.place < $1.place }
  }
}

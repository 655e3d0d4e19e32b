import CEL
import Foundation
import FrostConfig
import FrostFeatures
import FrostRules

/// A condition waits for more than its feature can ever be.
func thresholdsBeyondLimits(_ rules: CompiledRules) -> [Diagnostic] {
  let limits = Dictionary(
    rules.spec.limits.map { ("limit." + $0.name.value, $0.text.value) }, uniquingKeysWith: { first, _ in first })
  let highest = highestValues(rules)
  return rules.spec.rules.flatMap { rule in
    rule.expressions.flatMap { expression in
      Threshold.all(in: expression.value).compactMap { threshold -> Diagnostic? in
        guard let (most, why) = highest[threshold.name],
          let bound = Int64(limits[threshold.constant] ?? threshold.constant),
          [">=", ">", "=="].contains(threshold.sign), bound > most || (bound == most && threshold.sign == ">"),
          let range = expression.value.range(of: threshold.name)
        else { return nil }
        return Diagnostic(
          .warning, at: rules.place(in: expression, of: range), length: threshold.name.unicodeScalars.count,
          "`\(threshold.text)` never holds: \(why)",
          hint: "lower the threshold, or raise what limits `\(threshold.name)`")
      }
    }
  }
}

/// By feature: the most it can be, and why.
private func highestValues(_ rules: CompiledRules) -> [String: (Int64, String)] {
  var highest: [String: (Int64, String)] = [:]
  for feature in rules.spec.features {
    let name = feature.name.value
    switch feature.kind {
    case .count, .distinct, .equal:
      let limit = feature.limit ?? FeatureDefinition.defaultLimit
      highest[name] = (Int64(limit), "`\(name)` remembers \(Figures.grouped(limit)) events of a key at most")
    case .hour: highest[name] = (23, "an hour goes from 0 to 23")
    default: continue
    }
  }
  for feature in rules.spec.neighbours {
    let most = 32 * feature.by.count
    highest[feature.name.value] = (Int64(most), "32 neighbours of a key are remembered at most")
  }
  return highest
}

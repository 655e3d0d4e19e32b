import CEL
import FrostConfig
import FrostRules

/// How long the configuration of a daemon wants the journal kept.
package struct KeptJournal: Sendable {
  /// Milliseconds.
  package var time: Int64
  /// The file that says it.
  package var file: String

  package init(time: Int64, file: String) {
    self.time = time
    self.file = file
  }
}

/// A feature reads further back than the journal is to be kept. The daemon then keeps it for as long as the feature reads, so
/// that a restart gives the same values: the disk is what is not as the configuration says. One warning, at the feature that
/// reads furthest.
func featuresBeyondTheJournal(_ rules: CompiledRules, _ kept: KeptJournal) -> [Diagnostic] {
  let numbers = Dictionary(
    rules.set.features.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
  let names = rules.spec.features.map(\.name) + rules.spec.neighbours.map(\.name)
  let longer = names.compactMap { name -> (name: Placed<String>, reach: Int64)? in
    guard let number = numbers[name.value] else { return nil }
    let reach = rules.set.reach(ofFeature: number)
    return reach > kept.time ? (name, reach) : nil
  }
  // The first of those that reach as far.
  guard
    let furthest = longer.max(by: { $0.reach < $1.reach }).flatMap({ most in longer.first { $0.reach == most.reach } })
  else { return [] }
  let reach = WrittenDuration.text(milliseconds: furthest.reach)
  let others =
    longer.count == 1 ? "" : ", and \(Figures.count(longer.count - 1, "other feature")) further than that time"
  return [
    Diagnostic(
      .warning, at: furthest.name.place, length: furthest.name.value.unicodeScalars.count,
      "`\(furthest.name.value)` reads the journal \(reach) back\(others): it is kept that long, not "
        + "\(WrittenDuration.text(milliseconds: kept.time)) as \(kept.file) says",
      hint: "write `retention: {journal: \(reach)}` there and give it the disk, or shorten the windows")
  ]
}

/// The checked policy: `PolicySpec` with its list names resolved.
package struct Policy: Sendable {
  package let spec: PolicySpec
  /// Accounts that no rule freezes, sorted.
  package let protected: [String]

  /// The actions of the highest band that a score reaches; none below all bands.
  package func actions(for score: Double) -> [PolicySpec.Action] {
    spec.bands.last { score >= $0.from }?.actions ?? []
  }

  /// All actions of the bands a score reaches. Bands add up: who is frozen has also reached the hold's band, but only
  /// the highest one's actions are taken.
  package func band(for score: Double) -> Int { spec.bands.count { score >= $0.from } }
}

/// The checked policy: `PolicySpec` with its list names resolved.
package struct Policy: Sendable {
  package let spec: PolicySpec
  /// Numbers of the lists whose accounts no rule freezes.
  package let protected: [Int]
  /// Numbers of the lists whose accounts no allow entry helps.
  package let denied: [Int]

  /// The actions of the highest band that a score reaches; none below all bands.
  package func actions(for score: Double) -> [PolicySpec.Action] {
    spec.bands.last { score >= $0.from }?.actions ?? []
  }

  /// How many bands a score reaches.
  package func band(for score: Double) -> Int { spec.bands.count { score >= $0.from } }
}

/// The checked policy: `PolicySpec` with its list names resolved.
package struct Policy: Sendable {
  package let spec: PolicySpec
  /// Accounts that no rule freezes, sorted.
  package let protected: [String]
  /// Accounts that no allow entry helps, sorted.
  package let denied: [String]

  /// The actions of the highest band that a score reaches; none below all bands.
  package func actions(for score: Double) -> [PolicySpec.Action] {
    spec.bands.last { score >= $0.from }?.actions ?? []
  }

  /// How many bands a score reaches.
  package func band(for score: Double) -> Int { spec.bands.count { score >= $0.from } }
}

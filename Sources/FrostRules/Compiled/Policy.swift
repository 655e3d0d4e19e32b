/// The checked policy: `PolicySpec` with its list names resolved.
package struct Policy: Sendable {
  package let spec: PolicySpec
  /// Numbers of the lists whose accounts no rule freezes.
  package let protected: [Int]
  /// Numbers of the lists whose accounts no allow entry helps.
  package let denied: [Int]

  /// The actions of the highest band that a score reaches; none below all bands.
  package func actions(for score: Double, of subject: RuleSpec.Subject) -> [PolicySpec.Action] {
    spec.bands(of: subject).last { score >= $0.from }?.actions ?? []
  }

  /// How many bands a score reaches.
  package func band(for score: Double, of subject: RuleSpec.Subject) -> Int {
    spec.bands(of: subject).count { score >= $0.from }
  }
}

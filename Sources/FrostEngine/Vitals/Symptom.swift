/// Something about the stream that is not as it usually is at this hour of the week.
package struct Symptom: Hashable, Sendable {
  /// `stream`, `type.transfer`, `field.transfer.device`, `missing`, `quarantine`, `features.device`.
  package var name: String
  /// One sentence.
  package var message: String
}

/// `GET /v1/verification`: what reading the whole database through has found.
package struct VerificationDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.verification/1"

  package struct Damage: Codable, Hashable, Sendable {
    /// `freeze frz_07K3M`, `journal`, `audit entry 12`, `frost.db`.
    package var place: String
    package var message: String

    package init(place: String, message: String) {
      self.place = place
      self.message = message
    }
  }

  package var schema: String
  /// Empty: everything is as it was written.
  package var damage: [Damage]

  package init(damage: [Damage]) {
    schema = Self.schema
    self.damage = damage
  }
}

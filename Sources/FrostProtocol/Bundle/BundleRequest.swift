/// `POST /v1/bundles`: everything about an account, or one decision, for who is outside: police, a regulator, a complaint.
package struct BundleRequest: Codable, Hashable, Sendable {
  /// An account, or a decision's id.
  package var subject: String
  /// Why, for the audit log.
  package var reason: String
  /// Personal fields as they are; else they are masked.
  package var personal: Bool

  package init(subject: String, reason: String, personal: Bool) {
    self.subject = subject
    self.reason = reason
    self.personal = personal
  }
}

extension BundleRequest {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    subject = try members.decode(String.self, forKey: .subject)
    reason = try members.decode(String.self, forKey: .reason)
    personal = try members.decodeIfPresent(Bool.self, forKey: .personal) ?? false
  }
}

/// `POST /v1/erasures`: takes what is personal of an account out of the store.
package struct ErasureRequest: Codable, Hashable, Sendable {
  package var account: String
  /// Never empty.
  package var reason: String
  /// The same key again gets the first answer again, and ends what was begun.
  package var key: String
  /// Only say what would happen.
  package var dryRun: Bool

  package init(account: String, reason: String, key: String, dryRun: Bool = false) {
    self.account = account
    self.reason = reason
    self.key = key
    self.dryRun = dryRun
  }
}

extension ErasureRequest {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    account = try members.decode(String.self, forKey: .account)
    reason = try members.decode(String.self, forKey: .reason)
    key = try members.decode(String.self, forKey: .key)
    dryRun = try members.decodeIfPresent(Bool.self, forKey: .dryRun) ?? false
  }
}

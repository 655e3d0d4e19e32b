/// `POST /v1/releases`: ends the causes of one freeze, or of all freezes of an account.
package struct ReleaseRequest: Codable, Hashable, Sendable {
  /// The account; or
  package var account: String?
  /// the id of one freeze.
  package var freeze: String?
  /// Becomes a label of the account.
  package var outcome: Outcome
  /// Never empty.
  package var reason: String
  /// The same key again gets the first answer again and does nothing.
  package var key: String
  /// Only say what would happen.
  package var dryRun: Bool

  package init(
    account: String? = nil, freeze: String? = nil, outcome: Outcome, reason: String, key: String, dryRun: Bool = false
  ) {
    self.account = account
    self.freeze = freeze
    self.outcome = outcome
    self.reason = reason
    self.key = key
    self.dryRun = dryRun
  }
}

extension ReleaseRequest {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    account = try members.decodeIfPresent(String.self, forKey: .account)
    freeze = try members.decodeIfPresent(String.self, forKey: .freeze)
    outcome = try members.decode(Outcome.self, forKey: .outcome)
    reason = try members.decode(String.self, forKey: .reason)
    key = try members.decode(String.self, forKey: .key)
    dryRun = try members.decodeIfPresent(Bool.self, forKey: .dryRun) ?? false
  }
}

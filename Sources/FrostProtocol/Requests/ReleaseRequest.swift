/// `POST /v1/releases`: ends the causes of one freeze, of all freezes of an account or of many, or what rules have caused.
package struct ReleaseRequest: Codable, Hashable, Sendable {
  /// The account; or
  package var account: String?
  /// the id of one freeze.
  package var freeze: String?
  /// Or many accounts; or
  package var accounts: [String]?
  /// what a rule has caused, `R` or `R@version`; or
  package var rule: String?
  /// what the rules of a tag have caused;
  package var tag: String?
  /// of these two only what was placed at this time or later, RFC 3339.
  package var since: String?
  /// A right that the caller holds and uses: `supervisor` or `authority`.
  package var right: String?
  /// Becomes a label of the account.
  package var outcome: Outcome
  /// Never empty.
  package var reason: String
  /// The same key again gets the first answer again and does nothing.
  package var key: String
  /// Only say what would happen.
  package var dryRun: Bool

  package init(
    account: String? = nil, freeze: String? = nil, accounts: [String]? = nil, rule: String? = nil, tag: String? = nil,
    since: String? = nil, right: String? = nil, outcome: Outcome, reason: String, key: String, dryRun: Bool = false
  ) {
    self.accounts = accounts
    self.rule = rule
    self.tag = tag
    self.since = since
    self.right = right
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
    accounts = try members.decodeIfPresent([String].self, forKey: .accounts)
    rule = try members.decodeIfPresent(String.self, forKey: .rule)
    tag = try members.decodeIfPresent(String.self, forKey: .tag)
    since = try members.decodeIfPresent(String.self, forKey: .since)
    right = try members.decodeIfPresent(String.self, forKey: .right)
    outcome = try members.decode(Outcome.self, forKey: .outcome)
    reason = try members.decode(String.self, forKey: .reason)
    key = try members.decode(String.self, forKey: .key)
    dryRun = try members.decodeIfPresent(Bool.self, forKey: .dryRun) ?? false
  }
}

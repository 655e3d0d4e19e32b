/// `POST /v1/freezes`.
package struct FreezeRequest: Codable, Hashable, Sendable {
  package var account: String
  /// `out withdraw in cards points bind login`.
  package var scope: String
  /// RFC 3339; absent: stays until released.
  package var until: String?
  /// Never empty.
  package var reason: String
  /// The same key again gets the first answer again and does nothing.
  package var key: String
  /// Only say what would happen.
  package var dryRun: Bool
  /// What may leave in 24 hours all the same, in the book currency; absent: nothing.
  package var allowance: String?
  /// The reference of an authority's order; only who holds the right `authority` enters one.
  package var order: String?

  package init(
    account: String, scope: String, until: String? = nil, reason: String, key: String, dryRun: Bool = false,
    allowance: String? = nil, order: String? = nil
  ) {
    self.account = account
    self.scope = scope
    self.until = until
    self.reason = reason
    self.key = key
    self.dryRun = dryRun
    self.allowance = allowance
    self.order = order
  }
}

extension FreezeRequest {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    account = try members.decode(String.self, forKey: .account)
    scope = try members.decode(String.self, forKey: .scope)
    until = try members.decodeIfPresent(String.self, forKey: .until)
    reason = try members.decode(String.self, forKey: .reason)
    key = try members.decode(String.self, forKey: .key)
    dryRun = try members.decodeIfPresent(Bool.self, forKey: .dryRun) ?? false
    allowance = try members.decodeIfPresent(String.self, forKey: .allowance)
    order = try members.decodeIfPresent(String.self, forKey: .order)
  }
}

/// `POST /v1/list-entries`: puts a value on a list.
package struct ListEntryRequest: Codable, Hashable, Sendable {
  package var list: String
  package var value: String
  /// Who answers for it; absent: the caller.
  package var owner: String?
  /// RFC 3339; absent: until it is removed.
  package var until: String?
  /// Never empty.
  package var reason: String
  /// The same key again gets the first answer again and does nothing.
  package var key: String
  /// Only say what would happen.
  package var dryRun: Bool

  package init(
    list: String, value: String, owner: String? = nil, until: String? = nil, reason: String, key: String,
    dryRun: Bool = false
  ) {
    self.list = list
    self.value = value
    self.owner = owner
    self.until = until
    self.reason = reason
    self.key = key
    self.dryRun = dryRun
  }
}

extension ListEntryRequest {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    list = try members.decode(String.self, forKey: .list)
    value = try members.decode(String.self, forKey: .value)
    owner = try members.decodeIfPresent(String.self, forKey: .owner)
    until = try members.decodeIfPresent(String.self, forKey: .until)
    reason = try members.decode(String.self, forKey: .reason)
    key = try members.decode(String.self, forKey: .key)
    dryRun = try members.decodeIfPresent(Bool.self, forKey: .dryRun) ?? false
  }
}

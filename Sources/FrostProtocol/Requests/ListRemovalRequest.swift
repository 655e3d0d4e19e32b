/// `POST /v1/list-removals`: takes a value that an operator put there from a list.
package struct ListRemovalRequest: Codable, Hashable, Sendable {
  package var list: String
  package var value: String
  /// Never empty.
  package var reason: String
  /// The same key again gets the first answer again and does nothing.
  package var key: String
  /// Only say what would happen.
  package var dryRun: Bool

  package init(list: String, value: String, reason: String, key: String, dryRun: Bool = false) {
    self.list = list
    self.value = value
    self.reason = reason
    self.key = key
    self.dryRun = dryRun
  }
}

extension ListRemovalRequest {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    list = try members.decode(String.self, forKey: .list)
    value = try members.decode(String.self, forKey: .value)
    reason = try members.decode(String.self, forKey: .reason)
    key = try members.decode(String.self, forKey: .key)
    dryRun = try members.decodeIfPresent(Bool.self, forKey: .dryRun) ?? false
  }
}

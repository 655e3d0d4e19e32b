/// A value on a list.
package struct ListEntryDocument: Codable, Hashable, Sendable {
  package var value: String
  /// `operator` or `file`.
  package var source: String
  /// Who answers for it.
  package var owner: String?
  package var reason: String?
  /// Who put it there; of an operator's entry.
  package var by: String?
  package var from: String?
  /// Absent: until it is removed.
  package var until: String?

  package init(
    value: String, source: String, owner: String? = nil, reason: String? = nil, by: String? = nil, from: String? = nil,
    until: String? = nil
  ) {
    self.value = value
    self.source = source
    self.owner = owner
    self.reason = reason
    self.by = by
    self.from = from
    self.until = until
  }
}

/// `GET /v1/lists/{id}`: entries that are not over, those of operators first, newest first, then those of the file in its order.
package struct ListDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.list/1"

  package var schema: String
  package var name: String
  /// `texts` or `networks`.
  package var type: String
  package var entries: [ListEntryDocument]
  /// There are more than the limit let through.
  package var more: Bool

  package init(name: String, type: String, entries: [ListEntryDocument], more: Bool) {
    schema = Self.schema
    self.name = name
    self.type = type
    self.entries = entries
    self.more = more
  }
}

/// A list of the rules in force.
package struct ListSummary: Codable, Hashable, Sendable {
  package var name: String
  /// `texts` or `networks`.
  package var type: String
  /// Entries that its file gives it.
  package var fileEntries: Int
  /// Entries of operators that stand.
  package var operatorEntries: Int

  package init(name: String, type: String, fileEntries: Int, operatorEntries: Int) {
    self.name = name
    self.type = type
    self.fileEntries = fileEntries
    self.operatorEntries = operatorEntries
  }
}

/// `GET /v1/lists`.
package struct ListsDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.lists/1"

  package var schema: String
  package var lists: [ListSummary]

  package init(lists: [ListSummary]) {
    schema = Self.schema
    self.lists = lists
  }
}

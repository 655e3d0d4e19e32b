/// `POST /v1/imports`: what is known from elsewhere, some rows of a table. A whole file is sent part by part.
package struct ImportRequest: Codable, Hashable, Sendable {
  package enum Kind: String, Codable, Sendable, CaseIterable { case accounts, devices, payees, profiles }

  package struct Row: Codable, Hashable, Sendable {
    /// Its line in the file, for messages.
    package var line: Int
    /// As many as there are columns; empty: absent.
    package var values: [String]

    package init(line: Int, values: [String]) {
      self.line = line
      self.values = values
    }
  }

  package var kind: Kind
  /// Names of event fields, and `first_seen`.
  package var columns: [String]
  package var rows: [Row]
  /// Never empty.
  package var reason: String
  /// The same key again gets the first answer again and does nothing.
  package var key: String
  /// Only say what would happen.
  package var dryRun: Bool

  package init(kind: Kind, columns: [String], rows: [Row], reason: String, key: String, dryRun: Bool = false) {
    self.kind = kind
    self.columns = columns
    self.rows = rows
    self.reason = reason
    self.key = key
    self.dryRun = dryRun
  }
}

extension ImportRequest {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    kind = try members.decode(Kind.self, forKey: .kind)
    columns = try members.decode([String].self, forKey: .columns)
    rows = try members.decode([Row].self, forKey: .rows)
    reason = try members.decode(String.self, forKey: .reason)
    key = try members.decode(String.self, forKey: .key)
    dryRun = try members.decodeIfPresent(Bool.self, forKey: .dryRun) ?? false
  }
}

import FrostEvents

/// Some rows of a table of what is known from elsewhere: accounts, devices and payees with the dates they were first seen,
/// profiles.
package struct ImportPart: Sendable {
  package enum Kind: String, Sendable, CaseIterable { case accounts, devices, payees, profiles }

  package struct Row: Sendable {
    /// Its line in the file, for messages.
    package var line: Int
    /// As many as there are columns; empty: absent.
    package var values: [String]

    package init(line: Int, values: [String]) {
      self.line = line
      self.values = values
    }
  }

  /// The column with the time a key was first seen.
  package static let firstSeen = "first_seen"
  /// Rows of a part at most.
  package static let maximumRows = 10_000

  package var kind: Kind
  /// Names of event fields, and `first_seen`.
  package var columns: [String]
  package var rows: [Row]

  package init(kind: Kind, columns: [String], rows: [Row]) {
    self.kind = kind
    self.columns = columns
    self.rows = rows
  }

  /// SHA-256 of what it says, hex.
  var digest: String {
    var hash = SHA256()
    for texts in [columns] + rows.map(\.values) {
      for text in texts {
        hash.update("\(text.utf8.count):")
        hash.update(text)
      }
      hash.update("\n")
    }
    return hash.hexDigest()
  }
}

/// `POST /v1/backups`.
package struct BackupRequest: Codable, Hashable, Sendable {
  /// Why, for the audit log.
  package var reason: String

  package init(reason: String) { self.reason = reason }
}

/// The answer: a copy of the database that was made and read through.
package struct BackupDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.backup/1"

  package var schema: String
  package var path: String
  package var bytes: Int64
  /// SHA-256 in hexadecimal digits.
  package var digest: String

  package init(path: String, bytes: Int64, digest: String) {
    schema = Self.schema
    self.path = path
    self.bytes = bytes
    self.digest = digest
  }
}

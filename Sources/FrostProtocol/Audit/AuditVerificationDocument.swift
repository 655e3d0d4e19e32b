/// `GET /v1/audit/verification`: what a walk over the whole audit log found.
package struct AuditVerificationDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.audit-verification/1"

  package struct Finding: Codable, Hashable, Sendable {
    package var entry: Int64
    /// What is wrong there, in a sentence.
    package var message: String

    package init(entry: Int64, message: String) {
      self.entry = entry
      self.message = message
    }
  }

  package var schema: String
  package var entries: Int64
  /// Entries whose personal part was erased.
  package var erased: Int64
  /// Entries that nobody without the key could have made.
  package var keyed: Int64
  /// The newest entry that a given anchor vouches for; 0: none does.
  package var anchored: Int64
  package var findings: [Finding]

  package init(entries: Int64, erased: Int64, keyed: Int64, anchored: Int64, findings: [Finding]) {
    schema = Self.schema
    self.entries = entries
    self.erased = erased
    self.keyed = keyed
    self.anchored = anchored
    self.findings = findings
  }
}

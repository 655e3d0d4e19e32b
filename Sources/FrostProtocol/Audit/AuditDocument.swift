/// One entry of the audit log: who did what, for whom, and why.
package struct AuditEntryDocument: Codable, Hashable, Sendable {
  /// Grows by one.
  package var entry: Int64
  package var at: String
  package var actor: String
  /// The trusted service that the actor spoke through.
  package var via: String?
  package var action: String
  /// Empty where it was erased, like `reason`, `before` and `after`.
  package var subject: String
  package var reason: String
  /// States of the rows that the act changed: `frz_07K3M active`.
  package var before: String
  package var after: String
  /// The entry that tells of the erasure.
  package var erasedBy: Int64?

  package init(
    entry: Int64, at: String, actor: String, via: String?, action: String, subject: String, reason: String,
    before: String, after: String, erasedBy: Int64?
  ) {
    self.entry = entry
    self.at = at
    self.actor = actor
    self.via = via
    self.action = action
    self.subject = subject
    self.reason = reason
    self.before = before
    self.after = after
    self.erasedBy = erasedBy
  }
}

/// `GET /v1/audit`, newest first.
package struct AuditDocument: Codable, Hashable, Sendable {
  package static let schema = "frost.audit/1"

  package var schema: String
  package var entries: [AuditEntryDocument]
  /// There are more than the limit let through.
  package var more: Bool

  package init(entries: [AuditEntryDocument], more: Bool) {
    schema = Self.schema
    self.entries = entries
    self.more = more
  }
}

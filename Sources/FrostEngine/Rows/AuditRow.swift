package import FrostEvents

/// Who changed what, and why.
package struct AuditRow: Sendable {
  /// The action of an entry that tells of an erasure.
  package static let erasing = "accounts erase"

  package var id: String
  package var at: EventTime
  package var actor: String
  package var action: String
  package var subject: String
  package var reason: String
  /// The trusted service that the actor spoke through; nil: they called themselves.
  package var via: String?
  /// The rows that the act changed, as it left them.
  package var touched: [TouchedRow]

  package init(
    id: String, at: EventTime, actor: String, action: String, subject: String, reason: String, via: String? = nil,
    touched: [TouchedRow] = []
  ) {
    self.id = id
    self.at = at
    self.actor = actor
    self.action = action
    self.subject = subject
    self.reason = reason
    self.via = via
    self.touched = touched
  }
}

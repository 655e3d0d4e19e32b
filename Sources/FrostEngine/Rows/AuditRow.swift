package import FrostEvents

/// Who changed what, and why.
package struct AuditRow: Sendable {
  package var id: String
  package var at: EventTime
  package var actor: String
  package var action: String
  package var subject: String
  package var reason: String

  package init(id: String, at: EventTime, actor: String, action: String, subject: String, reason: String) {
    self.id = id
    self.at = at
    self.actor = actor
    self.action = action
    self.subject = subject
    self.reason = reason
  }
}

package import FrostEvents

/// What is known of a subject, and since when.
package struct LabelRow: Sendable {
  package var id: String
  package var subject: String
  package var outcome: Outcome
  package var source: String
  package var learned: EventTime
  package var reason: String

  package init(id: String, subject: String, outcome: Outcome, source: String, learned: EventTime, reason: String) {
    self.id = id
    self.subject = subject
    self.outcome = outcome
    self.source = source
    self.learned = learned
    self.reason = reason
  }
}

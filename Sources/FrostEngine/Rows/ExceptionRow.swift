package import FrostEvents

/// After a release: the causing rules leave the account alone for a while.
package struct ExceptionRow: Sendable {
  package var id: String
  package var account: String
  package var rule: String
  package var from: EventTime
  package var until: EventTime
  package var by: String
  package var reason: String

  package init(
    id: String, account: String, rule: String, from: EventTime, until: EventTime, by: String, reason: String
  ) {
    self.id = id
    self.account = account
    self.rule = rule
    self.from = from
    self.until = until
    self.by = by
    self.reason = reason
  }
}

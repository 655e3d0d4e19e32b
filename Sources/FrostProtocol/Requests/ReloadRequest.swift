/// `POST /v1/reload`: read the rules anew and swap them whole, or not at all.
package struct ReloadRequest: Codable, Hashable, Sendable {
  /// Goes into the audit log.
  package var reason: String

  package init(reason: String) {
    self.reason = reason
  }
}

/// The answer, after the swap is committed or has failed.
package struct ReloadAnswer: Codable, Hashable, Sendable {
  package static let schema = "frost.reload/1"

  package var schema: String
  package var ok: Bool
  /// What was loaded, or every diagnostic.
  package var message: String
  /// The one in force now.
  package var ruleSet: RuleSetStatus

  package init(ok: Bool, message: String, ruleSet: RuleSetStatus) {
    schema = Self.schema
    self.ok = ok
    self.message = message
    self.ruleSet = ruleSet
  }
}

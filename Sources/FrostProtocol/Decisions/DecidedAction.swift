/// What was done.
package struct DecidedAction: Codable, Hashable, Sendable {
  /// `freeze`, `hold`, `step-up`, `alert`, `case`, `escalate` or `label`.
  package var `do`: String
  package var id: String
  /// What is frozen; the label that was set, as rules read it.
  package var scope: String?
  package var until: String?

  package init(`do`: String, id: String, scope: String? = nil, until: String? = nil) {
    self.do = `do`
    self.id = id
    self.scope = scope
    self.until = until
  }
}

/// What would have been done but for a guard.
package struct StoppedAction: Codable, Hashable, Sendable {
  package var `do`: String
  package var because: String

  package init(`do`: String, because: String) {
    self.do = `do`
    self.because = because
  }
}

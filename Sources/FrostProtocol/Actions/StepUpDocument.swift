/// A demand that the user shows who they are.
package struct StepUpDocument: Codable, Hashable, Sendable {
  package var id: String
  package var account: String
  package var event: String
  /// Allowed ones.
  package var factors: [String]
  /// `demanded`, `passed`, `failed`, `superseded` or `timed-out`.
  package var state: String
  package var from: String
  package var deadline: String
  package var decision: String
  package var ended: String?
  /// What became of it at the wallet, oldest first.
  package var progress: [ProgressDocument]?

  package init(
    id: String, account: String, event: String, factors: [String], state: String, from: String, deadline: String,
    decision: String, ended: String? = nil, progress: [ProgressDocument]? = nil
  ) {
    self.id = id
    self.account = account
    self.event = event
    self.factors = factors
    self.state = state
    self.from = from
    self.deadline = deadline
    self.decision = decision
    self.ended = ended
    self.progress = progress
  }
}

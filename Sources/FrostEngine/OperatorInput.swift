package import FrostEvents

/// What a person asks of the engine. It takes its place between two events and is answered after the commit.
package struct OperatorInput: Sendable {
  /// The same key again gets the first answer again and does nothing.
  package var key: String
  /// Who: the name of the caller's uid, or the agent a trusted service names.
  package var actor: String
  /// The trusted service that the actor speaks through; nil: they called themselves.
  package var via: String?
  /// Why, in the caller's words; never empty.
  package var reason: String
  /// Wall time of the request, an input like every other.
  package var at: EventTime
  /// Only say what would happen.
  package var dryRun: Bool
  package var action: Action

  package enum Action: Sendable {
    /// `until` nil: stays until released.
    case freeze(account: String, scope: String, until: EventTime?)
    /// Ends every cause of the account's freezes (`scope` nil: of all scopes) but an authority's.
    case release(account: String, scope: String?, outcome: Outcome)
    /// `owner` nil: the actor; `until` nil: until it is removed.
    case addToList(list: String, value: String, owner: String?, until: EventTime?)
    case removeFromList(list: String, value: String)
    case step(CaseStep)
  }

  package init(
    key: String, actor: String, via: String? = nil, reason: String, at: EventTime, dryRun: Bool, action: Action
  ) {
    self.key = key
    self.actor = actor
    self.via = via
    self.reason = reason
    self.at = at
    self.dryRun = dryRun
    self.action = action
  }
}

extension OperatorInput {
  /// What is asked, without who asks and why: a key stands for one request.
  var request: String {
    switch action {
    case .freeze(let account, let scope, let until):
      "freeze \(scope) \(until.map { String($0.milliseconds) } ?? "-") \(account)"
    case .release(let account, let scope, let outcome): "release \(scope ?? "-") \(outcome.rawValue) \(account)"
    case .addToList(let list, let value, let owner, let until):
      "list-add \(list) \(until.map { String($0.milliseconds) } ?? "-") \(owner ?? "-") \(value)"
    case .removeFromList(let list, let value): "list-remove \(list) \(value)"
    case .step(let step):
      "case \(step.kind.rawValue) \(step.escalation.id) \(step.outcome?.rawValue ?? "-") \(step.assignee ?? "-")"
    }
  }
}

/// The answer, given after the commit.
package enum OperatorReply: Sendable, Hashable {
  /// What was done (or would be), a line each, and the ids of the freezes concerned.
  case done(lines: [String], freezes: [String])
  /// Nothing there to act on: no such freeze.
  case notFound(String)
  /// It stands against something: already frozen, an authority's order.
  case conflict(String)
}

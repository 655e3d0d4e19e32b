package import FrostEvents
package import FrostRules

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
  /// The right that the actor has and uses.
  package var right: Right?

  /// What not everybody may do.
  package enum Right: String, Sendable, CaseIterable {
    /// Sets and ends a court's or a police order.
    case authority
    /// Ends a confirmed fraud's freeze.
    case supervisor
  }

  package enum Action: Sendable {
    /// `until` nil: stays until released. `allowance`: what may leave in 24 hours, minor units; nil: nothing.
    case freeze(account: String, scope: String, until: EventTime?, allowance: Int64? = nil)
    /// An authority's order; needs the right.
    case order(account: String, scope: String, until: EventTime?, reference: String)
    /// Ends every cause of the account's freezes (`scope` nil: of all scopes) that the actor may end; as fraud it confirms.
    case release(account: String, scope: String?, outcome: Outcome)
    /// The same for many accounts.
    case releaseMany(accounts: [String], outcome: Outcome)
    /// Ends the causes of rules, `R` or `R@version`, or of all rules of a tag, placed at `since` or later.
    case releaseByCause(rule: String?, tag: String?, since: EventTime?, outcome: Outcome)
    /// Milliseconds; `rule` nil: all rules together.
    case guardRaise(rule: String?, freezes: Int64, lasts: Int64)
    case guardApply(rule: String?)
    case guardReset(rule: String?)
    /// No rule acts above the stage for so many milliseconds.
    case capMode(RuleSpec.Stage, lasts: Int64)
    case liftMode
    case allow(account: String, rules: [String], owner: String, until: EventTime)
    case endAllow(id: String)
    /// `owner` nil: the actor; `until` nil: until it is removed.
    case addToList(list: String, value: String, owner: String?, until: EventTime?)
    case removeFromList(list: String, value: String)
    case importKnown(ImportPart)
    case step(CaseStep)
    /// What is personal of the account goes out of the store, after the commit.
    case erase(account: String)
    case approve(id: String)
    case reject(id: String)
  }

  package init(
    key: String, actor: String, via: String? = nil, reason: String, at: EventTime, dryRun: Bool, action: Action,
    right: Right? = nil
  ) {
    self.key = key
    self.actor = actor
    self.via = via
    self.reason = reason
    self.at = at
    self.dryRun = dryRun
    self.action = action
    self.right = right
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
  /// What was asked is malformed; a line a mistake.
  case invalid(String)
}

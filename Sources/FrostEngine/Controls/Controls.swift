import FrostEvents
import FrostRules

/// What people have set in the running engine: the brake, allow entries, requests that wait for consent, and which rules
/// may enforce. Changed by effects only.
struct Controls: Sendable {
  var cap: MeasureRow?
  /// By account; standing ones.
  var allows: [String: [MeasureRow]] = [:]
  /// Standing ones, oldest first.
  var approvals: [MeasureRow] = []
  /// `rule@version` of those that may enforce; nil: no rule set has asked for consent yet.
  var enforcing: Set<String>?
  /// How many others must agree before a rule that is new in `enforce` acts.
  var neededForStage = 0

  mutating func apply(_ row: MeasureRow) {
    switch row.kind {
    case .modeCap: cap = row.state == .standing ? row : nil
    case .allow:
      allows[row.account, default: []].removeAll { $0.id == row.id }
      if row.state == .standing { allows[row.account, default: []].append(row) }
      if allows[row.account]?.isEmpty == true { allows[row.account] = nil }
    case .approval:
      if let known = approvals.firstIndex(where: { $0.id == row.id }) {
        if row.state == .standing { approvals[known] = row } else { approvals.remove(at: known) }
      } else if row.state == .standing {
        approvals.append(row)
      }
    case .guardTrip, .guardRaise, .overLine: break
    }
  }

  mutating func apply(enforcing rules: [String], needed: Int) {
    enforcing = Set(rules)
    neededForStage = needed
  }

  /// The entry that keeps a rule from an account.
  func allow(_ account: String, rule: String, at time: EventTime) -> MeasureRow? {
    allows[account]?.first { $0.rules.contains(rule) && $0.holds(at: time) }
  }

  func allow(id: String) -> MeasureRow? { allows.values.lazy.joined().first { $0.id == id } }

  /// The highest stage that a hit may count at.
  func cap(at time: EventTime) -> RuleSpec.Stage? {
    // Mostly there is none: then nothing of it is copied.
    guard cap != nil, let cap, cap.holds(at: time) else { return nil }
    return RuleSpec.Stage(rawValue: cap.text)
  }
}

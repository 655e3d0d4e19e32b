import FrostEvents
import FrostRules

/// A cause that is to keep a freeze.
struct NewCause {
  var id: String
  var kind: CauseRow.Kind
  var by: String
  var decision: String?
  var reason: String
  var until: EventTime?
  var review: EventTime?
  var allowance: Int64?
}

extension FreezeRow {
  /// Takes end, review, reminder and allowance from the causes that stand.
  mutating func follow(_ causes: [CauseRow], remind: Int64?, at now: EventTime) {
    until = causes.contains { $0.until == nil } ? nil : causes.compactMap(\.until).max()
    review = causes.compactMap(\.review).filter { $0 > now }.min()
    allowance = causes.contains { $0.allowance == nil } ? nil : causes.compactMap(\.allowance).min()
    remindAt = nil
    guard let remind, let end = until ?? review else { return }
    let moment = EventTime(milliseconds: end.milliseconds - remind)
    if moment > now { remindAt = moment }
  }
}

extension Engine {
  /// Attaches causes to the freeze of an account's scope, or places one.
  /// - Parameters:
  ///   - id: of the freeze, where there is none.
  ///   - input: what did it, for the id of the change.
  @discardableResult
  mutating func place(
    _ causes: [NewCause], on account: String, _ scope: String, id: String, at now: EventTime, by input: String,
    _ commit: inout Commit
  ) -> (row: FreezeRow, isNew: Bool) {
    let subject = texts.table.intern(account)
    let standing = book[subject]?.standing(scope: scope, at: now)
    var row =
      standing?.row ?? FreezeRow(id: id, account: account, scope: scope, state: .active, from: now, until: nil)
    let rows = causes.map { cause in
      CauseRow(
        id: cause.id, freeze: row.id, account: account, scope: scope, kind: cause.kind, by: cause.by,
        decision: cause.decision, reason: cause.reason, from: now, until: cause.until, allowance: cause.allowance,
        review: cause.review)
    }
    row.state = .active
    row.ended = nil
    row.follow((standing?.causes ?? []) + rows, remind: bound.set.policy.spec.freeze.remind, at: now)
    emit(.freeze(row), &commit)
    for cause in rows { emit(.cause(cause), &commit) }
    commit.changes.append(
      .freeze(row, standing == nil ? .placed : .extended, by: input, at: now, book[subject]))
    if standing == nil, Self.keepsMoney(scope) { keepHeldMoney(subject, at: now, &commit) }
    return (row, standing == nil)
  }

  /// Whether a freeze of that scope keeps money from leaving.
  static func keepsMoney(_ scope: String) -> Bool { scope == "out" || scope == "withdraw" }

  /// What is held of an account that is frozen does not leave it when its hold ends by itself.
  private mutating func keepHeldMoney(_ subject: Symbol, at now: EventTime, _ commit: inout Commit) {
    for var hold in book[subject]?.standingHolds(at: now) ?? [] where hold.onTimeout == "release" {
      hold.onTimeout = "return-to-balance"
      hold.state = .placed
      hold.ended = nil
      emit(.hold(hold), &commit)
      commit.changes.append(.hold(hold, step: "changed", at: now, schema))
    }
  }

  /// What becomes of a hold that is placed now and ends by itself.
  func onTimeout(_ subject: Symbol, at now: EventTime) -> String {
    keepsMoney(subject, at: now) ? "return-to-balance" : bound.set.policy.spec.hold.onTimeout
  }

  /// Whether a freeze keeps an account's money from leaving at that time.
  func keepsMoney(_ subject: Symbol, at time: EventTime) -> Bool {
    book[subject]?.standing(at: time).contains { Self.keepsMoney($0.row.scope) && $0.row.from <= time } ?? false
  }

  /// How long a freeze by rules lasts that is placed now: its end, or the day a supervisor looks at it. One that comes
  /// soon after an earlier one lasts longer.
  func lasting(_ subject: Symbol, _ scope: String, at now: EventTime) -> (until: EventTime?, review: EventTime?) {
    if SubjectKind(ofName: symbols.text(of: subject)) == .device {
      return (EventTime(milliseconds: now.milliseconds + bound.set.policy.spec.denyLasts), nil)
    }
    let policy = bound.set.policy.spec.freeze
    var lasts = policy.lasts
    if let ladder = policy.ladder {
      let since = EventTime(milliseconds: now.milliseconds - ladder.within)
      let steps = book[subject]?.pastFreezes(of: scope, since: since) ?? 0
      if steps > 0 { lasts = ladder.lasts[min(steps, ladder.lasts.count) - 1] }
    }
    let end = EventTime(milliseconds: now.milliseconds + lasts)
    return policy.then == "supervisor" ? (nil, end) : (end, nil)
  }

  /// The end of a freeze is announced: in the feed, and by a case that somebody works on before it.
  mutating func remind(_ freeze: AccountState.Freeze, at time: EventTime, _ commit: inout Commit) {
    var row = freeze.row
    row.remindAt = nil
    emit(.freeze(row), &commit)
    let account = texts.table.intern(row.account)
    commit.changes.append(.freeze(row, .expiring, by: String(time.milliseconds), at: time, book[account]))
    guard let end = row.until ?? row.review else { return }
    let open = book[account]?.cases.last
    var urgent =
      open
      ?? EscalationRow(
        id: StableID.make(.escalation, row.id, "expiring", end.text), account: row.account, rule: "expiry",
        decision: "", to: bound.set.policy.spec.openCase.to, priority: "", state: .open, from: time, due: end,
        summary: "The freeze of \(row.scope) ends at \(end.text) and nobody has worked on it.")
    guard urgent.priority != "urgent", urgent.priority != "highest" else { return }
    urgent.priority = "urgent"
    urgent.due = min(urgent.due ?? end, end)
    emit(.escalation(urgent), &commit)
    commit.changes.append(
      .escalation(urgent, open == nil ? .opened : .raised, by: row.id + "/" + end.text, at: time))
  }

  /// A freeze that does not lapse goes to a supervisor.
  mutating func giveToSupervisor(_ freeze: AccountState.Freeze, at time: EventTime, _ commit: inout Commit) {
    var row = freeze.row
    row.review = freeze.causes.compactMap(\.review).filter { $0 > time }.min()
    emit(.freeze(row), &commit)
    let escalation = EscalationRow(
      id: StableID.make(.escalation, row.id, "supervisor", time.text), account: row.account, rule: "expiry",
      decision: "", to: "supervisor", priority: "high", state: .open, from: time,
      due: EventTime(milliseconds: time.milliseconds + bound.set.policy.spec.openCase.due),
      summary: "The freeze of \(row.scope) has reached its review date; it stands until somebody releases it.")
    emit(.escalation(escalation), &commit)
    commit.changes.append(.escalation(escalation, .opened, at: time))
  }
}

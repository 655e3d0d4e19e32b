import FrostEvents
import FrostRules

extension Engine {
  /// What follows from the answer to a demand, or from its absence.
  mutating func follow(_ stepUp: StepUpRow, at time: EventTime, _ commit: inout Commit) {
    switch stepUp.state {
    case .passed: letGo(stepUp, at: time, &commit)
    case .failed, .timedOut: followNotPassed(stepUp, at: time, &commit)
    case .demanded, .superseded: break
    }
  }

  /// Lets go what waited for this proof.
  private mutating func letGo(_ stepUp: StepUpRow, at time: EventTime, _ commit: inout Commit) {
    let account = texts.table.intern(stepUp.account)
    for hold in book[account]?.standingHolds(at: time) ?? [] where hold.stepUp == stepUp.id {
      end(hold, .released, at: time, &commit)
    }
  }

  private mutating func followNotPassed(_ stepUp: StepUpRow, at time: EventTime, _ commit: inout Commit) {
    let account = texts.table.intern(stepUp.account)
    switch PolicySpec.StepUp.NotPassed(rawValue: stepUp.notPassed) ?? .release {
    case .release: return
    case .freeze where mayFreeze(stepUp, at: time):
      for scope in bound.set.policy.spec.freeze.scopes {
        let (until, review) = lasting(account, scope, at: time)
        let cause = NewCause(
          id: StableID.make(.cause, stepUp.id, scope), kind: .rule, by: "step-up@\(stepUp.state.rawValue)",
          decision: stepUp.decision, reason: "the proof that was asked for was not given", until: until,
          review: review, allowance: bound.set.policy.spec.freeze.allowance)
        let known = book[account]?.standing(scope: scope, at: time)?.causes.contains { $0.by == cause.by } ?? false
        guard !known else { continue }
        let placed = place(
          [cause], on: stepUp.account, scope, id: StableID.make(.freeze, stepUp.id, scope), at: time, by: stepUp.id,
          &commit)
        if placed.isNew { for rule in ["", "step-up"] { emit(.counted(rule: rule), &commit) } }
      }
    case .freeze, .hold: holdFor(stepUp, at: time, &commit)
    }
    openCase(of: stepUp, at: time, &commit)
  }

  private mutating func mayFreeze(_ stepUp: StepUpRow, at time: EventTime) -> Bool {
    !isProtected(stepUp.account, at: time)
      && stormGuard.refusal(of: ["step-up"], at: watermark) == nil
  }

  /// The movement that waited is held for a person. A hold that the guard placed for it stands already.
  private mutating func holdFor(_ stepUp: StepUpRow, at time: EventTime, _ commit: inout Commit) {
    let account = texts.table.intern(stepUp.account)
    guard let movement = stepUp.waits,
      !(book[account]?.standingHolds(at: time).contains { $0.event == stepUp.event } ?? false)
    else { return }
    let row = HoldRow(
      id: StableID.make(.hold, stepUp.id, "not-passed"), account: stepUp.account, event: stepUp.event,
      txn: movement == stepUp.event ? nil : movement, amount: stepUp.amount, state: .placed, from: time,
      deadline: holdDeadline(rail: stepUp.rail, asked: stepUp.from, at: time),
      onTimeout: onTimeout(account, at: time), decision: stepUp.decision, stepUp: stepUp.id)
    emit(.hold(row), &commit)
    commit.changes.append(.hold(row, at: time, schema))
  }

  private mutating func openCase(of stepUp: StepUpRow, at time: EventTime, _ commit: inout Commit) {
    let policy = bound.set.policy.spec.openCase
    let since = time.milliseconds - 86_400_000
    let account = texts.table.intern(stepUp.account)
    if book[account]?.cases.contains(where: { $0.to == policy.to && $0.from.milliseconds > since }) ?? false { return }
    let words = stepUp.state == .failed ? "failed" : "not answered in time"
    let row = EscalationRow(
      id: StableID.make(.escalation, stepUp.id, "not-passed"), account: stepUp.account, rule: "step-up",
      decision: stepUp.decision, to: policy.to, priority: "normal", state: .open, from: time,
      due: EventTime(milliseconds: time.milliseconds + policy.due),
      summary: "The step-up was \(words); event \(stepUp.event).")
    emit(.escalation(row), &commit)
    commit.changes.append(.escalation(row, .opened, at: time))
  }

  /// Until when a movement of that type, asked for at `asked`, may be held from `now` on.
  func holdDeadline(rail type: String, asked: EventTime, at now: EventTime) -> EventTime {
    let policy = bound.set.policy.spec
    let atMost = EventTime(milliseconds: now.milliseconds + policy.hold.atMost)
    guard let before = policy.hold.beforeCutoff, let rail = policy.rails.first(where: { $0.type == type }) else {
      return atMost
    }
    let cutoff = rail.cutoff(of: asked)
    let wish = EventTime(milliseconds: cutoff.milliseconds - before)
    return min(wish > now ? wish : max(cutoff, now), atMost)
  }
}

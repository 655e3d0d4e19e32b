import FrostEvents
import FrostRules

extension Engine {
  /// What stands between a verdict and an action. Each guard takes actions away, or makes them milder, and says why.
  mutating func guardActions(
    _ wanted: inout Wanted, _ hits: [Hit], _ kind: RuleSpec.Subject, _ account: String, _ decision: String,
    _ event: ScoredEvent, _ actions: inout Actions, _ commit: inout Commit
  ) {
    let isOwn = kind == .account || kind == .customer
    wanted.isOwn = isOwn
    if wanted.holds, !(isOwn && event.plan.isHoldable) {
      wanted.holds = false
      // Beside a freeze a hold is for what is pending, and there is no need of another measure where nothing is.
      if wanted.freeze.isEmpty {
        actions.stop("hold", "nothing is pending: step-up and case instead")
        wanted.addStepUp(bound.set.policy.spec.stepUp.factors)
        openCase(&wanted, hits)
      }
    }
    if let actOn = bound.set.policy.spec.actOn, event.readAt.milliseconds - event.time.milliseconds > actOn {
      keepOnlyCases(
        &wanted, "the event was older than \(DurationText.text(milliseconds: actOn)) when it was read", &actions)
    }
    let named = SubjectKind(ofName: account)
    if kind == .account || kind == .payee, named != .account {
      keepOnlyCases(
        &wanted, "the account's id begins with `\(named.rawValue):`, which names a \(named.rawValue)", &actions)
      openCase(&wanted, hits)
    }
    let isProtected =
      isProtected(account, at: event.time)
      || kind == .customer && self.isProtected(symbols.text(of: symbol(schema.roles.account)), at: event.time)
    if !wanted.freeze.isEmpty, isProtected {
      wanted.freeze = []
      actions.stop("freeze", "the account is protected: a case instead")
      openCase(&wanted, hits)
    }
    guardAgainstStorm(&wanted, hits, kind, account, decision, event, &actions, &commit)
  }

  /// Rules without which the subject would not be frozen.
  func decisive(_ hits: [Hit]) -> [String] {
    let freezing = hits.filter { freezesItself($0) }
    if freezing.count == 1 { return [bound.set.rules[freezing[0].rule].id] }
    guard freezing.isEmpty, let first = hits.first,
      let band = bound.set.policy.spec.bands(of: bound.set.rules[first.rule].subject).first(where: {
        $0.actions.contains(.freeze) || $0.actions.contains(.deny)
      })
    else { return [] }
    let total = hits.reduce(0) { $0 + $1.score }
    return hits.filter { total - $0.score < band.from }.map { bound.set.rules[$0.rule].id }
  }

  private func openCase(_ wanted: inout Wanted, _ hits: [Hit]) {
    guard wanted.cases.isEmpty, let top = Self.top(hits) else { return }
    wanted.addCase(.init(to: bound.set.policy.spec.openCase.to, priority: "normal", hit: top, effect: nil))
  }

  private func keepOnlyCases(_ wanted: inout Wanted, _ because: String, _ actions: inout Actions) {
    if !wanted.freeze.isEmpty { actions.stop("freeze", because) }
    if wanted.holds { actions.stop("hold", because) }
    if wanted.stepUp != nil { actions.stop("step-up", because) }
    if wanted.tells || !wanted.alerts.isEmpty { actions.stop("alert", because) }
    wanted = Wanted(cases: wanted.cases)
  }

  /// Past the limit a freeze becomes a hold where money is pending, and a step-up, both short; a person is paged and the
  /// account is listed.
  private mutating func guardAgainstStorm(
    _ wanted: inout Wanted, _ hits: [Hit], _ kind: RuleSpec.Subject, _ account: String, _ decision: String,
    _ event: ScoredEvent, _ actions: inout Actions, _ commit: inout Commit
  ) {
    let subject = texts.table.intern(account)
    let isNew = wanted.freeze.contains { book[subject]?.standing(scope: $0, at: watermark) == nil }
    guard isNew,
      let refusal = stormGuard.refusal(of: decisive(hits), countsForAll: kind != .device, at: watermark)
    else { return }
    let trip = refusal.trip ?? trip(refusal, by: event.idText, &commit)
    let causing = hits.filter { $0.score > 0 || freezesItself($0) }
    let rules = causing.map { "\(bound.set.rules[$0.rule].id)@\(bound.set.rules[$0.rule].version)" }
    let reason = Self.top(causing).map { sentence(of: $0) } ?? ""
    list(account, wanted.freeze, rules: rules, decision, reason: reason, in: trip, &commit)
    wanted.freeze = []
    wanted.tells = false
    wanted.isGuarded = true
    actions.stop("freeze", "storm guard: \(refusal.sentence)")
    if wanted.isOwn, event.plan.isHoldable { wanted.holds = true }
    wanted.addStepUp(bound.set.policy.spec.stepUp.factors)
  }
}

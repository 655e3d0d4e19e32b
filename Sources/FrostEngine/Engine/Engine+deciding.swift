import CEL
import FrostEvents
import FrostRules

extension Engine {
  /// How long the same thing is not recorded again for an account.
  static let repeatsWithin: Int64 = 3_600_000

  /// One subject's verdict and what follows from it.
  mutating func decide(
    _ hits: [Hit], _ kind: RuleSpec.Subject, _ subject: Symbol, _ event: ScoredEvent, _ commit: inout Commit
  ) {
    guard !hits.isEmpty else { return }
    let totals = hits.reduce(into: Totals()) { $0.add($1) }.capped(at: bound.set.policy.spec.cap)
    let enforced = hits.allSatisfy { $0.stage == .enforce } ? hits : hits.filter { $0.stage == .enforce }

    var wanted = Wanted()
    if mayWant(hits, totals, kind) {
      wanted = wantedByBand(bound.set.policy.actions(for: totals.enforce, of: kind), top: Self.top(enforced))
      addEffects(of: enforced, on: subject, at: event.time, to: &wanted)
      for hit in hits where hit.stage == .review {
        wanted.addCase(.init(to: bound.set.policy.spec.openCase.to, priority: "normal", hit: hit, effect: nil))
      }
    }
    if leadsToNothing(wanted, enforced, totals, kind, event) { return }
    let account = symbols.text(of: subject)
    let decision = StableID.make(.decision, event.idText, kind.rawValue, account)
    var actions = Actions()
    setLabels(of: enforced, decision, event, &actions, &commit)
    noteShadow(totals, hits, kind, &actions)
    guardActions(&wanted, enforced, kind, account, decision, event, &actions, &commit)
    if kind == .account || kind == .payee {
      act(on: wanted, enforced, account, subject, decision, event, &actions, &commit)
    } else {
      if kind == .device { actions.rename("freeze", to: "deny") }
      // The customer or the device is restricted; who is asked and told is the account that the event is of.
      let restriction = wanted.takeRestriction(ofDevice: kind == .device)
      act(on: restriction, enforced, account, subject, decision, event, &actions, &commit)
      let person = symbol(schema.roles.account)
      act(on: wanted, enforced, symbols.text(of: person), person, decision, event, &actions, &commit)
    }
    examiner?.note(totals, actions, of: account, kind)

    let document = DecisionDocument(
      id: decision, account: account, kind: kind, event: event, totals: totals, hits: hits, actions: actions)
    if examiner?.depth == .record {
      let text = write(document)
      examiner?.keep(text)
    }
    guard isWorthRecording(actions, hits, totals, kind, account, subject, event, &commit) else { return }
    commit.decisions.append(
      DecisionRow(
        id: decision, input: event.input, account: account, event: event.idText,
        type: event.row.string(of: schema.roles.type) ?? "", time: event.time, score: totals.enforce,
        actions: actions.summary, document: write(document)))
  }

  /// Whether a band, an effect or a review asks for something. Most hits of a rule that weighs little ask for nothing.
  private func mayWant(_ hits: [Hit], _ totals: Totals, _ kind: RuleSpec.Subject) -> Bool {
    totals.enforce >= bound.leastBand(of: kind)
      || hits.contains { hit in
        hit.stage == .review || hit.stage == .enforce && !bound.rules[hit.rule].effectConditions.isEmpty
      }
  }

  /// Whether nothing can come of the hits: no action, no label, no band that a record would tell of. What is left out then
  /// is what would be thrown away.
  private func leadsToNothing(
    _ wanted: Wanted, _ enforced: [Hit], _ totals: Totals, _ kind: RuleSpec.Subject, _ event: ScoredEvent
  ) -> Bool {
    guard examiner == nil, wanted.isEmpty, totals.all < bound.leastBand(of: kind) else { return false }
    // An account that is called like a customer or a device gets a case.
    if kind == .account || kind == .payee,
      event.row.bytes(of: field(of: kind)).map({ SubjectKind(ofName: $0) }) != .account
    {
      return false
    }
    return enforced.allSatisfy { hit in
      bound.rules[hit.rule].effectConditions.isEmpty
        || bound.set.rules[hit.rule].effects.allSatisfy { if case .label = $0.kind { false } else { true } }
    }
  }

  /// The hit that speaks for all: the highest score, the first of equals.
  static func top(_ hits: [Hit]) -> Hit? {
    hits.reduce(nil) { best, hit in best.map { hit.score > $0.score ? hit : $0 } ?? hit }
  }

  private func wantedByBand(_ actions: [PolicySpec.Action], top: Hit?) -> Wanted {
    let policy = bound.set.policy.spec
    var wanted = Wanted()
    guard let top else { return wanted }
    for action in actions {
      switch action {
      case .stepUp: wanted.addStepUp(policy.stepUp.factors)
      case .hold: wanted.holds = true
      case .freeze: wanted.addFreeze(policy.freeze.scopes)
      case .deny: wanted.addFreeze(["bind"])
      case .alert: wanted.tells = true
      case .openCase:
        wanted.addCase(.init(to: policy.openCase.to, priority: "normal", hit: top, effect: nil))
      }
    }
    return wanted
  }

  /// A rule's `then` is a floor: its effects are wanted whatever the score.
  private func addEffects(of hits: [Hit], on subject: Symbol, at time: EventTime, to wanted: inout Wanted) {
    for hit in hits where !bound.set.rules[hit.rule].effects.isEmpty {
      let rule = bound.set.rules[hit.rule]
      for (number, effect) in rule.effects.enumerated() {
        if let condition = bound.rules[hit.rule].effectConditions[number] {
          let result = condition.evaluate(frame.frame)
          guard result.state == .value, result.bits != 0 else { continue }
        }
        if effect.once != nil, book.isMarked(subject, Self.mark(rule.id, number), at: time) { continue }
        switch effect.kind {
        case .alert: wanted.alerts.append((hit, number))
        case .escalate(let to, let priority):
          wanted.addCase(.init(to: to, priority: priority, hit: hit, effect: number))
        case .stepUp(let factors):
          wanted.addStepUp(factors)
          wanted.onces.append((hit, number))
        case .hold:
          wanted.holds = true
          wanted.onces.append((hit, number))
        case .freeze(let scopes):
          wanted.onces.append((hit, number))
          wanted.addFreeze(scopes.isEmpty ? bound.set.policy.spec.freeze.scopes : scopes)
        case .label: break
        }
      }
    }
  }

  static func mark(_ rule: String, _ effect: Int) -> String { "once:\(rule):\(effect)" }

  /// What review and shadow rules would have done.
  private func noteShadow(_ totals: Totals, _ hits: [Hit], _ kind: RuleSpec.Subject, _ actions: inout Actions) {
    let policy = bound.set.policy
    let taken = policy.actions(for: totals.enforce, of: kind)
    for action in policy.actions(for: totals.all, of: kind) where !taken.contains(action) {
      let rules = hits.filter { $0.stage != .enforce }
      let reasons = rules.map { hit in
        let rule = bound.set.rules[hit.rule]
        return hit.lowered.map { "\(rule.id): \($0)" } ?? "\(rule.id) is in \(rule.stage.rawValue)"
      }
      actions.stop(action.rawValue, reasons.joined(separator: "; "))
    }
  }

  /// A record is kept when something was done or newly stopped, or a band is first reached within the hour.
  private mutating func isWorthRecording(
    _ actions: Actions, _ hits: [Hit], _ totals: Totals, _ kind: RuleSpec.Subject, _ account: String,
    _ subject: Symbol, _ event: ScoredEvent, _ commit: inout Commit
  ) -> Bool {
    let band = bound.set.policy.band(for: totals.all, of: kind)
    guard !actions.done.isEmpty || band > 0 || !actions.stopped.isEmpty else { return false }
    let rules = hits.map { "\(bound.set.rules[$0.rule].id):\($0.stage.rawValue)" }.joined(separator: ",")
    let key = "decision:\(band):\(rules)"
    let isRepeat = book.isMarked(subject, key, at: event.time)
    guard !actions.done.isEmpty || !isRepeat else { return false }
    if !isRepeat {
      let until = EventTime(milliseconds: event.time.milliseconds + Self.repeatsWithin)
      emit(.mark(account: account, key: key, until: until), &commit)
    }
    return true
  }
}

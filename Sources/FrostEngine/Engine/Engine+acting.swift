import CEL
import FrostEvents
import FrostRules

extension Engine {
  /// Carries out what the guards left: rows, feed and the decision's lines.
  mutating func act(
    on wanted: Wanted, _ hits: [Hit], _ account: String, _ subject: Symbol, _ decision: String, _ event: ScoredEvent,
    _ actions: inout Actions, _ commit: inout Commit
  ) {
    guard !wanted.isEmpty else { return }
    let before = actions.done.count
    for scope in wanted.freeze {
      freeze(account, subject, scope, hits, decision, event, &actions, &commit)
    }
    // Where the guard stands the hold waits for the proof, so the demand comes first.
    if wanted.holds, !wanted.isGuarded { hold(account, subject, wanted, decision, event, &actions, &commit) }
    // Who is frozen need not prove anything before a person has looked.
    if let factors = wanted.stepUp, wanted.freeze.isEmpty {
      stepUp(account, subject, factors, wanted, decision, event, &actions, &commit)
    }
    if wanted.holds, wanted.isGuarded { hold(account, subject, wanted, decision, event, &actions, &commit) }
    if wanted.tells {
      tell(account, subject, hits, isNew: actions.done.count > before, decision, event, &actions, &commit)
    }
    for alert in wanted.alerts { self.alert(account, alert, decision, event, &actions, &commit) }
    for wish in wanted.cases { openCase(account, subject, wish, decision, event, &actions, &commit) }
    for once in wanted.onces {
      let rule = bound.set.rules[once.hit.rule]
      markOnce(account, rule.id, once.effect, rule.effects[once.effect].once, &commit)
    }
  }

  private func later(_ milliseconds: Int64) -> EventTime {
    EventTime(milliseconds: watermark.milliseconds + milliseconds)
  }

  // MARK: freeze

  /// Places a freeze, or attaches the rules that are not yet causes to the one that stands.
  private mutating func freeze(
    _ account: String, _ subject: Symbol, _ scope: String, _ hits: [Hit], _ decision: String, _ event: ScoredEvent,
    _ actions: inout Actions, _ commit: inout Commit
  ) {
    let isDevice = SubjectKind(ofName: account) == .device
    let standing = book[subject]?.standing(scope: scope, at: watermark)
    let known = Set(standing?.causes.filter { $0.kind == .rule }.map { Self.ruleName($0.by) } ?? [])
    let causing = hits.filter { ($0.score > 0 || freezesItself($0)) && !known.contains(bound.set.rules[$0.rule].id) }
    guard !causing.isEmpty else { return }
    let (until, review) = lasting(subject, scope, at: watermark)
    let allowance = bound.set.policy.spec.freeze.allowance
    let causes = causing.map { hit in
      let rule = bound.set.rules[hit.rule]
      return NewCause(
        id: StableID.make(.cause, event.idText, "cause", account, scope, rule.id), kind: .rule,
        by: "\(rule.id)@\(rule.version)", decision: decision, reason: sentence(of: hit), until: until, review: review,
        allowance: allowance)
    }
    let (row, isNew) = place(
      causes, on: account, scope, id: StableID.make(.freeze, event.idText, "freeze", account, scope), at: watermark,
      by: decision, &commit)
    if isNew {
      // A denied device locks no customer out: it counts for its rule alone.
      for rule in (isDevice ? [] : [""]) + decisive(hits) { emit(.counted(rule: rule), &commit) }
    }
    actions.done.append(.init(action: isDevice ? "deny" : "freeze", id: row.id, scope: scope, until: row.until))
  }

  func freezesItself(_ hit: Hit) -> Bool {
    bound.set.rules[hit.rule].effects.contains { if case .freeze = $0.kind { true } else { false } }
  }

  /// What the rule says of the event, in the first language it has (`en` where it has that).
  func sentence(of hit: Hit) -> String {
    let rule = bound.set.rules[hit.rule]
    let texts = bound.rules[hit.rule].say
    guard let say = texts.first(where: { $0.language == "en" }) ?? texts.first else {
      return rule.title.first { $0.language == "en" }?.text.value ?? rule.id
    }
    return filled(say)
  }

  func filled(_ text: BoundText) -> String { ValueText(schema: schema, symbols: symbols).filled(text, frame.frame) }

  // MARK: hold, step-up

  private mutating func hold(
    _ account: String, _ subject: Symbol, _ wanted: Wanted, _ decision: String, _ event: ScoredEvent,
    _ actions: inout Actions, _ commit: inout Commit
  ) {
    let roles = schema.roles
    let type = event.row.string(of: roles.type) ?? ""
    var row = HoldRow(
      id: StableID.make(.hold, event.idText, "hold", account), account: account, event: event.idText,
      txn: event.row.string(of: roles.txn), amount: amount(of: event), state: .placed, from: watermark,
      deadline: holdDeadline(rail: type, asked: event.time, at: watermark),
      onTimeout: onTimeout(subject, at: watermark), decision: decision)
    if wanted.isGuarded {
      row.deadline = min(row.deadline, later(StormGuard.lasts + lag(of: event)))
      row.onTimeout = "return-to-balance"
      row.stepUp = book[subject]?.standingStepUp(at: watermark)?.id
    }
    emit(.hold(row), &commit)
    commit.changes.append(.hold(row, at: watermark, schema))
    actions.done.append(.init(action: "hold", id: row.id, until: row.deadline))
  }

  private func amount(of event: ScoredEvent) -> Int64? {
    schema.roles.amount.flatMap { event.row.has($0) ? event.row.words[$0] : nil }
  }

  private mutating func stepUp(
    _ account: String, _ subject: Symbol, _ factors: [String], _ wanted: Wanted, _ decision: String,
    _ event: ScoredEvent, _ actions: inout Actions, _ commit: inout Commit
  ) {
    if var open = book[subject]?.standingStepUp(at: watermark) {
      if open.factors.split(separator: ",").allSatisfy({ factors.contains(String($0)) }) { return }
      open.state = .superseded
      open.ended = watermark
      emit(.stepUp(open), &commit)
      commit.changes.append(.stepUp(open, at: watermark))
    }
    // Within the stream's time, plus what the stream lags behind: who is asked has the whole time to answer.
    let policy = bound.set.policy.spec.stepUp
    let within = wanted.isGuarded ? min(policy.within, StormGuard.lasts) : policy.within
    let isPending = wanted.isOwn && event.plan.isHoldable
    let row = StepUpRow(
      id: StableID.make(.stepUp, event.idText, "step-up", account), account: account, event: event.idText,
      factors: factors.joined(separator: ","), state: .demanded, from: watermark,
      deadline: later(within + lag(of: event)), decision: decision,
      waits: isPending ? event.row.string(of: schema.roles.txn) ?? event.idText : nil,
      amount: isPending ? amount(of: event) : nil, rail: event.row.string(of: schema.roles.type) ?? "",
      notPassed: policy.notPassed.rawValue)
    emit(.stepUp(row), &commit)
    commit.changes.append(.stepUp(row, at: watermark))
    actions.done.append(.init(action: "step-up", id: row.id, until: later(within)))
  }

  // MARK: alert, case

  /// The band's alert: what the highest-scoring rule that says anything tells the user.
  private mutating func tell(
    _ account: String, _ subject: Symbol, _ hits: [Hit], isNew: Bool, _ decision: String, _ event: ScoredEvent,
    _ actions: inout Actions, _ commit: inout Commit
  ) {
    let speaking = hits.filter { if case .none = bound.set.rules[$0.rule].tell { false } else { true } }
    guard let top = Self.top(speaking) else {
      actions.stop("alert", "no rule that hit tells the user anything")
      return
    }
    let rule = bound.set.rules[top.rule]
    let key = "alert:\(rule.id)"
    guard isNew || !book.isMarked(subject, key, at: watermark) else { return }
    emit(.mark(account: account, key: key, until: later(86_400_000)), &commit)
    let own = bound.rules[top.rule].tell.map { ($0.language, filled($0)) }
    let texts = own.isEmpty ? GenericText.texts : own
    queueAlert(account, rule.id, "tell", texts, decision, event, &actions, &commit)
  }

  /// An alert that a rule's `then` asks for.
  private mutating func alert(
    _ account: String, _ alert: (hit: Hit, effect: Int), _ decision: String, _ event: ScoredEvent,
    _ actions: inout Actions, _ commit: inout Commit
  ) {
    let rule = bound.set.rules[alert.hit.rule]
    let effect = rule.effects[alert.effect]
    guard case .alert(let templates) = effect.kind else { return }
    var value: String?
    if case .pick(let field, _) = templates { value = event.row.string(of: field) ?? "" }
    guard let chosen = bound.rules[alert.hit.rule].alerts[alert.effect].first(where: { $0.value == value }) else {
      actions.stop("alert", "rule \(rule.id) has no text for this value")
      return
    }
    markOnce(account, rule.id, alert.effect, effect.once, &commit)
    queueAlert(
      account, rule.id, "\(alert.effect)", chosen.texts.map { ($0.language, filled($0)) }, decision, event, &actions,
      &commit)
  }

  private mutating func markOnce(
    _ account: String, _ rule: String, _ effect: Int, _ once: Int64?, _ commit: inout Commit
  ) {
    guard let once else { return }
    emit(.mark(account: account, key: Self.mark(rule, effect), until: later(once)), &commit)
  }

  private mutating func queueAlert(
    _ account: String, _ rule: String, _ effect: String, _ texts: [(language: String, text: String)],
    _ decision: String, _ event: ScoredEvent, _ actions: inout Actions, _ commit: inout Commit
  ) {
    // While the stream is caught up with, one message a rule is enough.
    let behind = lag(of: event)
    if behind > 0 {
      let key = "catch-up:\(rule)"
      if book.isMarked(self.texts.table.intern(account), key, at: watermark) {
        actions.stop("alert", "the stream is caught up with: this rule has written to the user already")
        return
      }
      emit(.mark(account: account, key: key, until: later(behind)), &commit)
    }
    var json = JSONWriter()
    json.object { json in for text in texts { json.field(text.language, text.text) } }
    let row = AlertRow(
      id: StableID.make(.alert, event.idText, "alert", account, rule, effect), account: account, rule: rule,
      decision: decision, from: watermark, texts: json.text)
    commit.alerts.append(row)
    commit.changes.append(.alert(row, at: watermark))
    actions.done.append(.init(action: "alert", id: row.id))
  }

  /// Opens a case, or leaves it at the one that stands open in the same queue since less than a day.
  private mutating func openCase(
    _ account: String, _ subject: Symbol, _ wish: Wanted.Case, _ decision: String, _ event: ScoredEvent,
    _ actions: inout Actions, _ commit: inout Commit
  ) {
    let rule = bound.set.rules[wish.hit.rule]
    let since = watermark.milliseconds - 86_400_000
    if book[subject]?.cases.contains(where: { $0.to == wish.to && $0.from.milliseconds > since }) ?? false { return }
    if let effect = wish.effect { markOnce(account, rule.id, effect, rule.effects[effect].once, &commit) }
    let row = EscalationRow(
      id: StableID.make(.escalation, event.idText, "case", account, rule.id, wish.to), account: account,
      rule: rule.id, decision: decision, to: wish.to, priority: wish.priority, state: .open, from: watermark,
      due: later(bound.set.policy.spec.openCase.due), summary: sentence(of: wish.hit), outcome: nil)
    emit(.escalation(row), &commit)
    commit.changes.append(.escalation(row, .opened, at: watermark))
    actions.done.append(.init(action: wish.effect == nil ? "case" : "escalate", id: row.id, until: row.due))
  }
}

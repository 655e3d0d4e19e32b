import FrostEvents
import FrostFeatures
import FrostRules

extension Engine {
  /// Does what a person asks, between two events. The reply must be given after the commit is stored.
  package mutating func process(_ input: OperatorInput) -> (Commit, OperatorReply) {
    if !input.dryRun, let known = answers.first(where: { $0.key == input.key }) {
      let reply =
        known.request == input.request
        ? known.reply : .conflict("the key `\(input.key)` was used for another request: take a new one")
      return (Commit(firstInput: nextInput, counters: counters), reply)
    }
    if input.dryRun {
      var rehearsal = self
      rehearsal.texts = EngineTexts(symbols)
      rehearsal.frame = EventFrame(
        slots: bound.set.slots, definitions: bound.set.definitions.count, texts: rehearsal.texts)
      var commit = Commit(firstInput: nextInput, counters: counters)
      let reply = rehearsal.answer(input, &commit)
      return (Commit(firstInput: nextInput, counters: counters), reply)
    }
    var commit = begin()
    publishEndings(at: now(at: input.at), &commit)
    clearRecord()
    RecordHead.request.write(to: &record)
    let endings = Set(commit.touched)
    let reply = answer(input, &commit)
    guard case .done(let lines, let freezes) = reply else { return (commit, reply) }
    RecordedRequest(input, lines: lines, freezes: freezes).write(to: &record)
    endRecord(&commit)
    remember(reply, to: input.request, key: input.key)
    var audit = audit(input)
    audit.touched = commit.touched.filter { !endings.contains($0) }
    commit.audit.append(audit)
    commit.counters = counters
    return (commit, reply)
  }

  mutating func remember(_ reply: OperatorReply, to request: String, key: String) {
    answers.append((key, request, reply))
    if answers.count > Self.maximumAnswers { answers.removeFirst() }
  }

  func audit(_ input: OperatorInput) -> AuditRow {
    let (action, subject) = input.action.audited
    return AuditRow(
      id: StableID.make(.audit, input.key, action, subject), at: input.at, actor: input.actor, action: action,
      subject: subject, reason: input.reason, via: input.via)
  }

  /// Does it, or lets it wait for the consent that it needs.
  private mutating func answer(_ input: OperatorInput, _ commit: inout Commit) -> OperatorReply {
    let now = now(at: input.at)
    let consent = consent(for: input.action)
    if consent.needed == 0 { return perform(input, now, &commit) }
    if !input.dryRun { return wait(input, for: consent, now, &commit) }
    guard case .done(let lines, let freezes) = perform(input, now, &commit) else {
      return perform(input, now, &commit)
    }
    let others = consent.needed == 1 ? "another person agrees" : "\(consent.needed) others agree"
    return .done(lines: ["only after \(others) (\(consent.key)):"] + lines, freezes: freezes)
  }

  mutating func perform(_ input: OperatorInput, _ now: EventTime, _ commit: inout Commit) -> OperatorReply {
    switch input.action {
    case .freeze(let account, let scope, let until, let allowance):
      freeze(account, scope, until, allowance: allowance, input, now, &commit)
    case .order(let account, let scope, let until, let reference):
      order(account, scope, until, reference, input, now, &commit)
    case .release(let account, let scope, let outcome): release(account, scope, outcome, input, now, &commit)
    case .releaseMany(let accounts, let outcome): releaseMany(accounts, outcome, input, now, &commit)
    case .releaseByCause(let rule, let tag, let since, let outcome):
      releaseByCause(rule: rule, tag: tag, since: since, outcome, input, now, &commit)
    case .guardRaise(let rule, let freezes, let lasts):
      raiseGuard(rule: rule, to: freezes, lasts: lasts, input, now, &commit)
    case .guardApply(let rule): applyGuard(rule: rule, input, now, &commit)
    case .guardReset(let rule): resetGuard(rule: rule, input, now, &commit)
    case .capMode(let stage, let lasts): capMode(stage, lasts: lasts, input, now, &commit)
    case .liftMode: liftMode(input, now, &commit)
    case .allow(let account, let rules, let owner, let until):
      allow(account, rules, owner: owner, until: until, input, now, &commit)
    case .endAllow(let id): endAllow(id, input, now, &commit)
    case .addToList(let list, let value, let owner, let until):
      addToList(list, value, owner: owner, until: until, input, now, &commit)
    case .removeFromList(let list, let value): removeFromList(list, value, input, now, &commit)
    case .importKnown(let part): importKnown(part, input, now, &commit)
    case .step(let step): take(step, input, now, &commit)
    case .erase(let account): erase(account, now)
    case .approve(let id): approve(id, input, now, &commit)
    case .reject(let id): reject(id, input, now, &commit)
    }
  }
}

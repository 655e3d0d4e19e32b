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
      let reply = rehearsal.perform(input, &commit)
      return (Commit(firstInput: nextInput, counters: counters), reply)
    }
    var commit = begin()
    publishEndings(at: now(at: input.at), &commit)
    clearRecord()
    record.byte(RecordKind.operator.rawValue)
    for text in [input.key, input.request, input.actor, input.reason] { record.text(text) }
    record.signed(input.at.milliseconds)
    let reply = perform(input, &commit)
    guard case .done(let lines, let freezes) = reply else { return (commit, reply) }
    record.unsigned(UInt64(lines.count))
    for line in lines { record.text(line) }
    record.unsigned(UInt64(freezes.count))
    for freeze in freezes { record.text(freeze) }
    endRecord(&commit)
    remember(reply, to: input.request, key: input.key)
    commit.audit.append(audit(input, lines))
    commit.counters = counters
    return (commit, reply)
  }

  mutating func remember(_ reply: OperatorReply, to request: String, key: String) {
    answers.append((key, request, reply))
    if answers.count > Self.maximumAnswers { answers.removeFirst() }
  }

  private func audit(_ input: OperatorInput, _ lines: [String]) -> AuditRow {
    let (action, subject) =
      switch input.action {
      case .freeze(let account, let scope, _): ("freeze", "\(account)/\(scope)")
      case .step(let step): ("case \(step.kind.rawValue)", step.escalation.account)
      case .release(let account, let scope, let outcome):
        ("release as \(outcome.rawValue)", scope.map { "\(account)/\($0)" } ?? account)
      case .addToList(let list, let value, _, _): ("list add", "\(list)/\(value)")
      case .removeFromList(let list, let value): ("list remove", "\(list)/\(value)")
      }
    return AuditRow(
      id: StableID.make(.audit, input.key, action, subject), at: input.at, actor: input.actor, action: action,
      subject: subject, reason: input.reason, via: input.via)
  }

  private mutating func perform(_ input: OperatorInput, _ commit: inout Commit) -> OperatorReply {
    let now = now(at: input.at)
    switch input.action {
    case .freeze(let account, let scope, let until): return freeze(account, scope, until, input, now, &commit)
    case .release(let account, let scope, let outcome): return release(account, scope, outcome, input, now, &commit)
    case .step(let step): return take(step, input, now, &commit)
    case .addToList(let list, let value, let owner, let until):
      return addToList(list, value, owner: owner, until: until, input, now, &commit)
    case .removeFromList(let list, let value): return removeFromList(list, value, input, now, &commit)
    }
  }

  private mutating func freeze(
    _ account: String, _ scope: String, _ until: EventTime?, _ input: OperatorInput, _ now: EventTime,
    _ commit: inout Commit
  ) -> OperatorReply {
    let subject = symbols.intern(account)
    let standing = book[subject]?.standing(scope: scope, at: now)
    if let own = standing?.causes.first(where: { $0.kind == .operator }) {
      return .conflict("\(account) is already frozen for \(scope) by \(own.by): \(own.reason)")
    }
    if let until, until <= now {
      return .conflict("the freeze would end at \(until.text), which is not after the stream's time \(now.text)")
    }
    var row =
      standing?.row
      ?? FreezeRow(
        id: StableID.make(.freeze, input.key, "freeze", account, scope), account: account, scope: scope,
        state: .active, from: now, until: until, ended: nil)
    row.stand(until: until)
    emit(.freeze(row), &commit)
    emit(
      .cause(
        CauseRow(
          id: StableID.make(.cause, input.key, "cause", account, scope), freeze: row.id, account: account,
          scope: scope, kind: .operator, by: input.actor, decision: nil, reason: input.reason, from: now, until: until,
          ended: nil, endedBy: nil, endReason: nil, outcome: nil)), &commit)
    commit.changes.append(
      .freeze(row, standing == nil ? .placed : .extended, by: input.key, at: now, book[subject]))
    let end = row.until.map { "until \($0.text)" } ?? "until it is released"
    return .done(lines: ["\(account) is frozen for \(scope) \(end)"], freezes: [row.id])
  }

  private mutating func release(
    _ account: String, _ scope: String?, _ outcome: Outcome, _ input: OperatorInput, _ now: EventTime,
    _ commit: inout Commit
  ) -> OperatorReply {
    let subject = symbols.intern(account)
    let state = book[subject] ?? AccountState()
    let freezes = state.standing(at: now).filter { scope == nil || $0.row.scope == scope }
    guard !freezes.isEmpty else {
      return .notFound(scope.map { "\(account) has no freeze of \($0)" } ?? "\(account) is not frozen")
    }
    let releasable = freezes.filter { $0.causes.contains { $0.kind != .authority } }
    guard !releasable.isEmpty else {
      return .conflict("\(account) is frozen by an authority's order: only the authority can end it")
    }
    var lines: [String] = []
    var rules: [String] = []
    for freeze in releasable {
      for var cause in freeze.causes where cause.kind != .authority {
        if cause.kind == .rule, !rules.contains(Self.ruleName(cause.by)) { rules.append(Self.ruleName(cause.by)) }
        cause.ended = now
        cause.endedBy = input.actor
        cause.endReason = input.reason
        cause.outcome = outcome
        emit(.cause(cause), &commit)
      }
      settle(freeze, at: now, by: input.key, &commit)
      let remains = book[subject]?.standing(at: now).contains { $0.row.id == freeze.row.id } ?? false
      lines.append(
        remains
          ? "\(account) stays frozen for \(freeze.row.scope): another cause holds it"
          : "\(account) is released for \(freeze.row.scope)")
    }
    if outcome != .fraud {
      for rule in rules { lines.append(except(account, rule, input, now, &commit)) }
    }
    let money: HoldRow.State = outcome == .fraud || outcome == .scam ? .returned : .released
    for hold in state.standingHolds(at: now) { end(hold, money, at: now, &commit) }
    label(account, outcome, input, now, &commit)
    resolve(state.cases, outcome, now, &commit)
    return .done(lines: lines, freezes: releasable.map(\.row.id))
  }

  /// The causing rule leaves the account alone for the longest of its windows and 24 h, so that the next event does not
  /// freeze again.
  private mutating func except(
    _ account: String, _ rule: String, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> String {
    let known = bound.set.rules.first { $0.id == rule }
    let windows = known?.features.flatMap { bound.set.definitions(of: $0) }
      .compactMap { bound.set.definitions[$0].window?.far }
    let lasts = max(86_400_000, windows?.max() ?? 0)
    let row = ExceptionRow(
      id: StableID.make(.exception, input.key, account, rule), account: account, rule: rule,
      from: EventTime(milliseconds: min(now, watermark).milliseconds - options.lateness),
      until: EventTime(milliseconds: now.milliseconds + lasts), by: input.actor, reason: input.reason)
    emit(.exception(row), &commit)
    return "rule \(rule) leaves \(account) alone until \(row.until.text)"
  }

  mutating func label(
    _ account: String, _ outcome: Outcome, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) {
    let row = LabelRow(
      id: StableID.make(.label, input.key, account), subject: account, outcome: outcome, source: input.actor,
      learned: now, reason: input.reason)
    emit(.label(row), &commit)
    commit.changes.append(.label(row, at: now))
  }

  private mutating func resolve(
    _ cases: [EscalationRow], _ outcome: Outcome, _ now: EventTime, _ commit: inout Commit
  ) {
    for var row in cases {
      row.state = .resolved
      row.outcome = outcome
      emit(.escalation(row), &commit)
      commit.changes.append(.escalation(row, at: now))
    }
  }
}

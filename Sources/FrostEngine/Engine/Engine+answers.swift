import FrostEvents
import FrostRules

/// "Was it you?": what the user's own word does, by the policy's `answers`.
extension Engine {
  private static let contactMark = "contact"
  private static let confirmedMark = "answered:me"

  /// Somebody may have got hold of the user's contacts: answers do not count for a while.
  mutating func contactChanged(_ event: ScoredEvent, _ account: Symbol, _ commit: inout Commit) {
    let until = EventTime(milliseconds: event.time.milliseconds + bound.set.policy.spec.answers.contactAge)
    emit(.mark(account: symbols.text(of: account), key: Self.contactMark, until: until), &commit)
  }

  mutating func answered(_ event: ScoredEvent, _ account: Symbol, _ commit: inout Commit) {
    guard let answer = event.row.string(of: schema.roles.answer).flatMap(UserAnswer.init) else { return }
    let policy = bound.set.policy.spec.answers
    let state = book[account]
    if state?.isMarked(Self.contactMark, at: event.time) ?? false {
      let age = DurationText.text(milliseconds: policy.contactAge)
      return tellAnswer(answer, "ignored", "a contact was changed within \(age)", event, account, &commit)
    }
    switch answer {
    case .me:
      switch policy.me {
      case .nothing: tellAnswer(answer, "noted", "the policy does nothing", event, account, &commit)
      case .shorten: confirm(event, account, &commit)
      case .stepUp: proveAnswer(event, account, &commit)
      }
    case .notMe:
      let changed = settleCauses(after: answer, event, account, &commit)
      tellAnswer(answer, "counted", changed ? "extended" : "nothing to extend", event, account, &commit)
    }
  }

  /// After the rules have spoken: a denial that none of them took to the policy's queue gets its case.
  mutating func followUp(_ event: ScoredEvent, _ commit: inout Commit) {
    guard case .answer? = event.plan.signal,
      event.row.string(of: schema.roles.answer).flatMap(UserAnswer.init) == .notMe
    else { return }
    let account = symbol(schema.roles.account)
    if book.isMarked(account, Self.contactMark, at: event.time) { return }
    openCase(ofDenial: event, account, &commit)
  }

  /// A step-up was passed: "it was me" before it counts now.
  mutating func proved(_ event: ScoredEvent, _ account: Symbol, _ commit: inout Commit) {
    guard book.isMarked(account, Self.confirmedMark, at: event.time) else { return }
    emit(.mark(account: symbols.text(of: account), key: Self.confirmedMark, until: event.time), &commit)
    confirm(event, account, &commit)
  }

  private mutating func confirm(_ event: ScoredEvent, _ account: Symbol, _ commit: inout Commit) {
    let changed = settleCauses(after: .me, event, account, &commit)
    tellAnswer(.me, "counted", changed ? "shortened" : "nothing to shorten", event, account, &commit)
  }

  /// Gives the rules' causes of the account's freezes (of the one that `ref` names) the ends that the answer asks for.
  /// - Returns: whether any was changed.
  private mutating func settleCauses(
    after answer: UserAnswer, _ event: ScoredEvent, _ account: Symbol, _ commit: inout Commit
  ) -> Bool {
    let ref = event.row.string(of: schema.roles.ref).flatMap { $0.hasPrefix("frz_") ? $0 : nil }
    var changed = false
    for freeze in book[account]?.standing(at: watermark) ?? [] where ref == nil || freeze.row.id == ref {
      var step: Change.FreezeStep?
      for var cause in freeze.causes {
        let verdict = AnswerVerdict.of(
          answer, kind: cause.kind, from: cause.from, until: cause.until, tags: tags(of: cause), at: watermark,
          bound.set.policy.spec.answers)
        switch verdict {
        case .stays: continue
        case .shortened(let until): (cause.until, step) = (until, .shortened)
        case .extended(let until): (cause.until, step) = (until, .extended)
        }
        emit(.cause(cause), &commit)
      }
      guard let step else { continue }
      changed = true
      settle(freeze, at: watermark, by: event.idText, tells: false, &commit)
      if let row = book[account]?.standing(at: watermark).first(where: { $0.row.id == freeze.row.id })?.row {
        commit.changes.append(.freeze(row, step, by: event.idText, at: watermark, book[account]))
      }
    }
    return changed
  }

  private func tags(of cause: CauseRow) -> [String] {
    let name = Self.ruleName(cause.by)
    return bound.set.rules.first { $0.id == name }?.tags ?? []
  }

  /// Who says "it was me" shows first that it is them.
  private mutating func proveAnswer(_ event: ScoredEvent, _ account: Symbol, _ commit: inout Commit) {
    let name = symbols.text(of: account)
    guard let state = book[account], !state.standing(at: watermark).isEmpty else {
      return tellAnswer(.me, "noted", "nothing is frozen", event, account, &commit)
    }
    let policy = bound.set.policy.spec.stepUp
    let deadline = EventTime(milliseconds: watermark.milliseconds + policy.within)
    emit(.mark(account: name, key: Self.confirmedMark, until: deadline), &commit)
    if state.standingStepUp(at: watermark) == nil {
      let row = StepUpRow(
        id: StableID.make(.stepUp, event.idText, "answer", name), account: name, event: event.idText,
        factors: policy.factors.joined(separator: ","), state: .demanded, from: watermark, deadline: deadline,
        decision: "", ended: nil)
      emit(.stepUp(row), &commit)
      commit.changes.append(.stepUp(row, at: watermark))
    }
    tellAnswer(.me, "proof", "who they are is asked first", event, account, &commit)
  }

  private mutating func openCase(ofDenial event: ScoredEvent, _ account: Symbol, _ commit: inout Commit) {
    let policy = bound.set.policy.spec
    if book[account]?.cases.contains(where: { $0.to == policy.answers.to }) ?? false { return }
    let name = symbols.text(of: account)
    let row = EscalationRow(
      id: StableID.make(.escalation, event.idText, "denied", name), account: name, rule: "user.answer", decision: "",
      to: policy.answers.to, priority: policy.answers.priority, state: .open, from: watermark,
      due: EventTime(milliseconds: watermark.milliseconds + policy.openCase.due),
      summary: "The user says that it was somebody else.")
    emit(.escalation(row), &commit)
    commit.changes.append(.escalation(row, .opened, at: watermark))
  }

  private func tellAnswer(
    _ answer: UserAnswer, _ what: String, _ because: String, _ event: ScoredEvent, _ account: Symbol,
    _ commit: inout Commit
  ) {
    var json = JSONWriter()
    json.object { json in
      json.field("id", event.idText)
      json.field("account", symbols.text(of: account))
      json.field("answer", answer.rawValue)
      json.field("reason", because)
    }
    commit.changes.append(
      Change(
        id: "answer/\(event.idText)/\(what)", kind: "answer.\(what)", account: symbols.text(of: account),
        at: event.time,
        document: json.text))
  }
}

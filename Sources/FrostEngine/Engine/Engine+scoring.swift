import CEL
import FrostEvents
import FrostFeatures
import FrostRules

extension Engine {
  /// Seconds after a freeze from which money that leaves is a leak: the wallet has had the time to obey.
  static let obeyWithin: Int64 = 5000

  /// Features, rules, verdicts and actions of an event that has been remembered.
  mutating func score(_ event: ScoredEvent, _ commit: inout Commit) {
    let account = symbol(schema.roles.account)
    if let signal = event.plan.signal { heed(signal, event, account, &commit) }
    watch(event, account, &commit)
    guard scoreLog != nil || bound.readsAllFeatures || !event.plan.rules.isEmpty else { return }
    countNeighbours(event)
    readFeatures(event)
    answer(event)
    evaluate(event, account, &commit)
    let hits = hits
    if scoreLog != nil { keepScore(of: event, account, hits) }
    verdictLog?.hits = hits
    examiner?.hits = hits
    guard !hits.isEmpty else { return }
    if hits.allSatisfy({ bound.rules[$0.rule].subject == .account }) {
      return decide(hits, .account, account, event, &commit)
    }
    decide(hits.filter { bound.rules[$0.rule].subject == .account }, .account, account, event, &commit)
    for kind in [RuleSpec.Subject.payee, .customer, .device] {
      let own = hits.filter { bound.rules[$0.rule].subject == kind }
      if !own.isEmpty { decide(own, kind, subject(kind), event, &commit) }
    }
  }

  /// What an event tells of actions in force: a leak, a step-up's answer.
  private mutating func watch(_ event: ScoredEvent, _ account: Symbol, _ commit: inout Commit) {
    if event.plan.isOutflow, let amount = schema.roles.amount, event.row.has(amount),
      let freeze = restriction(of: account, event), frame.values[amount] > 0,
      event.time.milliseconds - freeze.row.from.milliseconds > Self.obeyWithin,
      !isAllowed(frame.values[amount], by: freeze, at: event.time, &commit)
    {
      emit(.leak(amount: frame.values[amount]), &commit)
      commit.changes.append(
        .leak(freeze.row, of: symbols.text(of: account), event, amount: frame.values[amount], schema))
    }
    let type = symbol(schema.roles.type)
    guard type == stepUpPassed || type == stepUpFailed,
      var stepUp = book.ask(account, { $0.standingStepUp(at: event.time) })
    else { return }
    stepUp.state = type == stepUpPassed ? .passed : .failed
    stepUp.ended = event.time
    stepUp.factor = event.row.string(of: schema.field(named: "factor"))
    emit(.stepUp(stepUp), &commit)
    commit.changes.append(.stepUp(stepUp, at: event.time))
    follow(stepUp, at: event.time, &commit)
  }

  /// Whether the allowance of a freeze lets it leave; counts it where there is one.
  private mutating func isAllowed(
    _ amount: Int64, by freeze: AccountState.Freeze, at time: EventTime, _ commit: inout Commit
  ) -> Bool {
    guard let allowance = freeze.row.allowance else { return false }
    let day = (time.milliseconds - freeze.row.from.milliseconds) / 86_400_000
    let before = freeze.used.day == day ? freeze.used.total : 0
    let (total, isOver) = before.addingReportingOverflow(amount)
    guard !isOver, total <= allowance else { return false }
    emit(.allowanceUsed(account: freeze.row.account, freeze: freeze.row.id, day: day, total: total), &commit)
    return true
  }

  /// Finds the rules that hit, with the stage that each counts at.
  private mutating func evaluate(_ event: ScoredEvent, _ account: Symbol, _ commit: inout Commit) {
    hits.removeAll(keepingCapacity: true)
    var unknown: Int64 = 0
    excepted.removeAll(keepingCapacity: true)
    let frame = frame.frame
    for planned in event.plan.rules where !planned.misses(event.row, frame) {
      let (number, rule) = (planned.number, planned.rule)
      var evaluation = RuleEvaluation(rule, frame)
      switch evaluation.run() {
      case .miss: break
      case .excepted(let exception): excepted.append(Excepted(rule: number, exception: exception))
      case .hit(let score): hits.append(Hit(rule: number, stage: rule.stage, score: score))
      case .review(let score):
        hits.append(
          Hit(
            rule: number, stage: min(rule.stage, .review), score: score, lowered: "a value is unknown: a person looks"))
      }
      unknown += evaluation.unknown
    }
    if unknown > 0 { emit(.unknownTerms(unknown), &commit) }
    for place in hits.indices {
      var hit = hits[place]
      lower(&hit, event)
      hits[place] = hit
    }
  }

  /// Puts a hit to a lower stage where something stands against its own.
  private mutating func lower(_ hit: inout Hit, _ event: ScoredEvent) {
    let subject = subject(bound.rules[hit.rule].subject)
    if event.time < coldUntil[hit.rule] {
      hit.stage = min(hit.stage, .shadow)
      hit.lowered = "warming: it reads a feature that does not know its whole window yet"
    }
    if unapproved[hit.rule] {
      hit.stage = min(hit.stage, .shadow)
      hit.lowered = "it is new in enforce and waits for the consent of another person"
    }
    if let cap = controls.cap(at: event.time), cap < hit.stage {
      hit.stage = cap
      hit.lowered = "the mode is capped at \(cap.rawValue)"
    }
    if !controls.allows.isEmpty,
      let allow = allowEntry(symbols.text(of: subject), rule: bound.set.rules[hit.rule].id, at: event.time)
    {
      hit.stage = min(hit.stage, .shadow)
      hit.lowered = "allowed by \(allow.by) for \(allow.text): \(allow.reason)"
    }
    let exception = book.ask(subject) { $0.exception(for: bound.set.rules[hit.rule].id, at: event.time) }
    if let exception {
      hit.stage = min(hit.stage, .shadow)
      hit.lowered = "released by \(exception.by): this rule leaves the account alone until \(exception.until.text)"
    }
  }
}

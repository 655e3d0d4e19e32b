import FrostEvents
import FrostRules

/// The brake on all rules, and entries that keep named rules from an account.
extension Engine {
  /// The entry that keeps a rule from an account. None counts against a deny list or a confirmed fraud.
  mutating func allowEntry(_ account: String, rule: String, at time: EventTime) -> MeasureRow? {
    guard let entry = controls.allow(account, rule: rule, at: time), !isBeyondAllowing(account, at: time) else {
      return nil
    }
    return entry
  }

  private mutating func isBeyondAllowing(_ account: String, at time: EventTime) -> Bool {
    let subject = texts.table.intern(account)
    return isDenied(subject, at: time) || book[subject]?.isConfirmedFraud ?? false
  }

  mutating func capMode(
    _ stage: RuleSpec.Stage, lasts: Int64, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    let row = MeasureRow(
      id: StableID.make(.measure, input.key, "mode-cap"), kind: .modeCap, text: stage.rawValue, by: input.actor,
      reason: input.reason, from: EventTime(milliseconds: min(now, watermark).milliseconds - options.reach),
      until: EventTime(milliseconds: now.milliseconds + lasts))
    if let before = controls.cap { emit(.measure(before.ended(at: now, by: input.actor)), &commit) }
    emit(.measure(row), &commit)
    commit.changes.append(.measure(row, .placed, at: now))
    return .done(
      lines: ["no rule acts above \(stage.rawValue) until \(row.until!.text); freezes that stand go on"], freezes: [])
  }

  mutating func liftMode(_ input: OperatorInput, _ now: EventTime, _ commit: inout Commit) -> OperatorReply {
    guard let cap = controls.cap, cap.holds(at: now) else { return .notFound("the mode is not capped") }
    let row = cap.ended(at: now, by: input.actor)
    emit(.measure(row), &commit)
    commit.changes.append(.measure(row, .ended, at: now))
    return .done(lines: ["the cap at \(cap.text) is lifted: rules act at their own stage"], freezes: [])
  }

  /// Silences rules for an account, and ends what they have caused.
  mutating func allow(
    _ account: String, _ rules: [String], owner: String, until: EventTime, _ input: OperatorInput, _ now: EventTime,
    _ commit: inout Commit
  ) -> OperatorReply {
    for rule in rules where !bound.set.rules.contains(where: { $0.id == rule }) { return noRule(rule) }
    if isDenied(texts.table.intern(account), at: now) {
      return .conflict("\(account) is on a deny list: an allow entry does not beat it")
    }
    if isBeyondAllowing(account, at: now) {
      return .conflict("\(account) is a confirmed fraud: an allow entry does not beat it")
    }
    guard until > now else { return .conflict("the entry would end at \(until.text), which is not after \(now.text)") }
    let row = MeasureRow(
      id: StableID.make(.measure, input.key, "allow", account), kind: .allow, account: account, rules: rules,
      text: owner, by: input.actor, reason: input.reason,
      from: EventTime(milliseconds: min(now, watermark).milliseconds - options.reach), until: until)
    emit(.measure(row), &commit)
    commit.changes.append(.measure(row, .placed, at: now))
    var lines = [
      "\(Counted.rules(rules, "leave", thirdPerson: "leaves")) \(account) alone until \(until.text) (\(row.id))"
    ]
    var freezes: [String] = []
    for freeze in book[texts.table.intern(account)]?.standing(at: now) ?? [] {
      let lifted = freeze.causes.filter { $0.kind == .rule && rules.contains(Self.ruleName($0.by)) }
      guard !lifted.isEmpty else { continue }
      for var cause in lifted {
        cause.ended = now
        cause.endedBy = input.actor
        cause.endReason = "allow entry \(row.id)"
        emit(.cause(cause), &commit)
      }
      settle(freeze, at: now, by: input.key, &commit)
      let stays = book[texts.table.intern(account)]?.standing(at: now).contains { $0.row.id == freeze.row.id } ?? false
      let names = lifted.map { Self.ruleName($0.by) }.joined(separator: ", ")
      lines.append(
        "lifts the freeze of \(freeze.row.scope) by \(names)" + (stays ? "; another cause still holds it" : ""))
      freezes.append(freeze.row.id)
    }
    return .done(lines: lines, freezes: freezes)
  }

  mutating func endAllow(
    _ id: String, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    guard let row = controls.allow(id: id) else {
      return .notFound("there is no allow entry \(id); `frostctl allow list` names them")
    }
    let ended = row.ended(at: now, by: input.actor)
    emit(.measure(ended), &commit)
    commit.changes.append(.measure(ended, .ended, at: now))
    return .done(
      lines: ["\(Counted.rules(row.rules, "watch", thirdPerson: "watches")) \(row.account) again"], freezes: [])
  }
}

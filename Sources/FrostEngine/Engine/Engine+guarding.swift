import FrostEvents
import FrostRules

/// The storm guard's trips, and the three ways out of one.
extension Engine {
  /// The guard trips: it stands from here on, and the person on duty is paged once.
  mutating func trip(_ refusal: StormGuard.Refusal, by seed: String, _ commit: inout Commit) -> MeasureRow {
    let row = MeasureRow(
      id: StableID.make(.trip, seed, refusal.rule ?? ""), kind: .guardTrip, rules: refusal.rule.map { [$0] } ?? [],
      text: refusal.sentence, by: "", reason: "", from: watermark,
      until: EventTime(milliseconds: watermark.milliseconds + StormGuard.lasts))
    emit(.measure(row), &commit)
    commit.changes.append(.measure(row, .placed, at: watermark))
    guard stormGuard.limits.pages else { return row }
    let page = EscalationRow(
      id: StableID.make(.escalation, row.id, "storm-guard"), account: "", rule: "storm-guard", decision: "",
      to: "duty", priority: "highest", state: .open, from: watermark, due: watermark,
      summary: "Storm guard: \(refusal.sentence). New freezes are holds and step-ups now. "
        + "Look at `frostctl guard status`, then `frostctl guard raise`, `apply` or `reset`.")
    emit(.escalation(page), &commit)
    commit.changes.append(.escalation(page, .opened, at: watermark))
    return row
  }

  /// Lists an account over the line, with what is needed to freeze it after all.
  mutating func list(
    _ account: String, _ scopes: [String], rules: [String], _ decision: String, reason: String, in trip: MeasureRow,
    _ commit: inout Commit
  ) {
    guard stormGuard.mayList(account, in: trip.id) else { return }
    emit(
      .measure(
        MeasureRow(
          id: StableID.make(.measure, trip.id, account), kind: .overLine, account: account, parent: trip.id,
          rules: rules, others: scopes, text: decision, by: "", reason: reason, from: watermark)), &commit)
  }

  /// Ends trips that have stopped no further account for a while. By event time alone, so that no tick decides it.
  mutating func endQuietTrips(_ commit: inout Commit) {
    for trip in stormGuard.trips {
      guard let until = trip.until, until <= watermark else { continue }
      end(trip, at: until, by: "quiet", &commit)
    }
  }

  private mutating func end(_ trip: MeasureRow, at time: EventTime, by who: String, _ commit: inout Commit) {
    for row in stormGuard.listed(trip.id) { emit(.measure(row.ended(at: time, by: who)), &commit) }
    let ended = trip.ended(at: time, by: who)
    emit(.measure(ended), &commit)
    commit.changes.append(.measure(ended, .ended, at: time))
  }

  // MARK: three ways out

  mutating func raiseGuard(
    rule: String?, to freezes: Int64, lasts: Int64, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    if let rule, !bound.set.rules.contains(where: { $0.id == rule }) { return noRule(rule) }
    let row = MeasureRow(
      id: StableID.make(.measure, input.key, "raise", rule ?? ""), kind: .guardRaise, rules: rule.map { [$0] } ?? [],
      number: freezes, by: input.actor, reason: input.reason, from: watermark,
      until: EventTime(milliseconds: now.milliseconds + lasts))
    let trip = stormGuard.trip(of: rule, at: watermark)
    if let trip { end(trip, at: now, by: input.actor, &commit) }
    emit(.measure(row), &commit)
    commit.changes.append(.measure(row, .placed, at: now))
    return .done(
      lines: [
        "the guard of \(name(rule)) lets \(freezes) freezes pass until \(row.until!.text)"
          + (trip == nil ? "" : "; its trip is over")
      ], freezes: [])
  }

  /// Freezes the accounts over the line, each by the rules that asked for it.
  mutating func applyGuard(
    rule: String?, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    guard let trip = stormGuard.trip(of: rule, at: watermark) else { return noTrip(rule) }
    var lines: [String] = []
    var freezes: [String] = []
    var frozen = 0
    for row in stormGuard.listed(trip.id) {
      let subject = texts.table.intern(row.account)
      if isProtected(row.account, at: now) {
        lines.append("\(row.account) is protected: left out")
        continue
      }
      let causing = row.rules.filter { rule in
        book[subject]?.exception(for: Self.ruleName(rule), at: watermark) == nil
          && allowEntry(row.account, rule: Self.ruleName(rule), at: watermark) == nil
      }
      guard !causing.isEmpty else {
        lines.append("\(row.account) was released since: left out")
        continue
      }
      frozen += 1
      for scope in row.others {
        let (until, review) = lasting(subject, scope, at: now)
        let known = book[subject]?.standing(scope: scope, at: now)?.causes.map(\.by) ?? []
        let causes = causing.filter { !known.contains($0) }.map { rule in
          NewCause(
            id: StableID.make(.cause, row.id, scope, rule), kind: .rule, by: rule, decision: row.text,
            reason: row.reason, until: until, review: review, allowance: bound.set.policy.spec.freeze.allowance)
        }
        guard !causes.isEmpty else { continue }
        let id = StableID.make(.freeze, row.id, scope)
        freezes.append(place(causes, on: row.account, scope, id: id, at: now, by: row.id, &commit).row.id)
      }
    }
    end(trip, at: now, by: input.actor, &commit)
    return .done(
      lines: ["\(Counted.being(frozen, "account", " over the line")) frozen; the trip of \(name(rule)) is over"]
        + shortened(lines),
      freezes: Array(freezes.prefix(Self.maximumLines)))
  }

  /// Ends a trip and lets go what it held.
  mutating func resetGuard(
    rule: String?, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    guard let trip = stormGuard.trip(of: rule, at: watermark) else { return noTrip(rule) }
    let listed = stormGuard.listed(trip.id)
    var released = 0
    for account in accounts(of: listed, at: now) {
      guard let state = book[account] else { continue }
      for hold in state.standingHolds(at: now) where hold.stepUp != nil && hold.from >= trip.from {
        end(hold, .released, at: now, &commit)
        released += 1
      }
      if var stepUp = state.standingStepUp(at: now), stepUp.from >= trip.from {
        stepUp.state = .superseded
        stepUp.ended = now
        emit(.stepUp(stepUp), &commit)
        commit.changes.append(.stepUp(stepUp, at: now))
      }
    }
    end(trip, at: now, by: input.actor, &commit)
    return .done(
      lines: [
        "the trip of \(name(rule)) is over; \(Counted.being(listed.count, "account", " over the line")) left alone, "
          + "\(Counted.being(released, "hold")) released"
      ], freezes: [])
  }

  /// The accounts on a trip's list, and those of the customers on it: where a customer's freeze was stopped, the account
  /// of the event was held and asked. In the order in which they were first touched.
  private mutating func accounts(of listed: [MeasureRow], at now: EventTime) -> [Symbol] {
    let subjects = Set(listed.map { texts.table.intern($0.account) })
    let waiting = book.accounts { !$0.standingHolds(at: now).isEmpty || $0.standingStepUp(at: now) != nil }
    return waiting.filter { account in
      if subjects.contains(account) { return true }
      return customers[account].map { subjects.contains(named(.customer, $0)) } ?? false
    }
  }

  private func name(_ rule: String?) -> String { rule.map { "rule \($0)" } ?? "all rules together" }

  private func noTrip(_ rule: String?) -> OperatorReply {
    .notFound("the guard of \(name(rule)) has not tripped; `frostctl guard status` shows what has")
  }

  func noRule(_ rule: String) -> OperatorReply {
    .notFound("there is no rule \(rule) in force; `frostctl rules list` names them")
  }
}

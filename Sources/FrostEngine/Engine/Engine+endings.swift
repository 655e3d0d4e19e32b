package import FrostEvents
import FrostRules

extension Engine {
  /// Publishes what has ended by the wall's time. nil when there is nothing to publish.
  ///
  /// It changes no decision: those look at the times of what was done, whether or not its ending has been published. An
  /// event that comes later, and lies before the ending, may take it back: it adds a cause to the freeze, or answers the
  /// demand. The record has no number, so that those of events do not depend on ticks; it goes to the journal with the
  /// next input's. One that is lost on the way is published again with the same ids.
  package mutating func tick(at time: EventTime) -> Commit? {
    var commit = begin()
    publishEndings(at: max(time, watermark), &commit)
    return effectCount > 0 || commit.inputs > 0 ? commit : nil
  }

  mutating func publishEndings(at time: EventTime, _ commit: inout Commit) {
    clearRecord()
    RecordHead.tick(time).write(to: &record)
    endWhatIsDue(at: time, &commit)
    guard effectCount > 0 else { return }
    addEffects()
    ticks.append(record)
    commit.counters = counters
  }

  /// Ends, in order of time, what ends by itself up to and including `time`.
  mutating func endWhatIsDue(at time: EventTime, _ commit: inout Commit) {
    doWhatIsDue(&commit)
    while let ending = book.nextEnding(due: time) {
      guard let state = book[ending.account] else { continue }
      switch ending.kind {
      case .freeze:
        if let freeze = state.freezes.first(where: { $0.row.id == ending.id }), freeze.row.ended == nil {
          settle(freeze, at: ending.at, by: "lapsed", &commit)
        }
      case .cause:
        let freeze = state.freezes.first { $0.causes.contains { $0.id == ending.id } }
        guard let freeze, var cause = freeze.causes.first(where: { $0.id == ending.id }), cause.ended == nil else {
          continue
        }
        cause.ended = ending.at
        cause.endedBy = "lapsed"
        emit(.cause(cause), &commit)
        settle(freeze, at: ending.at, by: "lapsed", &commit)
      case .hold:
        if let hold = state.holds.first(where: { $0.id == ending.id }), hold.ended == nil {
          end(hold, hold.onTimeout == "release" ? .released : .returned, at: ending.at, &commit)
        }
      case .stepUp:
        if var stepUp = state.stepUp, stepUp.id == ending.id, stepUp.ended == nil {
          timeOut(&stepUp, at: ending.at, &commit)
        }
      case .reminder, .review: break
      }
    }
    endQuietTrips(&commit)
  }

  /// What follows when a time has come by the stream's own clock: a tick would decide it too early for events that lag.
  private mutating func doWhatIsDue(_ commit: inout Commit) {
    while let due = book.nextConsequence(due: watermark) {
      guard let state = book[due.account] else { continue }
      let freeze = state.freezes.first { $0.row.id == due.id && $0.row.stands(at: watermark) }
      switch due.kind {
      case .stepUp:
        // Whether or not a tick has published it already.
        guard var stepUp = state.stepUp, stepUp.id == due.id, [.demanded, .timedOut].contains(stepUp.state) else {
          continue
        }
        if stepUp.state == .demanded { timeOut(&stepUp, at: due.at, &commit) }
        follow(stepUp, at: due.at, &commit)
      case .reminder: if let freeze, freeze.row.remindAt == due.at { remind(freeze, at: due.at, &commit) }
      case .review: if let freeze, freeze.row.review == due.at { giveToSupervisor(freeze, at: due.at, &commit) }
      case .freeze, .cause, .hold: break
      }
    }
  }

  private mutating func timeOut(_ stepUp: inout StepUpRow, at time: EventTime, _ commit: inout Commit) {
    stepUp.state = .timedOut
    stepUp.ended = time
    emit(.stepUp(stepUp), &commit)
    commit.changes.append(.stepUp(stepUp, at: time))
  }

  /// Ends a freeze that no cause is left of, or brings its end to that of the last cause.
  /// - Parameter tells: whether another end is told in the feed here.
  mutating func settle(
    _ freeze: AccountState.Freeze, at time: EventTime, by: String, tells: Bool = true, _ commit: inout Commit
  ) {
    let account = texts.table.intern(freeze.row.account)
    guard let known = book[account]?.freezes.first(where: { $0.row.id == freeze.row.id }) else { return }
    var row = known.row
    let left = known.causes.filter { $0.stands(at: time) }
    if left.isEmpty {
      guard row.ended != time else { return }
      row.state = .ended
      row.ended = time
      emit(.freeze(row), &commit)
      commit.changes.append(.freeze(row, .ended, by: by, at: time, nil))
      return
    }
    let before = row
    row.follow(left, remind: bound.set.policy.spec.freeze.remind, at: time)
    guard row.until != before.until || row.allowance != before.allowance || row.review != before.review else { return }
    emit(.freeze(row), &commit)
    guard tells else { return }
    commit.changes.append(.freeze(row, .changed, by: "\(by)/\(time.milliseconds)", at: time, book[account]))
  }

  /// Ends a hold. Where the account is frozen the money goes back to the balance, whatever was meant.
  @discardableResult
  mutating func end(
    _ hold: HoldRow, _ state: HoldRow.State, at time: EventTime, _ commit: inout Commit
  ) -> HoldRow {
    var row = hold
    row.state = keepsMoney(texts.table.intern(hold.account), at: time) ? .returned : state
    row.ended = time
    emit(.hold(row), &commit)
    commit.changes.append(.hold(row, at: time, schema))
    return row
  }
}

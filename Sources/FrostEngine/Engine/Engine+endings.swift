package import FrostEvents

extension Engine {
  /// What wall time brings about: endings whose time has come. nil when there is none.
  package mutating func tick(at time: EventTime) -> Commit? {
    var commit = begin()
    clearRecord()
    record.byte(RecordKind.tick.rawValue)
    record.signed(time.milliseconds)
    endWhatIsDue(at: max(time, watermark), &commit)
    guard effectCount > 0 else { return commit.inputs > 0 ? commit : nil }
    endRecord(&commit)
    commit.counters = counters
    return commit
  }

  /// Ends, in order of time, what ends by itself up to and including `time`.
  mutating func endWhatIsDue(at time: EventTime, _ commit: inout Commit) {
    while let ending = book.nextEnding(due: time) {
      guard let state = book[ending.account] else { continue }
      switch ending.kind {
      case .freeze:
        if let freeze = state.freezes.first(where: { $0.row.id == ending.id }), freeze.row.until == ending.at {
          lapse(freeze, at: ending.at, &commit)
        }
      case .hold:
        if let hold = state.holds.first(where: { $0.id == ending.id }) {
          end(hold, hold.onTimeout == "release" ? .released : .returned, at: ending.at, &commit)
        }
      case .stepUp:
        if var stepUp = state.stepUp, stepUp.id == ending.id {
          stepUp.state = .timedOut
          stepUp.ended = ending.at
          emit(.stepUp(stepUp), &commit)
          commit.changes.append(.stepUp(stepUp, at: ending.at))
        }
      }
    }
  }

  private mutating func lapse(_ freeze: AccountState.Freeze, at time: EventTime, _ commit: inout Commit) {
    for var cause in freeze.causes where cause.until.map({ $0 <= time }) ?? false {
      cause.ended = time
      cause.endedBy = "lapsed"
      emit(.cause(cause), &commit)
    }
    settle(freeze, at: time, by: "lapsed", &commit)
  }

  /// Ends a freeze that no cause is left of, or brings its end to that of the last cause.
  mutating func settle(_ freeze: AccountState.Freeze, at time: EventTime, by: String, _ commit: inout Commit) {
    let account = symbols.intern(freeze.row.account)
    guard let standing = book[account]?.freezes.first(where: { $0.row.id == freeze.row.id }) else { return }
    var row = standing.row
    if standing.causes.isEmpty {
      row.state = .ended
      row.ended = time
      emit(.freeze(row), &commit)
      commit.changes.append(.freeze(row, .ended, by: by, at: time, nil))
      return
    }
    let ends = standing.causes.map(\.until)
    let until = ends.contains(nil) ? nil : ends.compactMap { $0 }.max()
    guard until != row.until else { return }
    row.until = until
    emit(.freeze(row), &commit)
  }

  mutating func end(_ hold: HoldRow, _ state: HoldRow.State, at time: EventTime, _ commit: inout Commit) {
    var row = hold
    row.state = state
    row.ended = time
    emit(.hold(row), &commit)
    commit.changes.append(.hold(row, at: time, schema))
  }
}

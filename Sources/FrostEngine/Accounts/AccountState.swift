import FrostEvents

/// What Frost has done to an account and what of it is still in force.
struct AccountState: Sendable {
  struct Freeze: Sendable {
    var row: FreezeRow
    /// Active ones only.
    var causes: [CauseRow]
  }

  struct Mark: Sendable {
    var key: String
    var until: EventTime
  }

  /// Active ones, in the order they were placed; at most one a scope.
  var freezes: [Freeze] = []
  var holds: [HoldRow] = []
  /// The demand that waits for an answer.
  var stepUp: StepUpRow?
  /// Open ones.
  var cases: [EscalationRow] = []
  var exceptions: [ExceptionRow] = []
  var marks: [Mark] = []

  func freeze(scope: String, at time: EventTime) -> Freeze? {
    freezes.first { $0.row.scope == scope && ($0.row.until.map { time < $0 } ?? true) }
  }

  func exception(for rule: String, at time: EventTime) -> ExceptionRow? {
    exceptions.first { $0.rule == rule && $0.from <= time && time < $0.until }
  }

  func isMarked(_ key: String, at time: EventTime) -> Bool {
    marks.contains { $0.key == key && time < $0.until }
  }

  // MARK: effects

  mutating func apply(_ row: FreezeRow) {
    let known = freezes.firstIndex { $0.row.id == row.id }
    switch (row.state, known) {
    case (.active, let known?): freezes[known].row = row
    case (.active, nil): freezes.append(Freeze(row: row, causes: []))
    case (.ended, let known?): freezes.remove(at: known)
    case (.ended, nil): break
    }
  }

  mutating func apply(_ row: CauseRow) {
    guard let freeze = freezes.firstIndex(where: { $0.row.id == row.freeze }) else { return }
    freezes[freeze].causes.removeAll { $0.id == row.id }
    if row.ended == nil { freezes[freeze].causes.append(row) }
  }

  mutating func apply(_ row: HoldRow) {
    holds.removeAll { $0.id == row.id }
    if row.state == .placed { holds.append(row) }
  }

  mutating func apply(_ row: StepUpRow) {
    if row.state == .demanded { stepUp = row } else if stepUp?.id == row.id { stepUp = nil }
  }

  /// Open cases that are remembered of an account; older ones stay open in the store.
  private static let maximumCases = 16

  mutating func apply(_ row: EscalationRow) {
    cases.removeAll { $0.id == row.id }
    if row.state == .open { cases.append(row) }
    if cases.count > Self.maximumCases { cases.removeFirst() }
  }

  mutating func apply(_ row: ExceptionRow) {
    exceptions.removeAll { $0.until <= row.from || $0.id == row.id }
    exceptions.append(row)
  }

  /// Marks that are over are forgotten on the way.
  mutating func mark(_ key: String, until: EventTime, at time: EventTime) {
    marks.removeAll { $0.until <= time || $0.key == key }
    marks.append(Mark(key: key, until: until))
  }
}

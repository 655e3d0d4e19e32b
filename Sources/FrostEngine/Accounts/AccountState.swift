import FrostEvents

/// What Frost has done to an account, as long as an event that may still come can see it. What has ended stays until no
/// event that is accepted lies before its end.
struct AccountState: Sendable {
  struct Freeze: Sendable {
    var row: FreezeRow
    var causes: [CauseRow]
    /// The newest day of the freeze on which something left, and how much, minor units.
    var used: (day: Int64, total: Int64) = (0, 0)
  }

  struct Mark: Sendable {
    var key: String
    var until: EventTime
  }

  /// In the order they were placed; at any time at most one a scope stands.
  var freezes: [Freeze] = []
  var holds: [HoldRow] = []
  /// The newest demand.
  var stepUp: StepUpRow?
  /// Open ones.
  var cases: [EscalationRow] = []
  var exceptions: [ExceptionRow] = []
  var marks: [Mark] = []

  /// Freezes by rules that have ended and were not found to be wrong; the newest few.
  var past: [(id: String, scope: String, ended: EventTime)] = []
  /// The newest thing that people found out of the account says that it was fraud.
  var isConfirmedFraud = false

  /// How many freezes by rules of that scope have ended since then.
  func pastFreezes(of scope: String, since time: EventTime) -> Int {
    past.count { $0.scope == scope && $0.ended >= time }
  }

  // MARK: what an action meets

  /// The freezes that stand, with the causes that do.
  func standing(at time: EventTime) -> [Freeze] {
    freezes.filter { $0.row.stands(at: time) }.map { freeze in
      Freeze(row: freeze.row, causes: freeze.causes.filter { $0.stands(at: time) }, used: freeze.used)
    }
  }

  /// The newest: where an operator's clock is ahead of the stream, an earlier one may be over for the operator alone.
  func standing(scope: String, at time: EventTime) -> Freeze? { standing(at: time).last { $0.row.scope == scope } }

  func standingHolds(at time: EventTime) -> [HoldRow] { holds.filter { $0.stands(at: time) } }

  /// The demand that waits for an answer.
  func standingStepUp(at time: EventTime) -> StepUpRow? { stepUp.flatMap { $0.stands(at: time) ? $0 : nil } }

  // MARK: what an event sees

  func freeze(scope: String, seenAt time: EventTime) -> Freeze? {
    freezes.first { $0.row.scope == scope && $0.row.isSeen(at: time) }
  }

  func exception(for rule: String, at time: EventTime) -> ExceptionRow? {
    exceptions.first { $0.rule == rule && $0.from <= time && time < $0.until }
  }

  func isMarked(_ key: String, at time: EventTime) -> Bool {
    marks.contains { $0.key == key && time < $0.until }
  }

  // MARK: effects

  mutating func apply(_ row: FreezeRow) {
    if let known = freezes.firstIndex(where: { $0.row.id == row.id }) {
      freezes[known].row = row
      remember(freezes[known])
    } else {
      freezes.append(Freeze(row: row, causes: []))
    }
  }

  private static let maximumPast = 8

  /// A freeze that has ended counts for how long the next one lasts, unless it was wrong.
  private mutating func remember(_ freeze: Freeze) {
    past.removeAll { $0.id == freeze.row.id }
    guard let ended = freeze.row.ended, freeze.causes.contains(where: { $0.kind == .rule }),
      !freeze.causes.contains(where: { $0.outcome == .honest })
    else { return }
    past.append((freeze.row.id, freeze.row.scope, ended))
    if past.count > Self.maximumPast { past.removeFirst() }
  }

  mutating func use(_ freeze: String, day: Int64, total: Int64) {
    guard let known = freezes.firstIndex(where: { $0.row.id == freeze }) else { return }
    freezes[known].used = (day, total)
  }

  mutating func apply(_ row: LabelRow) { isConfirmedFraud = row.outcome == .fraud }

  mutating func apply(_ row: CauseRow) {
    guard let freeze = freezes.firstIndex(where: { $0.row.id == row.freeze }) else { return }
    if let known = freezes[freeze].causes.firstIndex(where: { $0.id == row.id }) {
      freezes[freeze].causes[known] = row
    } else {
      freezes[freeze].causes.append(row)
    }
  }

  mutating func apply(_ row: HoldRow) {
    if let known = holds.firstIndex(where: { $0.id == row.id }) { holds[known] = row } else { holds.append(row) }
  }

  mutating func apply(_ row: StepUpRow) {
    if row.state == .demanded || stepUp?.id == row.id { stepUp = row }
  }

  /// Open cases that are remembered of an account; older ones stay open in the store.
  private static let maximumCases = 16

  mutating func apply(_ row: EscalationRow) {
    cases.removeAll { $0.id == row.id }
    if row.state != .resolved { cases.append(row) }
    if cases.count > Self.maximumCases { cases.removeFirst() }
  }

  mutating func apply(_ row: ExceptionRow) {
    exceptions.removeAll { $0.id == row.id }
    exceptions.append(row)
  }

  mutating func mark(_ key: String, until: EventTime) {
    marks.removeAll { $0.key == key }
    marks.append(Mark(key: key, until: until))
  }

  /// Forgets what is published as ended and was over at `horizon`, which no event that is still accepted lies before.
  mutating func forget(before horizon: EventTime) {
    func isPast(_ row: some Lasting) -> Bool { row.ended.map { $0 <= horizon } ?? false }
    for place in freezes.indices { freezes[place].causes.removeAll { isPast($0) } }
    freezes.removeAll { isPast($0.row) && $0.causes.isEmpty }
    holds.removeAll { isPast($0) }
    if let row = stepUp, isPast(row) { stepUp = nil }
    exceptions.removeAll { $0.until <= horizon }
    marks.removeAll { $0.until <= horizon }
  }
}

import FrostEvents

/// The states of all accounts that Frost ever touched, and what of them ends when. Changed by effects only, so that
/// recovery brings back the same book.
struct AccountBook: Sendable {
  var places = SymbolMap()
  var states: [AccountState] = []
  /// Whose state it is.
  var owners: [Symbol] = []
  var endings = EndingQueue()
  /// Whether a customer was ever frozen.
  var hasCustomers = false
  /// What Frost does of its own accord at a time: decided by the stream's time alone, never by a tick.
  var consequences = EndingQueue()
  /// How far behind the watermark an event may be and still be accepted, milliseconds.
  private let lateness: Int64

  init(lateness: Int64) { self.lateness = lateness }

  /// Whether Frost ever touched it.
  func knows(_ account: Symbol) -> Bool { places[account] != nil }

  /// A copy of its state; `ask` is for a part of it.
  subscript(account: Symbol) -> AccountState? { places[account].map { states[$0] } }

  /// Asks something of an account's state where it lies; nil too where Frost never touched it.
  @inline(__always)
  func ask<Answer>(_ account: Symbol, _ question: (borrowing AccountState) -> Answer?) -> Answer? {
    guard let place = places[account] else { return nil }
    return states.withUnsafeBufferPointer { question(($0.baseAddress.unsafelyUnwrapped + place).pointee) }
  }

  func isMarked(_ account: Symbol, _ key: String, at time: EventTime) -> Bool {
    ask(account) { $0.isMarked(key, at: time) } ?? false
  }

  /// Asks for the memory in which an account will be looked for.
  func prefetch(_ account: Symbol) { places.prefetch(account) }

  mutating func nextConsequence(due time: EventTime) -> EndingQueue.Ending? { consequences.next(due: time) }

  mutating func nextEnding(due time: EventTime) -> EndingQueue.Ending? { endings.next(due: time) }

  mutating func apply(_ effect: Effect, symbols: inout SymbolTable, watermark: EventTime) {
    let horizon = EventTime(milliseconds: watermark.milliseconds - lateness)
    func change(_ account: Symbol, _ body: (inout AccountState) -> Void) {
      let place = place(of: account)
      body(&states[place])
      states[place].forget(before: horizon)
    }
    switch effect {
    case .freeze(let row):
      let account = symbols.intern(row.account)
      if row.subject == .customer { hasCustomers = true }
      if row.ended == nil {
        if let until = row.until { endings.add(.freeze, of: account, id: row.id, at: until) }
        if let moment = row.remindAt { consequences.add(.reminder, of: account, id: row.id, at: moment) }
        if let moment = row.review { consequences.add(.review, of: account, id: row.id, at: moment) }
      }
      change(account) { $0.apply(row) }
    case .cause(let row):
      let account = symbols.intern(row.account)
      if row.ended == nil, let until = row.until { endings.add(.cause, of: account, id: row.id, at: until) }
      change(account) { $0.apply(row) }
    case .hold(let row):
      let account = symbols.intern(row.account)
      if row.state == .placed { endings.add(.hold, of: account, id: row.id, at: row.deadline) }
      change(account) { $0.apply(row) }
    case .stepUp(let row):
      let account = symbols.intern(row.account)
      if row.state == .demanded {
        endings.add(.stepUp, of: account, id: row.id, at: row.deadline)
        consequences.add(.stepUp, of: account, id: row.id, at: row.deadline)
      }
      change(account) { $0.apply(row) }
    case .escalation(let row): change(symbols.intern(row.account)) { $0.apply(row) }
    case .exception(let row): change(symbols.intern(row.account)) { $0.apply(row) }
    case .mark(let account, let key, let until):
      change(symbols.intern(account)) { $0.mark(key, until: until) }
    case .allowanceUsed(let account, let freeze, let day, let total):
      change(symbols.intern(account)) { $0.use(freeze, day: day, total: total) }
    case .label(let row):
      // What is said of an account that Frost never touched is no state of it.
      let account = symbols.intern(row.subject)
      if places[account] != nil || row.outcome == .fraud { change(account) { $0.apply(row) } }
    case .leak, .unknownTerms, .counted, .measure, .enforcing, .released, .listEntry, .subjectLabel,
      .acknowledged, .caseStep, .known:
      break
    }
  }

  /// The accounts whose state is meant, in the order in which they were first touched.
  func accounts(where isMeant: (AccountState) -> Bool) -> [Symbol] {
    states.indices.filter { isMeant(states[$0]) }.map { owners[$0] }
  }

  private mutating func place(of account: Symbol) -> Int {
    if let known = places[account] { return known }
    places.set(account, states.count)
    owners.append(account)
    states.append(AccountState())
    return states.count - 1
  }
}

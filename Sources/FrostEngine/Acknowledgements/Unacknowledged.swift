import FrostEvents

/// What Frost has decided that the wallet has not answered yet, or that is in force, by account. Changed by effects only, so that recovery
/// brings back the same.
struct Unacknowledged: Sendable {
  enum Kind: Sendable { case restriction, lifting, hold, holdEnd, stepUp }

  struct Action: Sendable {
    let kind: Kind
    /// Id of the freeze, hold or step-up.
    let id: String
    /// Id of the change in the feed.
    let change: String
    /// The movement that a hold is of.
    let txn: String?
    var isAnswered = false
  }

  /// Answers that are waited for, an account; the oldest is given up for a newer one.
  static let maximumActions = 32

  var actions: [Symbol: [Action]] = [:]

  mutating func apply(_ effect: Effect, symbols: inout SymbolTable) {
    switch effect {
    case .freeze(let row):
      let step = row.state == .active ? "placed" : "ended/\((row.ended ?? row.from).milliseconds)"
      expect(row.account, row.state == .active ? .restriction : .lifting, row.id, step, &symbols)
    case .hold(let row):
      expect(row.account, row.state == .placed ? .hold : .holdEnd, row.id, row.state.rawValue, txn: row.txn, &symbols)
    case .stepUp(let row):
      if row.state == .demanded {
        expect(row.account, .stepUp, row.id, row.state.rawValue, &symbols)
      } else {
        forget(row.account, &symbols) { $0.id == row.id }
      }
    case .acknowledged(let row): answer(row, &symbols)
    default: break
    }
  }

  /// What an event answers: what it names with `ref`, a thing's id or a change's; else the hold of its movement; else
  /// everything of that kind that has no answer yet.
  func answered(by kind: Kind, of account: Symbol, ref: String?, txn: String?) -> [Action] {
    let waiting = actions[account, default: []].filter { $0.kind == kind }
    if let ref { return waiting.filter { $0.id == ref || $0.change == ref } }
    if let txn, kind == .hold || kind == .holdEnd { return waiting.filter { $0.txn == txn } }
    return waiting.filter { !$0.isAnswered }
  }

  private mutating func expect(
    _ account: String, _ kind: Kind, _ id: String, _ step: String, txn: String? = nil, _ symbols: inout SymbolTable
  ) {
    let action = Action(kind: kind, id: id, change: "\(id)/\(step)", txn: txn)
    let account = symbols.intern(account)
    var waiting = actions[account, default: []]
    // The wallet answers a freeze once, not each time it is extended.
    if kind == .restriction, waiting.contains(where: { $0.change == action.change }) { return }
    waiting.removeAll { $0.id == id }
    waiting.append(action)
    if waiting.count > Self.maximumActions { waiting.removeFirst() }
    actions[account] = waiting
  }

  /// An ending is done with when it is answered; what is in force stays, so that a later word of the wallet counts.
  private mutating func answer(_ row: AcknowledgementRow, _ symbols: inout SymbolTable) {
    let account = symbols.intern(row.account)
    guard var waiting = actions[account], let place = waiting.firstIndex(where: { $0.change == row.id }) else { return }
    switch waiting[place].kind {
    case .restriction, .hold: waiting[place].isAnswered = true
    case .lifting, .holdEnd, .stepUp: waiting.remove(at: place)
    }
    actions[account] = waiting.isEmpty ? nil : waiting
  }

  private mutating func forget(_ account: String, _ symbols: inout SymbolTable, _ which: (Action) -> Bool) {
    let account = symbols.intern(account)
    guard var waiting = actions[account] else { return }
    waiting.removeAll(where: which)
    actions[account] = waiting.isEmpty ? nil : waiting
  }
}

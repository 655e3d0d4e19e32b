import FrostEvents

extension Engine {
  /// Agrees that what is personal of an account is taken out of the store, unless something that stands needs it. Nothing
  /// changes in the engine: what it remembers goes with its next start, which reads the journal without it.
  mutating func erase(_ account: String, _ now: EventTime) -> OperatorReply {
    if let reason = kept(account, at: now) { return .conflict("\(account) must be kept: \(reason)") }
    if let customer = customers[texts.table.intern(account)] {
      let name = SubjectKind.customer.name(symbols.text(of: customer))
      if let reason = kept(name, at: now) {
        return .conflict("\(account) must be kept, by its customer \(name): \(reason)")
      }
    }
    return .done(lines: [], freezes: [])
  }

  /// What needs a subject's payload, and what to do about it.
  private mutating func kept(_ subject: String, at now: EventTime) -> String? {
    let state = book[texts.table.intern(subject)] ?? AccountState()
    let freezes = state.standing(at: now)
    for freeze in freezes where freeze.causes.contains(where: { $0.kind == .authority }) {
      return "the freeze \(freeze.row.id) (\(freeze.row.scope)) is held by the compliance desk; ask the compliance desk"
    }
    if let freeze = freezes.first {
      return "the freeze \(freeze.row.id) (\(freeze.row.scope)) stands; `frostctl freezes release \(subject)` first"
    }
    if let hold = state.standingHolds(at: now).first {
      return "the movement held by \(hold.id) waits; `frostctl freezes release \(subject)` first"
    }
    if let stepUp = state.standingStepUp(at: now) { return "the step-up \(stepUp.id) waits for an answer" }
    if let open = state.cases.first {
      return "the case \(open.id) is open; `frostctl escalations resolve \(open.id)` first"
    }
    if let allow = controls.allows[subject]?.first(where: { $0.holds(at: now) }) {
      return "the allow entry \(allow.id) stands; `frostctl allow remove \(allow.id)` first"
    }
    return nil
  }
}

import FrostEvents

extension Engine {
  /// Takes note of what an event tells Frost itself; before rules and states see it.
  mutating func heed(_ signal: Signal, _ event: ScoredEvent, _ account: Symbol, _ commit: inout Commit) {
    switch signal {
    case .acknowledgement(let kind, let state):
      let roles = schema.roles
      let answered = unacknowledged.answered(
        by: kind, of: account, ref: event.row.string(of: roles.ref), txn: event.row.string(of: roles.txn))
      for action in answered {
        emit(
          .acknowledged(
            AcknowledgementRow(
              id: action.change, account: symbols.text(of: account), state: state, event: event.idText, at: event.time)),
          &commit)
      }
      if kind == .stepUp, state == .passed { proved(event, account, &commit) }
    case .answer: answered(event, account, &commit)
    case .contactChange: contactChanged(event, account, &commit)
    }
  }
}

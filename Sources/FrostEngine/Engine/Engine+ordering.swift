import FrostEvents

/// Freezes that people place.
extension Engine {
  mutating func freeze(
    _ account: String, _ scope: String, _ until: EventTime?, allowance: Int64?, _ input: OperatorInput,
    _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    let standing = book[texts.table.intern(account)]?.standing(scope: scope, at: now)
    if let own = standing?.causes.first(where: { $0.kind == .operator }) {
      return .conflict("\(account) is already frozen for \(scope) by \(own.by): \(own.reason)")
    }
    let cause = NewCause(
      id: StableID.make(.cause, input.key, "cause", account, scope), kind: .operator, by: input.actor,
      reason: input.reason, until: until, allowance: allowance)
    return place(cause, on: account, scope, input, now, &commit)
  }

  /// A court's or a police order. Nobody but who holds the right sees what it says.
  mutating func order(
    _ account: String, _ scope: String, _ until: EventTime?, _ reference: String, _ input: OperatorInput,
    _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    guard input.right == .authority else {
      return .conflict("only who holds the right authority may enter an authority's order")
    }
    let standing = book[texts.table.intern(account)]?.standing(scope: scope, at: now)
    if standing?.causes.contains(where: { $0.kind == .authority && $0.by == reference }) ?? false {
      return .conflict("\(account) is already frozen for \(scope) by the order \(reference)")
    }
    let cause = NewCause(
      id: StableID.make(.cause, input.key, "order", account, scope), kind: .authority, by: reference,
      reason: input.reason, until: until)
    return place(cause, on: account, scope, input, now, &commit)
  }

  private mutating func place(
    _ cause: NewCause, on account: String, _ scope: String, _ input: OperatorInput, _ now: EventTime,
    _ commit: inout Commit
  ) -> OperatorReply {
    if let until = cause.until, until <= now {
      return .conflict("the freeze would end at \(until.text), which is not after the stream's time \(now.text)")
    }
    let id = StableID.make(.freeze, input.key, "freeze", account, scope)
    let (row, _) = place([cause], on: account, scope, id: id, at: now, by: input.key, &commit)
    let end = row.until.map { "until \($0.text)" } ?? "until it is released"
    let allowed = row.allowance.map { " above \(EventJSON(schema: schema).money($0)) a day" } ?? ""
    return .done(lines: ["\(account) is frozen for \(scope)\(allowed) \(end)"], freezes: [row.id])
  }
}

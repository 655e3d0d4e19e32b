import CEL
import FrostEvents
import FrostRules

extension Engine {
  /// Answers what the rules for an event ask of lists and labels; its features have been read.
  mutating func answer(_ event: ScoredEvent) {
    for number in event.plan.questions.indices {
      let question = event.plan.questions[number]
      guard frame.states[question.slot] == .value else {
        // What there never was is on no list.
        frame.states[question.answer] = frame.states[question.slot] == .never ? .value : .unknown
        frame.values[question.answer] = 0
        continue
      }
      let holds =
        switch question.of {
        case .list(let list): lists.contains(symbol(question.slot), list: list, at: event.time, symbols)
        case .label(let label, let kind):
          labels.contains(.init(kind: kind, subject: symbol(question.slot), label: label), at: event.time)
        }
      frame.states[question.answer] = .value
      frame.values[question.answer] = holds ? 1 : 0
    }
  }

  /// Whether no rule freezes the account.
  mutating func isProtected(_ account: String, at time: EventTime) -> Bool {
    isOnAny(of: bound.set.policy.protected, texts.table.intern(account), at: time)
  }

  /// Whether no allow entry helps the account.
  mutating func isDenied(_ account: Symbol, at time: EventTime) -> Bool {
    isOnAny(of: bound.set.policy.denied, account, at: time)
  }

  private mutating func isOnAny(of numbers: [Int], _ account: Symbol, at time: EventTime) -> Bool {
    for list in numbers where lists.contains(account, list: list, at: time, symbols) { return true }
    return false
  }

  /// The oldest time an event may still have.
  var oldestScored: EventTime { EventTime(milliseconds: counters.watermark - options.reach) }

  // MARK: operators

  mutating func addToList(
    _ list: String, _ value: String, owner: String?, until: EventTime?, _ input: OperatorInput, _ now: EventTime,
    _ commit: inout Commit
  ) -> OperatorReply {
    guard let number = lists.number(of: list) else { return noList(list) }
    if lists.kind(of: number) == .networks, case .wrong(let message, let hint) = Network.read(value) {
      return .invalid("\(message): \(hint)")
    }
    if let standing = lists.standing(value, on: list, at: now) {
      return .conflict(
        "\(value) is on \(list) \(Self.end(standing.until)), put there by \(standing.by): \(standing.reason)")
    }
    if let written = lists.written(value, on: number, at: now), written.validity.from <= now {
      let end = written.validity.until == .forever ? nil : written.validity.until
      return .conflict("\(value) is on \(list) \(Self.end(end)), by its file")
    }
    if let until, until <= now {
      return .conflict("the entry would end at \(until.text), which is not after the stream's time \(now.text)")
    }
    if lists.count(of: list) >= OperatorEntries.limit {
      lists.compact(oldest: oldestScored, symbols: &texts.table)
      guard lists.count(of: list) < OperatorEntries.limit else {
        return .conflict("\(list) has \(OperatorEntries.limit) entries of operators, which is the limit")
      }
    }
    let row = ListEntryRow(
      id: StableID.make(.listEntry, input.key, list, value), list: list, value: value, owner: owner ?? input.actor,
      by: input.actor, reason: input.reason, from: now, until: until)
    emit(.listEntry(row), &commit)
    return .done(lines: ["\(value) is on \(list) \(Self.end(until))"], freezes: [])
  }

  mutating func removeFromList(
    _ list: String, _ value: String, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    guard let number = lists.number(of: list) else { return noList(list) }
    guard var row = lists.standing(value, on: list, at: now) else {
      guard lists.written(value, on: number, at: now) == nil else {
        return .conflict("\(value) is on \(list) by its file: take it out there and reload")
      }
      return .notFound("\(value) is not on \(list)")
    }
    row.removed = now
    row.removedBy = input.actor
    row.removeReason = input.reason
    emit(.listEntry(row), &commit)
    return .done(lines: ["\(value) is no longer on \(list)"], freezes: [])
  }

  private func noList(_ name: String) -> OperatorReply {
    let near = NearestName.find(name, among: lists.names).map { "did you mean \($0)?" }
    let known = lists.names.isEmpty ? "the rules declare none" : "there are " + lists.names.joined(separator: ", ")
    return .notFound("there is no list \(name): \(near ?? known)")
  }

  private static func end(_ until: EventTime?) -> String { until.map { "until \($0.text)" } ?? "until it is removed" }
}

import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Control {
  private static let most = 50

  /// Which account is it? Who asked for what kind of value is kept; the value is not.
  func find(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(FindRequest.self, from: call.body)
    try RequestBody.requireText(("what", request.what), ("value", request.value))
    let matches: [FindDocument.Match]
    switch request.what {
    case "code": matches = try await found(code: request.value)
    case "account":
      matches = try await isSeen(request.value) == false ? [] : [try await match(request.value)]
    case let name: matches = try await found(name == "order" ? ["order", "txn"] : [name], request.value)
    }
    try await audit(
      "find by \(request.what)", subject: matches.map(\.account).joined(separator: " "), by: call.user)
    return try encoded(FindDocument(matches: matches))
  }

  private func found(code text: String) async throws -> [FindDocument.Match] {
    let code: SpokenCode
    do throws(SpokenCode.Fault) {
      code = try SpokenCode(text)
    } catch {
      throw Refusal(
        .badRequest,
        error == .mistyped ? "\(text): the last two digits do not fit, something was misheard" : "\(text) is no code",
        hint: "a code looks like FZ-7K3M-39 or CS-7K3M-21: have it read once more")
    }
    switch code.kind {
    case .freeze:
      let rows = try await reading { try $0.freezes(with: code) }
      return try await rows.asyncMap { row in
        try await match(row.account, id: row.id, state: row.state.rawValue, from: row.from)
      }
    case .escalation:
      let rows = try await reading { try $0.escalations(with: code) }
      return try await rows.asyncMap { row in
        try await match(row.account, id: row.id, state: row.state.rawValue, from: row.from)
      }
    }
  }

  /// By the first of these names that is a field anything was kept for.
  private func found(_ names: [String], _ value: String) async throws -> [FindDocument.Match] {
    guard let finding else {
      throw Refusal(
        .unavailable, "nothing is kept that accounts could be found by",
        hint: store.isReadOnly ? "the key of the index is a secret of the service: ask a running frostd" : nil)
    }
    for name in names {
      let hash = finding.lookup.hash(field: name, value: value)
      let rows = try await reading { try $0.accounts(with: hash, limit: Self.most) }
      if !rows.isEmpty {
        return try await rows.asyncMap { row in
          var match = try await match(row.account)
          match.lastSeen = String(EventTime(milliseconds: row.day * 86_400_000).text.prefix(10))
          return match
        }
      }
    }
    return []
  }

  /// - Parameter id: of a freeze or case; nil: the account's newest active freeze.
  private func match(
    _ account: String, id: String? = nil, state: String? = nil, from: EventTime? = nil
  ) async throws -> FindDocument.Match {
    let (active, _) = try await reading { try $0.freezes(state: .active, account: account, limit: 10) }
    let shown = id ?? active.first?.id
    return FindDocument.Match(
      account: account, id: shown, code: shown.map { SpokenCode.text(of: $0) },
      state: state ?? active.first?.state.rawValue, from: (from ?? active.first?.from)?.text,
      restrictions: active.map(\.scope).sorted())
  }

  /// Whether an account was ever seen; nil: that cannot be told.
  func isSeen(_ account: String) async throws -> Bool? {
    guard let finding else { return nil }
    let hash = finding.lookup.hash(field: finding.accountField, value: account)
    if try await reading({ try !$0.accounts(with: hash, limit: 1).isEmpty }) { return true }
    return finding.knowsEverySeen ? false : nil
  }

  /// An entry of the audit log for who read something, or did what needs no step of the engine. Who has the database of a
  /// stopped frostd in hand could read it without asking: nothing is written there.
  func audit(_ action: String, subject: String, reason: String = "", by user: Caller) async throws {
    guard !store.isReadOnly else { return }
    let now = EventTime.now
    let row = AuditRow(
      id: StableID.make(.audit, "\(now.milliseconds)", "\(UInt64.random(in: 0 ... .max))", action, subject), at: now,
      actor: user.name, action: action, subject: subject, reason: reason, via: user.via)
    try await reading { try $0.note(row) }
  }

  /// The case that an id or a spoken code names.
  func escalation(named text: String) async throws -> EscalationRow {
    if text.hasPrefix("esc_") {
      guard let row = try await reading({ try $0.escalation(text) }) else { throw noCase(text) }
      return row
    }
    guard let code = try? SpokenCode(text), code.kind == .escalation else {
      throw Refusal(
        .badRequest, "'\(text)' is neither a case's id nor its code",
        hint: "a code looks like CS-7K3M-21; GET /v1/escalations lists the cases")
    }
    let rows = try await reading { try $0.escalations(with: code) }
    guard let row = rows.first else { throw noCase(text) }
    guard rows.count == 1 else {
      throw Refusal(
        .conflict,
        "\(text) is the code of \(rows.count) cases: "
          + rows.map { "\($0.id) of \($0.account)" }.joined(separator: ", "),
        hint: "name one of them by its id")
    }
    return row
  }

  private func noCase(_ text: String) -> Refusal {
    Refusal(.notFound, "no case '\(text)'", hint: "GET /v1/escalations lists them")
  }
}

extension Array {
  fileprivate func asyncMap<Result>(_ transform: (Element) async throws -> Result) async rethrows -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}

import FrostEvents
import FrostFeatures
import FrostRules

extension Engine {
  /// What came of ending causes of one account's freezes.
  private struct Release {
    var lines: [String] = []
    var freezes: [String] = []
    /// Names of rules whose causes were ended.
    var rules: [String] = []
    var decisions: [String] = []
    /// Scopes that stay frozen.
    var stays: [String] = []
    var freed: [String] = []
  }

  /// Lines of an answer to something that was done to many accounts.
  static let maximumLines = 200

  mutating func release(
    _ account: String, _ scope: String?, _ outcome: Outcome, _ input: OperatorInput, _ now: EventTime,
    _ commit: inout Commit
  ) -> OperatorReply {
    let state = book[texts.table.intern(account)] ?? AccountState()
    let freezes = state.standing(at: now).filter { scope == nil || $0.row.scope == scope }
    let holds = scope.map(Self.keepsMoney) ?? true && input.right != .authority ? state.standingHolds(at: now) : []
    if freezes.isEmpty, scope != nil || holds.isEmpty { return .notFound(notFrozen(account, scope, at: now)) }
    guard freezes.isEmpty || freezes.contains(where: { $0.causes.contains { mayEnd($0, input.right) } }) else {
      return .conflict(
        "\(account) is frozen by \(names(freezes.flatMap(\.causes))): " + whoMayEnd(freezes.flatMap(\.causes)))
    }
    var release = endCauses(of: freezes, account, outcome, input, now, &commit) { engine, cause in
      engine.mayEnd(cause, input.right)
    }
    if outcome != .fraud {
      for rule in release.rules { release.lines.append(except(account, rule, input, now, &commit)) }
    }
    for hold in holds {
      let row = end(hold, Self.money(after: outcome), at: now, &commit)
      release.lines.append(
        "\(account): the movement \(row.txn ?? row.event) that was held "
          + (row.state == .released ? "is let go" : "goes back to the balance"))
    }
    label(account, outcome, input, now, &commit)
    resolve(state.cases, outcome, now, &commit)
    return .done(lines: release.lines, freezes: release.freezes)
  }

  /// Where the money that waits goes.
  private static func money(after outcome: Outcome) -> HoldRow.State {
    outcome == .fraud || outcome == .scam ? .returned : .released
  }

  private mutating func notFrozen(_ account: String, _ scope: String?, at now: EventTime) -> String {
    if let customer = customers[texts.table.intern(account)] {
      let name = SubjectKind.customer.name(symbols.text(of: customer))
      let scopes = (book[texts.table.intern(name)]?.standing(at: now) ?? []).map(\.row.scope)
      if scope.map(scopes.contains) ?? !scopes.isEmpty {
        return "\(account) itself is not frozen, its customer is (\(scopes.joined(separator: ", "))): "
          + "`frostctl freezes release \(name)`"
      }
    }
    return scope.map { "\(account) has no freeze of \($0)" } ?? "\(account) is not frozen"
  }

  mutating func releaseMany(
    _ accounts: [String], _ outcome: Outcome, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    var lines: [String] = []
    var freezes: [String] = []
    var seen: Set<String> = []
    var counts = (freed: 0, stays: 0, skipped: 0)
    for account in accounts where seen.insert(account).inserted {
      switch release(account, nil, outcome, input, now, &commit) {
      case .done(let told, let ids):
        freezes += ids
        let stays = book[texts.table.intern(account)]?.standing(at: now).isEmpty == false
        if stays { counts.stays += 1 } else { counts.freed += 1 }
        lines += told.filter { stays || !$0.hasPrefix("rule ") }
      case .notFound(let why), .conflict(let why), .invalid(let why):
        counts.skipped += 1
        lines.append("skipped: \(why)")
      }
    }
    guard counts.freed + counts.stays > 0 else {
      return .notFound("none of the \(seen.count) accounts could be released; the first: \(lines.first ?? "none")")
    }
    let summary = "\(counts.freed) released, \(counts.stays) stay frozen, \(counts.skipped) skipped"
    return .done(lines: [summary] + shortened(lines), freezes: Array(freezes.prefix(Self.maximumLines)))
  }

  /// Ends what certain rules have caused, and leaves what other causes hold.
  mutating func releaseByCause(
    rule: String?, tag: String?, since: EventTime?, _ outcome: Outcome, _ input: OperatorInput, _ now: EventTime,
    _ commit: inout Commit
  ) -> OperatorReply {
    let tagged = Set(bound.set.rules.filter { rule in tag.map { rule.tags.contains($0) } ?? false }.map(\.id))
    func matches(_ cause: CauseRow) -> Bool {
      guard cause.kind == .rule, since.map({ $0 <= cause.from }) ?? true else { return false }
      if let rule { return rule.contains("@") ? cause.by.hasPrefix(rule) : Self.ruleName(cause.by) == rule }
      return tagged.contains(Self.ruleName(cause.by))
    }
    let what = rule.map { "rule \($0)" } ?? "rules of the tag \(tag ?? "")"
    let concerned = book.accounts { state in state.standing(at: now).contains { $0.causes.contains(where: matches) } }
    guard !concerned.isEmpty else { return .notFound("no account is frozen because of \(what)") }
    var lines: [String] = []
    var freezes: [String] = []
    var counts = (freed: 0, stays: 0)
    for subject in concerned {
      guard let state = book[subject] else { continue }
      let account = symbols.text(of: subject)
      let standing = state.standing(at: now).filter { $0.causes.contains(where: matches) }
      let release = endCauses(of: standing, account, outcome, input, now, &commit) { matches($1) }
      freezes += release.freezes
      if outcome != .fraud { for rule in release.rules { _ = except(account, rule, input, now, &commit) } }
      for hold in state.standingHolds(at: now) where release.decisions.contains(hold.decision) {
        end(hold, Self.money(after: outcome), at: now, &commit)
      }
      if release.stays.isEmpty {
        counts.freed += 1
        label(account, outcome, input, now, &commit)
        resolve(state.cases, outcome, now, &commit)
      } else {
        counts.stays += 1
        lines += release.lines
      }
    }
    let stay =
      counts.stays == 0 ? "" : ", \(counts.stays) \(counts.stays == 1 ? "stays" : "stay") frozen by another cause"
    let summary = "\(Counted.noun(counts.freed, "account")) released from \(what)\(stay)"
    return .done(lines: [summary] + shortened(lines), freezes: Array(freezes.prefix(Self.maximumLines)))
  }

  func shortened(_ lines: [String]) -> [String] {
    lines.count <= Self.maximumLines
      ? lines : lines.prefix(Self.maximumLines) + ["and \(lines.count - Self.maximumLines) more lines"]
  }

  // MARK: causes

  /// Whether somebody with that right may end a cause.
  func mayEnd(_ cause: CauseRow, _ right: OperatorInput.Right?) -> Bool {
    switch cause.kind {
    case .rule, .operator: right != .authority
    case .confirmed: right == .supervisor
    case .authority: right == .authority
    }
  }

  /// `rule big-out`, `operator ann`, `the compliance desk`, `a confirmed fraud`; several with commas. Who may not read an
  /// authority's order is not told that there is one.
  private func names(_ causes: [CauseRow]) -> String {
    var names: [String] = []
    for cause in causes {
      let name =
        switch cause.kind {
        case .rule: "rule \(Self.ruleName(cause.by))"
        case .operator: "operator \(cause.by)"
        case .authority: "the compliance desk"
        case .confirmed: "a confirmed fraud"
        }
      if !names.contains(name) { names.append(name) }
    }
    return names.joined(separator: ", ")
  }

  private func whoMayEnd(_ causes: [CauseRow]) -> String {
    if causes.contains(where: { $0.kind == .authority }) { return "support cannot end it, ask the compliance desk" }
    if causes.contains(where: { $0.kind == .confirmed }) { return "only a supervisor can end it" }
    return "the right authority ends orders only"
  }

  private mutating func endCauses(
    of freezes: [AccountState.Freeze], _ account: String, _ outcome: Outcome, _ input: OperatorInput, _ now: EventTime,
    _ commit: inout Commit, where isMeant: (Engine, CauseRow) -> Bool
  ) -> Release {
    var release = Release()
    let confirms = outcome == .fraud && input.right == nil
    for freeze in freezes {
      let meant = freeze.causes.filter { isMeant(self, $0) }
      guard !meant.isEmpty else {
        release.stays.append(freeze.row.scope)
        release.lines.append(stays(account, freeze.row.scope, freeze.causes))
        continue
      }
      release.freezes.append(freeze.row.id)
      if confirms { confirm(freeze, account, input, now, &commit) }
      for var cause in meant {
        if cause.kind == .rule, !release.rules.contains(Self.ruleName(cause.by)) {
          release.rules.append(Self.ruleName(cause.by))
        }
        if let decision = cause.decision { release.decisions.append(decision) }
        cause.ended = now
        cause.endedBy = input.actor
        cause.endReason = input.reason
        cause.outcome = outcome
        emit(.cause(cause), &commit)
      }
      settle(freeze, at: now, by: input.key, &commit)
      let left = book[texts.table.intern(account)]?.standing(at: now).first { $0.row.id == freeze.row.id }
      if let left {
        release.stays.append(freeze.row.scope)
        release.lines.append(
          confirms
            ? "\(account) stays frozen for \(freeze.row.scope): the fraud is confirmed, only a supervisor ends it"
            : stays(account, freeze.row.scope, left.causes))
      } else {
        release.freed.append(freeze.row.scope)
        release.lines.append("\(account) is released for \(freeze.row.scope)")
        emit(
          .released(after: now.milliseconds - freeze.row.from.milliseconds, isHonest: outcome == .honest), &commit)
      }
    }
    return release
  }

  private func stays(_ account: String, _ scope: String, _ causes: [CauseRow]) -> String {
    "\(account) stays frozen for \(scope): another cause holds it: \(names(causes))"
  }

  /// Confirmed fraud stays until a supervisor ends it.
  private mutating func confirm(
    _ freeze: AccountState.Freeze, _ account: String, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) {
    guard !freeze.causes.contains(where: { $0.kind == .confirmed }) else { return }
    let cause = NewCause(
      id: StableID.make(.cause, input.key, "confirmed", account, freeze.row.scope), kind: .confirmed, by: input.actor,
      reason: input.reason)
    place([cause], on: account, freeze.row.scope, id: freeze.row.id, at: now, by: input.key, &commit)
  }

  // MARK: what a release leaves behind

  /// The causing rule leaves the account alone for the longest of its windows and 24 h, so that the next event does not
  /// freeze again.
  private mutating func except(
    _ account: String, _ rule: String, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> String {
    let known = bound.set.rules.first { $0.id == rule }
    let windows = known?.features.flatMap { bound.set.definitions(of: $0) }
      .compactMap { bound.set.definitions[$0].window?.far }
    let lasts = max(86_400_000, windows?.max() ?? 0)
    let row = ExceptionRow(
      id: StableID.make(.exception, input.key, account, rule), account: account, rule: rule,
      from: EventTime(milliseconds: min(now, watermark).milliseconds - options.reach),
      until: EventTime(milliseconds: now.milliseconds + lasts), by: input.actor, reason: input.reason)
    emit(.exception(row), &commit)
    return "rule \(rule) leaves \(account) alone until \(row.until.text)"
  }

  mutating func label(
    _ account: String, _ outcome: Outcome, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) {
    let row = LabelRow(
      id: StableID.make(.label, input.key, account), subject: account, outcome: outcome, source: input.actor,
      learned: now, reason: input.reason)
    emit(.label(row), &commit)
    commit.changes.append(.label(row, at: now))
  }

  private mutating func resolve(
    _ cases: [EscalationRow], _ outcome: Outcome, _ now: EventTime, _ commit: inout Commit
  ) {
    for var row in cases {
      row.state = .resolved
      row.outcome = outcome
      emit(.escalation(row), &commit)
      commit.changes.append(.escalation(row, .resolved, at: now))
    }
  }
}

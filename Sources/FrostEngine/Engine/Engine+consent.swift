import FrostEvents
import FrostRules

/// What needs other people's consent.
extension Engine {
  /// How long a request waits, milliseconds.
  static let consentWaits: Int64 = 7 * 86_400_000
  /// Requests that wait at once.
  static let maximumApprovals = 100

  /// The key of the policy's `approve` that an action falls under, and how many must agree.
  func consent(for action: OperatorInput.Action) -> (key: String, needed: Int) {
    let approve = bound.set.policy.spec.approve
    return switch action {
    case .releaseMany(let accounts, _) where accounts.count > 1: ("bulk-release", approve.bulkRelease)
    case .releaseByCause: ("bulk-release", approve.bulkRelease)
    case .guardRaise: ("guard-raise", approve.guardRaise)
    case .liftMode: ("mode-lift", approve.modeLift)
    case .allow: ("allow-entry", approve.allowEntry)
    default: ("", 0)
    }
  }

  /// Lets a request wait for others.
  mutating func wait(
    _ input: OperatorInput, for consent: (key: String, needed: Int), _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    guard let bytes = input.action.bytes else { return .conflict("this request cannot wait") }
    guard controls.approvals.count < Self.maximumApprovals else {
      return .conflict("\(Self.maximumApprovals) requests wait already; `frostctl approvals list` shows them")
    }
    let (action, subject) = input.action.audited
    var row = MeasureRow(
      id: StableID.make(.approval, input.key), kind: .approval, account: "", rules: ["\(action): \(subject)"],
      number: Int64(consent.needed), text: consent.key, by: input.actor, reason: input.reason,
      from: EventTime(milliseconds: min(now, watermark).milliseconds),
      until: EventTime(milliseconds: now.milliseconds + Self.consentWaits))
    row.request = bytes
    emit(.measure(row), &commit)
    commit.changes.append(.measure(row, .placed, at: now))
    return .done(lines: [waits(row)], freezes: [])
  }

  private func waits(_ row: MeasureRow) -> String {
    let left = Int(row.number) - row.others.count
    return "nothing is done yet: \(left) other \(left == 1 ? "person" : "people") must agree: "
      + "frostctl approvals approve \(row.id)"
  }

  mutating func approve(
    _ id: String, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    guard var row = controls.approvals.first(where: { $0.id == id }), row.until.map({ now < $0 }) ?? true else {
      return .notFound("no request \(id) waits for consent; `frostctl approvals list` shows those that do")
    }
    if row.by == input.actor { return .conflict("\(input.actor) asked for it: another person must agree") }
    if row.others.contains(input.actor) { return .conflict("\(input.actor) has agreed already: others must") }
    row.others.append(input.actor)
    if row.others.count < Int(row.number) {
      emit(.measure(row), &commit)
      return .done(lines: [waits(row)], freezes: [])
    }
    var lines: [String]
    var freezes: [String] = []
    if row.text == Self.stageEnforce {
      guard row.parent == bound.set.hash else {
        return .conflict("another rule set is in force now: version \(ruleSetVersion), \(bound.set.hash.prefix(12))")
      }
      emit(.enforcing(rules: enforced, needed: bound.set.policy.spec.approve.stageEnforce), &commit)
      lines = ["rule set \(row.parent.prefix(12)) may enforce: \(row.rules.joined(separator: ", "))"]
    } else {
      guard let action = try? OperatorInput.Action(bytes: row.request) else {
        return .conflict("the request \(id) is of another version")
      }
      let original = OperatorInput(
        key: row.id, actor: row.by, reason: row.reason, at: input.at, dryRun: false, action: action)
      guard case .done(let told, let ids) = perform(original, now, &commit) else {
        return .conflict("the request \(id) no longer fits what is there; reject it and ask anew")
      }
      (lines, freezes) = (told, ids)
      commit.audit.append(audit(original))
    }
    emit(.measure(row.ended(at: now, by: row.others.joined(separator: ","))), &commit)
    commit.changes.append(.measure(row.ended(at: now, by: row.others.joined(separator: ",")), .ended, at: now))
    return .done(lines: lines, freezes: freezes)
  }

  mutating func reject(
    _ id: String, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    guard let row = controls.approvals.first(where: { $0.id == id }) else {
      return .notFound("no request \(id) waits for consent; `frostctl approvals list` shows those that do")
    }
    let ended = row.ended(at: now, by: "rejected by \(input.actor)")
    emit(.measure(ended), &commit)
    commit.changes.append(.measure(ended, .ended, at: now))
    return .done(lines: ["the request of \(row.by) is rejected: \(row.rules.joined(separator: ", "))"], freezes: [])
  }

  // MARK: rules that are new in enforce

  static let stageEnforce = "stage-enforce"

  /// `rule@version` of those whose own stage is `enforce`.
  private var enforced: [String] {
    bound.set.rules.filter { $0.stage == .enforce }.map { "\($0.id)@\($0.version)" }
  }

  /// Works out which rules wait for consent; asks for it when the rule set is new.
  mutating func settleConsent(isNew: Bool, _ commit: inout Commit) {
    let own = bound.set.policy.spec.approve.stageEnforce
    defer {
      unapproved = bound.set.rules.map { rule in
        rule.stage == .enforce && !(controls.enforcing?.contains("\(rule.id)@\(rule.version)") ?? true)
      }
      consentIsStale = false
    }
    guard controls.enforcing != nil || own > 0 else { return }
    let needed = max(controls.neededForStage, own)
    var new = controls.enforcing.map { known in enforced.filter { !known.contains($0) } } ?? []
    // Who wants less consent needs consent.
    if own < controls.neededForStage { new.append("approve: stage-enforce \(own)") }
    if needed == 0 || new.isEmpty {
      guard controls.enforcing != Set(enforced) || controls.neededForStage != own else { return }
      note(&commit) { engine, commit in
        engine.emit(.enforcing(rules: engine.enforced, needed: own), &commit)
      }
    } else if isNew {
      let row = MeasureRow(
        id: StableID.make(.approval, Self.stageEnforce, bound.set.hash), kind: .approval, parent: bound.set.hash,
        rules: new, number: Int64(needed), text: Self.stageEnforce, by: adopter, reason: "new in enforce",
        from: watermark)
      note(&commit) { engine, commit in
        for old in engine.controls.approvals where old.text == Self.stageEnforce {
          engine.emit(.measure(old.ended(at: engine.watermark, by: "another rule set")), &commit)
        }
        engine.emit(.measure(row), &commit)
        commit.changes.append(.measure(row, .placed, at: engine.watermark))
      }
    }
  }

  /// A record of effects that no event and no person brought about.
  private mutating func note(_ commit: inout Commit, _ body: (inout Engine, inout Commit) -> Void) {
    clearRecord()
    RecordHead.note.write(to: &record)
    body(&self, &commit)
    endRecord(&commit)
    clearRecord()
  }
}

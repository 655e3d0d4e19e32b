import FrostEvents

/// What somebody does about a case.
package struct CaseStep: Sendable {
  /// The case as the store has it; where the engine still remembers it, its own word counts.
  package var escalation: EscalationRow
  package var kind: CaseStepRow.Kind
  /// To whom it is assigned.
  package var assignee: String?
  /// What it turned out to be, where it is resolved.
  package var outcome: Outcome?

  package init(
    escalation: EscalationRow, kind: CaseStepRow.Kind, assignee: String? = nil, outcome: Outcome? = nil
  ) {
    self.escalation = escalation
    self.kind = kind
    self.assignee = assignee
    self.outcome = outcome
  }
}

extension Engine {
  /// `open -> assigned -> resolved`; notes at any time. A case that is resolved takes notes only.
  mutating func take(
    _ step: CaseStep, _ input: OperatorInput, _ now: EventTime, _ commit: inout Commit
  ) -> OperatorReply {
    let id = step.escalation.id
    let remembered = book[texts.table.intern(step.escalation.account)]?.cases.first { $0.id == id }
    var row = remembered ?? step.escalation
    let code = SpokenCode.text(of: id)
    if row.state == .resolved, step.kind != .noted {
      return .conflict("case \(code) is resolved already" + (row.outcome.map { ", as \($0.rawValue)" } ?? ""))
    }
    var lines: [String]
    switch step.kind {
    case .assigned:
      row.state = .assigned
      lines = ["case \(code) is assigned to \(step.assignee ?? input.actor)"]
    case .noted: lines = ["case \(code): noted"]
    case .resolved:
      row.state = .resolved
      row.outcome = step.outcome
      lines = ["case \(code) is resolved as \(step.outcome?.rawValue ?? "unclear")"]
    }
    let done = CaseStepRow(
      id: StableID.make(.caseStep, input.key, id, step.kind.rawValue), escalation: id, account: row.account,
      kind: step.kind, at: now, by: input.actor,
      text: step.kind == .assigned ? step.assignee ?? input.actor : input.reason, outcome: step.outcome)
    if step.kind != .noted { emit(.escalation(row), &commit) }
    emit(.caseStep(done), &commit)
    commit.changes.append(.caseStep(done, of: row, at: now))
    if step.kind == .resolved, !row.account.isEmpty {
      label(row.account, step.outcome ?? .unclear, input, now, &commit)
      if let frozen = book[texts.table.intern(row.account)]?.standing(at: now), !frozen.isEmpty {
        lines.append("\(row.account) stays frozen: frostctl freezes release \(row.account) ends that")
      }
    }
    return .done(lines: lines, freezes: [])
  }
}

extension Change {
  static func caseStep(_ step: CaseStepRow, of row: EscalationRow, at time: EventTime) -> Change {
    var json = JSONWriter()
    json.object { json in
      json.field("id", row.id)
      json.field("code", SpokenCode.text(of: row.id))
      json.field("account", row.account)
      json.field("to", row.to)
      json.field("priority", row.priority)
      json.field("state", row.state.rawValue)
      json.field("by", step.by)
      if step.kind == .assigned { json.field("assignee", step.text) }
      if let outcome = row.outcome { json.field("outcome", outcome.rawValue) }
    }
    // A case is resolved once, whoever does it.
    let id = step.kind == .resolved ? "\(row.id)/resolved" : "\(row.id)/\(step.kind.rawValue)/\(step.id)"
    return Change(
      id: id, kind: "escalation.\(step.kind.rawValue)", account: row.account, at: time, document: json.text)
  }
}

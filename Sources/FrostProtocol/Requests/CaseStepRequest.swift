/// `POST /v1/case-steps`: assign a case, note something, resolve it.
package struct CaseStepRequest: Codable, Hashable, Sendable {
  package enum Kind: String, Codable, Hashable, Sendable { case assigned, noted, resolved }

  /// The case's id or its spoken code.
  package var `case`: String
  package var kind: Kind
  /// To whom it is assigned; absent: to the caller.
  package var assignee: String?
  /// What it was; required where it is resolved.
  package var outcome: Outcome?
  /// Never empty; of a note it is the note.
  package var reason: String
  /// The same key again gets the first answer again and does nothing.
  package var key: String
  /// Only say what would happen.
  package var dryRun: Bool

  package init(
    case: String, kind: Kind, assignee: String? = nil, outcome: Outcome? = nil, reason: String, key: String,
    dryRun: Bool = false
  ) {
    self.case = `case`
    self.kind = kind
    self.assignee = assignee
    self.outcome = outcome
    self.reason = reason
    self.key = key
    self.dryRun = dryRun
  }
}

extension CaseStepRequest {
  package init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: CodingKeys.self)
    `case` = try members.decode(String.self, forKey: .case)
    kind = try members.decode(Kind.self, forKey: .kind)
    assignee = try members.decodeIfPresent(String.self, forKey: .assignee)
    outcome = try members.decodeIfPresent(Outcome.self, forKey: .outcome)
    reason = try members.decode(String.self, forKey: .reason)
    key = try members.decode(String.self, forKey: .key)
    dryRun = try members.decodeIfPresent(Bool.self, forKey: .dryRun) ?? false
  }
}

import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Control {
  /// Decisions, cases and freezes that one bundle tells.
  private static let mostOfBundle = 100
  private static let mostEntries = 1000

  /// Everything about an account, for who is outside. That it was given, to whom and why is kept first, so that it tells of
  /// itself.
  func bundle(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(BundleRequest.self, from: call.body)
    try RequestBody.requireText(("subject", request.subject), ("reason", request.reason))
    let (account, rows) = try await decisions(of: request.subject)
    let decisions = try rows.prefix(Self.mostOfBundle).map {
      try ProtocolJSON.decode(JSONValue.self, from: Array($0.document.utf8))
    }
    try await audit(
      request.personal ? "bundle with personal values" : "bundle", subject: account, reason: request.reason,
      by: call.user)
    let documents = documents(for: call.user)
    let record = try await reading { try $0.account(account, limit: Self.mostOfBundle) }
    let cases = try await reading { store in
      let rows = try store.escalations(account: account, limit: Self.mostOfBundle)
      return (rows, try store.caseSteps(of: rows.map(\.id)))
    }
    let entries = try await reading { try $0.audit(about: account, limit: Self.mostEntries) }
    let (verification, anchor) = try await reading { (try $0.verifyAudit(against: []), $0.newestAudit?.text) }
    return try encoded(
      BundleDocument(
        made: EventTime.now.text, by: call.user.name, via: call.user.via, reason: request.reason,
        masked: !request.personal, currency: documents.bookCurrency.code, state: documents.account(account, record),
        decisions: decisions, moreDecisions: rows.count > decisions.count,
        events: try await events(of: rows.prefix(Self.mostOfBundle), showsPersonal: request.personal),
        cases: documents.escalations(cases.0, cases.1), audit: entries.map(documents.auditEntry),
        chain: .init(verification: AuditVerificationDocument(verification), anchor: anchor)))
  }

  /// The decision that is named, or those of the account.
  private func decisions(of subject: String) async throws -> (account: String, [DecisionRow]) {
    guard subject.hasPrefix("dec_") else {
      let rows = try await reading { try $0.decisions(account: subject, limit: Self.mostOfBundle + 1) }
      if rows.isEmpty, try await isSeen(subject) == false {
        throw Refusal(.notFound, "\(subject) was never seen: no event names it")
      }
      return (subject, rows)
    }
    guard let row = try await reading({ try $0.decision(subject) }) else { throw noDecision(subject) }
    return (row.account, [row])
  }

  /// What was decided, and what the values came from.
  private func events(
    of rows: some Sequence<DecisionRow>, showsPersonal: Bool
  ) async throws -> [BundleDocument.Event] {
    let inputs = Set(
      try rows.flatMap { row in
        let decision = try ProtocolJSON.decode(DecisionDocument.self, from: Array(row.document.utf8))
        return [decision.input] + decision.rules.flatMap { $0.evidence.map(\.input) }
      })
    let schema = await port.schema()
    let found = try await reading { try $0.journalled(inputs, schema: schema, showsPersonal: showsPersonal) }
    return try found.map { event in
      BundleDocument.Event(
        input: event.input, source: event.source, id: event.id,
        fields: try event.fields.map { try ProtocolJSON.decode([String: JSONValue].self, from: Array($0.utf8)) })
    }
  }
}

extension AuditVerificationDocument {
  init(_ found: AuditVerification) {
    self.init(
      entries: found.entries, erased: found.erased, keyed: found.keyed, anchored: found.anchored,
      findings: found.findings.map { .init(entry: $0.entry, message: $0.message) })
  }
}

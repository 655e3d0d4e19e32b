import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Control {
  /// What is in force on an account. One that Frost knows nothing of is not restricted.
  func account(_ call: Call) async throws -> [UInt8] {
    try call.allow("limit")
    let limit = try call.limit()
    let record = try await reading { try $0.account(call.id, limit: limit) }
    return try encoded(documents.account(call.id, record, seen: try await isSeen(call.id, record)))
  }

  func why(_ call: Call) async throws -> [UInt8] {
    try call.allow("limit")
    let limit = try call.limit()
    let (record, decisions) = try await reading {
      (try $0.account(call.id, limit: limit), try $0.decisions(account: call.id, limit: limit))
    }
    let seen = try await isSeen(call.id, record)
    let state = try encoded(documents.account(call.id, record, seen: decisions.isEmpty ? seen : true))
    var json = JSONWriter()
    json.object { json in
      json.field("account", call.id)
      json.array("decisions") { json in
        for decision in decisions { json.raw(decision.document) }
      }
      json.field("schema", WhyDocument.schema)
      json.key("state")
      json.raw(state)
    }
    return json.bytes
  }

  /// What somebody did to an account shows that it is one.
  private func isSeen(_ id: String, _ record: AccountRecord) async throws -> Bool? {
    guard record.freezes.isEmpty, record.labels.isEmpty, record.holds.isEmpty, record.stepUps.isEmpty else {
      return true
    }
    return try await isSeen(id)
  }

  /// For the agent on the phone; that it was read is kept.
  func caller(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let rules = await port.rules()
    let (record, decision, cases, alert) = try await reading { store in
      (
        try store.account(call.id, limit: 20),
        try store.decisions(account: call.id, limit: 20).first { !$0.actions.isEmpty },
        try store.escalations(account: call.id, waiting: true, limit: 5),
        try store.alerts(account: call.id, limit: 1).first
      )
    }
    try await audit("why for a caller", subject: call.id, by: call.user)
    let guide = CallerGuide(
      account: call.id, record: record, decision: decision, cases: cases, alert: alert, rules: rules.rules,
      documents: documents)
    return try encoded(try guide.document())
  }

  func decision(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    guard let decision = try await reading({ try $0.decision(call.id) }) else { throw noDecision(call.id) }
    return Array(decision.document.utf8)
  }

  func noDecision(_ id: String) -> Refusal {
    Refusal(.notFound, "no decision '\(id)'", hint: "GET /v1/accounts/{id}/why lists an account's decisions")
  }
}

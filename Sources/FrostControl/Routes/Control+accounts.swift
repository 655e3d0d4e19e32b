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
    return try encoded(documents.account(call.id, record))
  }

  func why(_ call: Call) async throws -> [UInt8] {
    try call.allow("limit")
    let limit = try call.limit()
    let (record, decisions) = try await reading {
      (try $0.account(call.id, limit: limit), try $0.decisions(account: call.id, limit: limit))
    }
    let state = try encoded(documents.account(call.id, record))
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

  func decision(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    guard let decision = try await reading({ try $0.decision(call.id) }) else {
      throw Refusal(
        .notFound, "no decision '\(call.id)'", hint: "GET /v1/accounts/{id}/why lists an account's decisions")
    }
    return Array(decision.document.utf8)
  }
}

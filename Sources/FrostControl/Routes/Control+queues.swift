import FrostEngine
import FrostProtocol
import FrostStore

extension Control {
  func alerts(_ call: Call) async throws -> [UInt8] {
    try call.allow("account", "limit")
    let limit = try call.limit()
    let rows = try await reading { try $0.alerts(account: call.query["account"], limit: limit + 1) }
    return try encoded(
      AlertsDocument(alerts: try rows.prefix(limit).map(documents.alert), more: rows.count > limit))
  }

  func escalations(_ call: Call) async throws -> [UInt8] {
    try call.allow("state", "account", "limit")
    let state = try call.word(EscalationRow.State.self, "state", of: [.open, .resolved])
    let limit = try call.limit()
    let rows = try await reading {
      try $0.escalations(state: state, account: call.query["account"], limit: limit + 1)
    }
    return try encoded(
      EscalationsDocument(escalations: rows.prefix(limit).map(documents.escalation), more: rows.count > limit))
  }

  func quarantine(_ call: Call) async throws -> [UInt8] {
    try call.allow("limit")
    let limit = try call.limit()
    let rows = try await reading { try $0.quarantine(limit: limit + 1) }
    return try encoded(
      QuarantinesDocument(
        lines: rows.prefix(limit).map { documents.quarantine($0, withLine: false) }, more: rows.count > limit))
  }

  func quarantinedLine(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    guard let id = Int64(call.id), let row = try await reading({ try $0.quarantine(id: id) }) else {
      throw Refusal(.notFound, "no line '\(call.id)' in quarantine", hint: "GET /v1/quarantine lists them")
    }
    return try encoded(documents.quarantine(row, withLine: true))
  }
}

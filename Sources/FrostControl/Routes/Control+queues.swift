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
    let isWaiting = call.query["state"] == "waiting"
    let state =
      isWaiting ? nil : try call.word(EscalationRow.State.self, "state", of: [.open, .assigned, .resolved])
    let limit = try call.limit()
    let (rows, steps) = try await reading { store in
      let rows = try store.escalations(
        state: state, account: call.query["account"], waiting: isWaiting, limit: limit + 1)
      return (rows, try store.caseSteps(of: rows.prefix(limit).map(\.id)))
    }
    return try encoded(
      EscalationsDocument(
        escalations: documents.escalations(Array(rows.prefix(limit)), steps), more: rows.count > limit))
  }

  func escalation(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let row = try await escalation(named: call.id)
    return try encoded(documents.escalation(row, try await reading { try $0.caseSteps(of: [row.id]) }))
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

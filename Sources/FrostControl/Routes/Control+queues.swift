import FrostEngine
import FrostEvents
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
    try call.allow("state", "account", "queue", "limit")
    let isWaiting = call.query["state"] == "waiting"
    let state =
      isWaiting ? nil : try call.word(EscalationRow.State.self, "state", of: [.open, .assigned, .resolved])
    let limit = try call.limit()
    let (rows, steps) = try await reading { store in
      let rows = try store.escalations(
        state: state, account: call.query["account"], queue: call.query["queue"], waiting: isWaiting,
        limit: limit + 1)
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
    try await audit("quarantine show", subject: "quarantine \(row.id)", by: call.user)
    return try encoded(documents.quarantine(row, withLine: true))
  }

  /// Feeds lines of the quarantine again, by the schema in force now.
  func retryQuarantine(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(QuarantineRetryRequest.self, from: call.body)
    try RequestBody.requireText(("reason", request.reason))
    let since = try request.since.map(RequestBody.time) ?? EventTime(milliseconds: 0)
    let limit = Self.retriedAtOnce
    let rows = try await reading { try $0.quarantine(since: since, after: request.after ?? 0, limit: limit + 1) }
    let part = rows.prefix(limit)
    let fit = part.filter(\.canBeFed)
    let now = EventTime.now
    let audit = AuditRow(
      id: "\(now.milliseconds) \(UInt64.random(in: 0 ... .max))", at: now, actor: call.user.name,
      action: "quarantine retry", subject: "", reason: request.reason, via: call.user.via)
    let (fed, unreadable) = try await port.retry(Array(fit), audit: audit, dryRun: request.dryRun)
    return try encoded(
      QuarantineRetryAnswer(
        fed: fed, unreadable: unreadable, cut: part.count - fit.count, next: rows.count > limit ? part.last?.id : nil,
        dryRun: request.dryRun))
  }

  /// More are fed by asking again, `after` the answer's `next`.
  private static let retriedAtOnce = 1000
}

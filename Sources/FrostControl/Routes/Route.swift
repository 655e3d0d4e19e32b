/// One path of the control protocol. `docs/openapi.yaml` describes exactly those in `all`.
struct Route: Sendable {
  enum Socket: String, Sendable, CaseIterable { case read, admin }

  var socket: Socket
  /// `GET` or `POST`.
  var method: String
  /// With `{id}` where an id stands: `/v1/accounts/{id}`.
  var path: String
  var answer: @Sendable (Control, Call) async throws -> [UInt8]
  /// The answer to who accepts `text/event-stream`.
  var stream: (@Sendable (Control, Call) async throws -> EventStream)?
  /// Personal data is read: who asks is found out, for the audit log.
  var isPersonal = false

  private static func get(
    _ path: String, _ answer: @escaping @Sendable (Control, Call) async throws -> [UInt8]
  ) -> Route {
    Route(socket: .read, method: "GET", path: path, answer: answer)
  }

  private static func personal(
    _ path: String, _ answer: @escaping @Sendable (Control, Call) async throws -> [UInt8]
  ) -> Route {
    Route(socket: .read, method: "GET", path: path, answer: answer, isPersonal: true)
  }

  private static func feed(
    _ path: String, _ answer: @escaping @Sendable (Control, Call) async throws -> [UInt8],
    stream: @escaping @Sendable (Control, Call) async throws -> EventStream
  ) -> Route {
    Route(socket: .read, method: "GET", path: path, answer: answer, stream: stream)
  }

  private static func post(
    _ path: String, _ answer: @escaping @Sendable (Control, Call) async throws -> [UInt8]
  ) -> Route {
    Route(socket: .admin, method: "POST", path: path, answer: answer)
  }

  static let all: [Route] = [
    get("/v1/status") { try await $0.status($1) },
    get("/v1/accounts/{id}") { try await $0.account($1) },
    get("/v1/accounts/{id}/why") { try await $0.why($1) },
    personal("/v1/accounts/{id}/caller") { try await $0.caller($1) },
    feed("/v1/changes", { try await $0.changes($1) }, stream: { try await $0.changeStream($1) }),
    get("/v1/health") { try await $0.health($1) },
    get("/v1/freezes") { try await $0.freezes($1) },
    get("/v1/freezes/{id}") { try await $0.freeze($1) },
    get("/v1/alerts") { try await $0.alerts($1) },
    get("/v1/escalations") { try await $0.escalations($1) },
    get("/v1/escalations/{id}") { try await $0.escalation($1) },
    get("/v1/quarantine") { try await $0.quarantine($1) },
    personal("/v1/quarantine/{id}") { try await $0.quarantinedLine($1) },
    get("/v1/verification") { try await $0.verify($1) },
    get("/v1/audit") { try await $0.auditLog($1) },
    get("/v1/audit/verification") { try await $0.verifyAudit($1) },
    get("/v1/decisions/{id}") { try await $0.decision($1) },
    get("/v1/rules") { try await $0.rules($1) },
    get("/v1/features") { try await $0.features($1) },
    get("/v1/measures") { try await $0.measures($1) },
    post("/v1/measures") { try await $0.setMeasure($1) },
    get("/v1/lists") { try await $0.lists($1) },
    get("/v1/lists/{id}") { try await $0.list($1) },
    post("/v1/freezes") { try await $0.addFreeze($1) },
    post("/v1/case-steps") { try await $0.stepCase($1) },
    post("/v1/find") { try await $0.find($1) },
    post("/v1/quarantine/retry") { try await $0.retryQuarantine($1) },
    post("/v1/releases") { try await $0.release($1) },
    post("/v1/list-entries") { try await $0.addListEntry($1) },
    post("/v1/list-removals") { try await $0.removeListEntry($1) },
    post("/v1/imports") { try await $0.importKnown($1) },
    post("/v1/backups") { try await $0.backUp($1) },
    post("/v1/bundles") { try await $0.bundle($1) },
    post("/v1/erasures") { try await $0.erase($1) },
    post("/v1/reload") { try await $0.reload($1) },
  ]
}

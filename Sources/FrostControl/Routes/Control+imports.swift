import FrostEngine
import FrostProtocol

extension Control {
  func importKnown(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(ImportRequest.self, from: call.body)
    try RequestBody.requireText(("reason", request.reason), ("key", request.key))
    guard let kind = ImportPart.Kind(rawValue: request.kind.rawValue) else {
      throw Refusal(.badRequest, "kind: '\(request.kind.rawValue)' is unknown")
    }
    return try await submit(
      .importKnown(
        ImportPart(
          kind: kind, columns: request.columns, rows: request.rows.map { .init(line: $0.line, values: $0.values) })),
      reason: request.reason, key: request.key, dryRun: request.dryRun, by: call.user)
  }
}

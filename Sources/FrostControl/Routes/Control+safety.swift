import FrostEvents
import FrostProtocol
import FrostStore

extension Control {
  /// Reads the whole database through.
  func verify(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let damage = try await reading { try $0.verify() }
    return try encoded(VerificationDocument(damage: damage.map { .init(place: $0.place, message: $0.message) }))
  }

  func backUp(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let request = try RequestBody.decode(BackupRequest.self, from: call.body)
    try RequestBody.requireText(("reason", request.reason))
    let name = "frost-\(EventTime.now.fileName)"
    try await audit("backup", subject: name, reason: request.reason, by: call.user)
    let backup = try await reading { try $0.backUp(as: name) }
    return try encoded(BackupDocument(path: backup.path, bytes: backup.bytes, digest: backup.digest))
  }
}

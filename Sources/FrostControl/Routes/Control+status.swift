import FrostEvents
import FrostProtocol
import FrostStore

extension Control {
  func status(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let daemon = await port.status()
    let dayAgo = EventTime(milliseconds: (daemon.engineTime?.milliseconds ?? 0) - 86_400_000)
    let (counts, bytes) = try await reading { (try $0.counts(since: dayAgo), $0.bytes) }
    return try encoded(documents.status(daemon, counts, databaseBytes: bytes))
  }

  func rules(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    return try encoded(await port.rules())
  }
}

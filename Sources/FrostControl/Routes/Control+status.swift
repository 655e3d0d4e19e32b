import FrostEvents
import FrostProtocol
import FrostStore

extension Control {
  func status(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    let daemon = await port.status()
    let dayAgo = EventTime(milliseconds: (daemon.engineTime?.milliseconds ?? 0) - 86_400_000)
    let (counts, bytes) = try await reading { (try $0.counts(since: dayAgo), $0.bytes) }
    return try encoded(documents.status(daemon, counts, try await health(daemon), databaseBytes: bytes))
  }

  func health(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    return try encoded(try await health(await port.status()))
  }

  private func health(_ daemon: DaemonStatus) async throws -> HealthDocument {
    let readers = try await reading { try $0.readers() }
    // What a running daemon does beside: where there is none, nothing can be said of it.
    let upkeep = store.isReadOnly ? [] : [documents.log(store.log), documents.retention(store.retained)]
    return HealthDocument(
      items: daemon.health + [documents.leaks(daemon)] + upkeep + documents.feed(readers, now: .now))
  }

  func rules(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    return try encoded(await port.rules())
  }

  func features(_ call: Call) async throws -> [UInt8] {
    try call.allow()
    return try encoded(try await port.features())
  }
}

import Foundation
import FrostEvents
import FrostProtocol
import FrostStore
import Glibc
import Logging
import NIOCore

@testable import FrostControl

/// A real server on real sockets in a directory of the test's own.
struct RunningServer: Sendable {
  var directory: String
  var store: Store
  var port: RecordingPort
  var services: Set<String> = []
  var lookup = Lookup(key: Array(repeating: 7, count: 32))

  var rights: [String: [String]] = [:]

  static var user: uid_t { getuid() }

  var read: ControlClient { ControlClient(socket: directory + "/read.sock", timeout: .minutes(10)) }
  var admin: ControlClient { ControlClient(socket: directory + "/admin.sock", timeout: .minutes(10)) }

  var server: ControlServer {
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    return ControlServer(
      runDirectory: directory, store: store, port: port, bookCurrency: Currency(code: "CNY", decimals: 2),
      services: services, rights: rights,
      finding: Finding(lookup: lookup, accountField: "account", knowsEverySeen: true), logger: logger)
  }

  /// Runs `body` while the server accepts, and takes everything away afterwards.
  static func with(
    services: Set<String> = [], rights: [String: [String]] = [:],
    prepare: (RunningServer) throws -> Void = { _ in }, _ body: (RunningServer) async throws -> Void
  ) async throws {
    let directory = "/tmp/frost-control-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let running = RunningServer(
      directory: directory, store: try Store.open(directory + "/state"), port: RecordingPort(), services: services,
      rights: rights)
    _ = try running.store.beginLookups(running.lookup)
    try running.store.commit(Sample.filled(), lookups: Sample.lookups(running.lookup))
    try prepare(running)
    let (ready, becomesReady) = AsyncStream.makeStream(of: Void.self)
    let serving = Task {
      defer { becomesReady.finish() }
      try await running.server.run { becomesReady.yield() }
    }
    var isReady = false
    for await _ in ready {
      isReady = true
      break
    }
    if !isReady { try await serving.value }
    do {
      try await body(running)
    } catch {
      serving.cancel()
      throw error
    }
    serving.cancel()
    _ = await serving.result
  }
}

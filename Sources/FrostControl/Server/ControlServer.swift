package import FrostEvents
package import FrostStore
import Hummingbird
package import Logging
import NIOCore

/// HTTP over two Unix sockets in a run directory: `read.sock` answers `GET`, `admin.sock` takes `POST`. Whoever may
/// connect is a matter of the files' permissions; who it is, the kernel says.
package struct ControlServer: Sendable {
  private let runDirectory: String
  let control: Control
  /// Users that may name an agent they act for.
  let services: Set<String>
  private let logger: Logger

  /// - Parameter runDirectory: must exist.
  package init(
    runDirectory: String, store: Store, port: any OperatorPort, bookCurrency: Currency, services: Set<String> = [],
    rights: [String: [String]] = [:], finding: Finding? = nil, logger: Logger
  ) {
    self.runDirectory = runDirectory
    self.control = Control(
      store: store, port: port, documents: Documents(bookCurrency: bookCurrency), finding: finding, rights: rights)
    self.services = services
    self.logger = logger
  }

  /// Serves until graceful shutdown or cancellation; run it inside a service group.
  /// - Parameter ready: called once, when both sockets accept.
  /// - Throws: `ControlServerError` if a socket cannot be opened.
  package func run(ready: @escaping @Sendable () async -> Void = {}) async throws {
    let files = Route.Socket.allCases.map { SocketFile(path: "\(runDirectory)/\($0.rawValue).sock") }
    for file in files { try file.requireFree() }
    let (opened, opening) = AsyncStream.makeStream(of: Void.self)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (socket, file) in zip(Route.Socket.allCases, files) {
        group.addTask { try await serve(socket, at: file) { opening.yield() } }
      }
      group.addTask {
        var count = 0
        for await _ in opened {
          count += 1
          if count == files.count { return await ready() }
        }
      }
      defer { opening.finish() }
      try await group.waitForAll()
    }
  }

  private func serve(
    _ socket: Route.Socket, at file: SocketFile, opened: @escaping @Sendable () -> Void
  ) async throws {
    let application = Application(
      router: router(for: socket),
      server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: ApplicationConfiguration(
        address: .unixDomainSocket(path: file.path), serverName: "frostd"),
      onServerRunning: { channel in
        do {
          try file.setPermissions()
          opened()
        } catch {
          logger.error("\(error)")
          channel.close(promise: nil)
        }
      },
      logger: logger)
    do {
      try await application.run()
    } catch let error as IOError {
      throw ControlServerError.cannotBind(socket: file.path, reason: error.description)
    }
  }
}

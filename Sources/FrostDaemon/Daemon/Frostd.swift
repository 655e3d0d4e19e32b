import FrostConfig
import FrostControl
import FrostRules
import Logging
import ServiceLifecycle
import Synchronization

/// What the executable does, command by command.
package enum Frostd {
  package static let version = "0.2.0"

  /// Runs until it is told to stop; with `once`, until everything there is was stored.
  /// - Returns: a line to print, for `once`.
  package static func run(_ options: RunOptions) async throws -> String? {
    ServiceManager.status("starting")
    let startup = try Startup(options)
    let daemon = try Daemon(startup, once: options.once)
    defer { daemon.closeStore() }
    if options.once { return try RunOnce.run(daemon) }
    try await serve(daemon)
    return nil
  }

  /// Reads configuration and rules.
  /// - Returns: a line that says what is there.
  package static func check(_ options: RunOptions) throws(StartFailure) -> String {
    let configuration = try Loading.configuration(options)
    let rules = try Loading.rules(configuration.rules)
    let sources = configuration.sources.count
    return "\(options.configuration): \(sources) source\(sources == 1 ? "" : "s"), \(rules.summary), hash "
      + rules.hash.prefix(12)
  }

  /// In this order they start; they end in the reverse one, so that questions are answered until the last commit.
  private static func serve(_ daemon: Daemon) async throws {
    let stopper = Stopper()
    let services: [any Service] = [
      SignalService(daemon: daemon, stopper: stopper), WatchdogService(daemon: daemon), PipelineService(daemon: daemon),
      ControlService(daemon: daemon),
    ]
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: services.map {
          .init(
            service: $0, successTerminationBehavior: .gracefullyShutdownGroup,
            failureTerminationBehavior: .gracefullyShutdownGroup)
        },
        logger: daemon.logger))
    stopper.take(group)
    do {
      try await group.run()
    } catch let error as ControlServerError {
      throw StartFailure(.noPermission, "\(error)")
    }
  }
}

/// Ends the service group from within one of its services.
final class Stopper: Sendable {
  private let group = Mutex<ServiceGroup?>(nil)

  func take(_ group: ServiceGroup) { self.group.withLock { $0 = group } }

  func stop() async { await group.withLock { $0 }?.triggerGracefulShutdown() }
}

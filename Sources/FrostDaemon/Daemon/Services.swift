import FrostConfig
import FrostControl
import FrostEngine
import FrostEvents
import FrostRules
import FrostStore
import Logging
import ServiceLifecycle
import UnixSignals

/// The pipeline's threads as a service: `ControlService` starts them, they end when the group is asked to.
struct PipelineService: Service {
  let daemon: Daemon

  /// How long a failing commit is tried when the daemon is to end; less than the unit's TimeoutStopSec.
  static let patienceMilliseconds: Int64 = 20_000

  func run() async throws {
    try? await gracefulShutdown()
    daemon.beginStopping()
    ServiceManager.stopping("finishing the batch")
    daemon.pipeline.stop()
    daemon.pipeline.limitPatience(milliseconds: Self.patienceMilliseconds)
    let isStored = await onThread("frost-stop") { [daemon] in daemon.pipeline.join() }
    if let newest = daemon.store.newestAudit { Daemon.write(newest, daemon.logger) }
    guard isStored else {
      throw StartFailure(
        .inputOutput,
        "stopped with commits that could not be stored; the lines they come from are read again at the next start")
    }
    await onThread("frost-last") { [daemon] in daemon.writeLastCheckpoint() }
    daemon.logger.info("stopped: \(daemon.facts.now.statusLine)")
  }
}

/// The control sockets. When they accept, reading begins and the daemon is ready: one whose sockets are taken reads
/// nothing.
struct ControlService: Service {
  let daemon: Daemon

  func run() async throws {
    let server = ControlServer(
      runDirectory: daemon.configuration.run, store: daemon.store, port: daemon,
      bookCurrency: daemon.facts.now.rules.schema.bookCurrency, services: Set(daemon.configuration.services),
      rights: daemon.configuration.rights, finding: daemon.finding, logger: daemon.logger)
    try await server.run { [daemon] in
      daemon.pipeline.start()
      daemon.facts.change { $0.state = .running }
      ServiceManager.ready(daemon.facts.now.statusLine)
      daemon.logger.info("ready: \(daemon.facts.now.statusLine)")
    }
  }
}

/// SIGHUP reloads, SIGTERM and SIGINT end the daemon, a second one of them ends it without waiting for failing commits.
struct SignalService: Service {
  let daemon: Daemon
  let stopper: Stopper

  func run() async throws {
    var isStopping = false
    for await signal in await UnixSignalsSequence(trapping: .sighup, .sigterm, .sigint).cancelOnGracefulShutdown() {
      if signal == .sighup {
        Task { [daemon] in _ = await daemon.reload(by: Adoption(actor: "", reason: "SIGHUP", at: .now)) }
      } else if isStopping {
        daemon.pipeline.limitPatience(milliseconds: 0)
      } else {
        isStopping = true
        daemon.logger.info("\(signal): stopping")
        daemon.beginStopping()
        await stopper.stop()
      }
    }
  }
}

/// Tells systemd now and then that the pipeline moves, and how it stands. Runs on Swift's pool: a pool that is blocked is
/// noticed too.
struct WatchdogService: Service {
  let daemon: Daemon

  func run() async throws {
    let limit = ServiceManager.watchdogMilliseconds
    let interval = limit.map { min(max(100, $0 / 3), 5000) } ?? 5000
    await cancelWhenGracefulShutdown { [daemon] in
      while (try? await Task.sleep(for: .milliseconds(interval))) != nil {
        if let stuck = daemon.pipeline.stuck(forMilliseconds: limit ?? 60_000) {
          daemon.logger.critical("\(stuck)")
        } else {
          ServiceManager.alive()
        }
        ServiceManager.status(daemon.facts.now.statusLine)
      }
    }
  }
}

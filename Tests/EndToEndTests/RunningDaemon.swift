import Foundation
import FrostProtocol

/// A real frostd, started by a test that plays systemd: it listens on the notify socket, so that "ready" is what the
/// daemon says and no guess.
final class RunningDaemon {
  private let process = Process()
  let notifications: NotifySocket
  private let place: Workplace
  private let errors: String
  private let ended = DispatchSemaphore(value: 0)

  struct Timeout: Error, CustomStringConvertible {
    var description: String
  }

  /// Starts frostd and, unless told otherwise, waits until it is ready.
  /// - Parameter watchdog: microseconds within which the service manager wants to hear that it lives.
  init(
    _ place: Workplace, untilReady: Bool = true, input: FileHandle = .nullDevice, watchdog: Int? = nil
  ) throws {
    self.place = place
    notifications = NotifySocket(place.directory + "/notify-\(UUID().uuidString.prefix(8))")
    errors = place.directory + "/log-\(UUID().uuidString.prefix(8))"
    guard FileManager.default.createFile(atPath: errors, contents: nil) else { preconditionFailure(errors) }
    process.executableURL = URL(fileURLWithPath: Workplace.frostd)
    process.arguments = ["run", "--config", place.configuration]
    process.environment = ["NOTIFY_SOCKET": notifications.path, "PATH": "/usr/bin:/bin"]
    process.environment?["WATCHDOG_USEC"] = watchdog.map { "\($0)" }
    process.standardError = FileHandle(forWritingAtPath: errors)
    process.standardOutput = process.standardError
    process.standardInput = input
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
    if untilReady { try waitFor("READY=1") }
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  var identifier: Int32 { process.processIdentifier }

  var log: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

  /// Waits until frostd has told the service manager `line` since the last wait.
  func waitFor(_ line: String) throws {
    try waitForNotification(line) { $0 == line }
  }

  func waitForNotification(_ what: String, _ isWanted: (String) -> Bool) throws {
    let deadline = Date(timeIntervalSinceNow: 60)
    while Date() < deadline {
      let isRunning = process.isRunning
      if notifications.hears(isWanted) { return }
      if !isRunning { throw Timeout(description: "frostd ended before \(what):\n\(log)") }
      usleep(5000)
    }
    throw Timeout(description: "no \(what) within 60 s:\n\(log)")
  }

  func status() async throws -> StatusDocument {
    try await ControlClient(socket: place.directory + "/read.sock").get(StatusDocument.self, "/v1/status")
  }

  /// Asks for the status until it is as wanted.
  @discardableResult
  func waitUntil(_ what: String, _ condition: (StatusDocument) -> Bool) async throws -> StatusDocument {
    let deadline = Date(timeIntervalSinceNow: 60)
    var last: StatusDocument?
    while Date() < deadline {
      let status = try await status()
      if condition(status) { return status }
      last = status
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Timeout(description: "not within 60 s: \(what); \(last.map { "\($0)" } ?? "")\n\(log)")
  }

  func signal(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Kills it when it has not ended after `seconds`.
  /// - Returns: the exit code; for a signal its number, negative.
  func waitForEnd(seconds: Int = 120) -> Int32 {
    if ended.wait(timeout: .now() + .seconds(seconds)) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
    }
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }
}

extension Workplace {
  /// Runs frostd to its end. Output goes to files: a pipe that nobody reads would stop it.
  func run(_ arguments: [String]) throws -> (code: Int32, output: String, errors: String) {
    let process = Process()
    let paths = ["output", "errors"].map { "\(directory)/\($0)-\(UUID().uuidString)" }
    for path in paths {
      guard FileManager.default.createFile(atPath: path, contents: nil) else { preconditionFailure(path) }
    }
    process.executableURL = URL(fileURLWithPath: Self.frostd)
    process.arguments = arguments
    process.standardOutput = FileHandle(forWritingAtPath: paths[0])
    process.standardError = FileHandle(forWritingAtPath: paths[1])
    try process.run()
    process.waitUntilExit()
    let texts = try paths.map { try String(contentsOfFile: $0, encoding: .utf8) }
    return (process.terminationStatus, texts[0], texts[1])
  }

  func runOnce() throws -> (code: Int32, output: String, errors: String) {
    try run(["run", "--once", "--config", configuration])
  }
}

import Foundation
import FrostProtocol

/// A real frostd, started by a test that plays systemd: it listens on the notify socket, so that "ready" is what the
/// daemon says and no guess.
final class RunningDaemon {
  private let process = Process()
  private let notifications: Int32
  private let socketPath: String
  private let place: Workplace
  private let errors: String
  private let ended = DispatchSemaphore(value: 0)
  /// Everything that was notified so far, line by line.
  private(set) var notified: [String] = []

  struct Timeout: Error, CustomStringConvertible {
    var description: String
  }

  /// Starts frostd and, unless told otherwise, waits until it is ready.
  init(_ place: Workplace, untilReady: Bool = true, input: FileHandle = .nullDevice) throws {
    self.place = place
    socketPath = place.directory + "/notify-\(UUID().uuidString.prefix(8))"
    errors = place.directory + "/log-\(UUID().uuidString.prefix(8))"
    notifications = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    let bound = Self.withAddress(socketPath) { [notifications] in bind(notifications, $0, $1) }
    precondition(bound == 0, "bind: \(errno)")
    guard FileManager.default.createFile(atPath: errors, contents: nil) else { preconditionFailure(errors) }
    process.executableURL = URL(fileURLWithPath: Workplace.frostd)
    process.arguments = ["run", "--config", place.configuration]
    process.environment = ["NOTIFY_SOCKET": socketPath, "PATH": "/usr/bin:/bin"]
    process.standardError = FileHandle(forWritingAtPath: errors)
    process.standardOutput = process.standardError
    process.standardInput = input
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
    if untilReady { try waitFor("READY=1") }
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    close(notifications)
  }

  var log: String { (try? String(contentsOfFile: errors, encoding: .utf8)) ?? "" }

  /// Waits until frostd has told the service manager `line` since the last wait for it.
  func waitFor(_ line: String) throws {
    let deadline = Date(timeIntervalSinceNow: 60)
    while Date() < deadline {
      var polled = pollfd(fd: notifications, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, 100) > 0 else {
        if !process.isRunning { throw Timeout(description: "frostd ended before \(line):\n\(log)") }
        continue
      }
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = recv(notifications, &bytes, bytes.count, 0)
      let lines = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n").map(String.init)
      notified += lines
      if lines.contains(line) { return }
    }
    throw Timeout(description: "no \(line) within 60 s:\n\(log)")
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

  /// A service manager that reads no notifications any more: its queue is full from here on.
  func stopListening() {
    let sender = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(sender) }
    let connected = Self.withAddress(socketPath) { connect(sender, $0, $1) }
    precondition(connected == 0, "connect: \(errno)")
    while send(sender, "STATUS=", 7, Int32(MSG_DONTWAIT)) > 0 {}
    precondition(errno == EAGAIN, "send: \(errno)")
  }

  private static func withAddress(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }

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

import ArgumentParser
import FrostControl
import FrostDaemon
import FrostStore
import Synchronization

/// Where what is read comes from: a running frostd, or what a stopped one left.
struct ReadOptions: ParsableArguments {
  @OptionGroup var sockets: SocketOptions

  @Option(
    help: ArgumentHelp(
      "Read this state directory instead; frostd is stopped.",
      discussion: "Nothing is changed, and who reads is not in the audit log.", valueName: "dir"),
    completion: .directory)
  var state: String?

  @Option(
    help: ArgumentHelp("With --state: names the rules and who may see what.", valueName: "file"), completion: .file())
  var config = "/etc/frost/frost.yaml"

  mutating func validate() throws {
    if state != nil, sockets.socketDirectory != nil {
      throw ValidationError("--state reads a stopped frostd, --socket-dir a running one: give one of them")
    }
  }

  var session: Session { get throws(Failure) { try session(for: nil) } }

  func session(for agent: AgentOption?) throws(Failure) -> Session {
    guard let state else { return Session(place: .sockets(sockets.directory), agent: agent?.agent) }
    return Session(place: .desk(try Self.desk(state, config: config)), agent: agent?.agent)
  }

  /// Opened once, however often a command asks.
  private static let opened = Mutex<Desk?>(nil)

  private static func desk(_ state: String, config: String) throws(Failure) -> Desk {
    try opened.withLock { desk throws(Failure) in
      if let desk { return desk }
      do {
        let new = try Frostd.desk(RunOptions(configuration: config, state: state))
        Terminal.message("frostctl: read from \(state): frostd is stopped, and who reads is not in the audit log")
        desk = new
        return new
      } catch {
        throw Failure(stopped: error)
      }
    }
  }
}

extension Failure {
  /// Why what a stopped frostd left cannot be read.
  init(stopped error: any Error) {
    switch error {
    case StoreError.locked(let directory, let process):
      self.init(
        .conflict, "\(directory): a running frostd has it" + (process.map { " (process \($0))" } ?? ""),
        hint: "ask that one: leave --state out, or name its sockets with --socket-dir")
    case let error as StoreError:
      let isForbidden = if case .notReadable = error { true } else { false }
      self.init(isForbidden ? .noPermission : .inputOutput, error.description, hint: error.hint)
    case let failure as StartFailure:
      let text = failure.description.hasSuffix("\n") ? String(failure.description.dropLast()) : failure.description
      self.init(Code(rawValue: failure.code.rawValue) ?? .inputOutput, text)
    default: self.init(.inputOutput, "\(error)")
    }
  }
}

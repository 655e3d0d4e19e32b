import ArgumentParser
import Foundation

struct SocketOptions: ParsableArguments {
  @Option(
    name: .customLong("socket-dir"),
    help: ArgumentHelp(
      "Where frostd's sockets are.", discussion: "Default: FROST_SOCKET_DIR, else /run/frost.", valueName: "dir"))
  var socketDirectory: String?

  var directory: String { Self.directory(socketDirectory) }

  /// - Parameter given: on the command line.
  static func directory(_ given: String?) -> String {
    given ?? ProcessInfo.processInfo.environment["FROST_SOCKET_DIR"].flatMap { $0.isEmpty ? nil : $0 }
      ?? "/run/frost"
  }

  var session: Session { Session(place: .sockets(directory)) }

  func session(for agent: AgentOption) -> Session { Session(place: .sockets(directory), agent: agent.agent) }
}

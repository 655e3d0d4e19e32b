/// Why a question got no answer.
package enum ControlClientError: Error, Hashable, Sendable {
  /// Nobody listens at the socket.
  case notRunning(socket: String)
  /// The socket is there but this user may not use it.
  case noPermission(socket: String)
  /// The daemon answered with an error.
  case refused(status: Int, ErrorDocument)
  /// The answer is not what this version of the protocol says.
  case notUnderstood(String)
  /// No answer in time.
  case timedOut(socket: String, seconds: Int)
  /// Anything else between here and the daemon.
  case failed(socket: String, String)
}

extension ControlClientError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notRunning(let socket): "frostd is not running: nobody listens at \(socket)"
    case .noPermission(let socket): "no permission to use \(socket)"
    case .refused(_, let document): document.message
    case .notUnderstood(let what): "frostd's answer was not understood: \(what)"
    case .timedOut(let socket, let seconds): "frostd did not answer within \(seconds) s at \(socket)"
    case .failed(let socket, let what): "\(socket): \(what)"
    }
  }

  /// What to do next.
  package var hint: String? {
    switch self {
    case .notRunning: "start it: systemctl start frostd; or look why it stopped: journalctl -u frostd -n 20"
    case .noPermission: "ask to be added to the group that owns the socket, or use sudo"
    case .refused(_, let document): document.hint
    case .notUnderstood: "frostctl and frostd should be of the same version: frostctl status"
    case .timedOut: "look what it does: systemctl status frostd"
    case .failed: nil
    }
  }
}

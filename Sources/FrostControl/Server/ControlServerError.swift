/// Why the control sockets cannot be opened.
package enum ControlServerError: Error, Hashable, Sendable {
  /// A living process listens there.
  case inUse(socket: String)
  /// Something that is not a socket has the name.
  case notASocket(path: String)
  case cannotBind(socket: String, reason: String)
}

extension ControlServerError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .inUse(let socket): "\(socket): another process listens there; stop it, or choose another run directory"
    case .notASocket(let path): "\(path): is not a socket; move it away, or choose another run directory"
    case .cannotBind(let socket, let reason):
      "\(socket): cannot listen: \(reason); the run directory must exist and belong to the user that frostd runs as"
    }
  }
}

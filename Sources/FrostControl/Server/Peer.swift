import Glibc
import NIOCore

/// Who is at the other end of a Unix socket, as the kernel says.
struct Peer: Sendable {
  /// The name of the user, or its number where it has no name.
  var user: String

  /// `struct ucred` of unix(7).
  private struct Credentials {
    var processID: pid_t
    var user: uid_t
    var group: gid_t
  }

  init(of channel: any Channel) async throws {
    guard let options = channel as? any SocketOptionProvider else {
      throw Refusal(.internal, "the caller's user cannot be told from this connection")
    }
    let credentials: Credentials = try await options.unsafeGetSocketOption(
      level: .socket, name: NIOBSDSocket.Option(rawValue: SO_PEERCRED)
    ).get()
    user = Self.name(of: credentials.user)
  }

  static func name(of uid: uid_t) -> String {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(uid, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name else {
      return String(uid)
    }
    return String(cString: name)
  }
}

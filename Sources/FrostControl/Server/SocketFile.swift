import Foundation
import Glibc

/// The file of a Unix socket.
struct SocketFile: Sendable {
  var path: String

  /// Read and write for owner and group: whoever is in the group may connect.
  static let permissions: mode_t = 0o660

  /// - Throws: if a living process listens at the path, the file is something else, or none can be made there. A stale
  ///   file is left for the server to replace.
  func requireFree() throws(ControlServerError) {
    let directory = (path as NSString).deletingLastPathComponent
    guard access(directory, W_OK | X_OK) == 0 else {
      throw .cannotBind(socket: path, reason: String(cString: strerror(errno)))
    }
    guard path.utf8.count < MemoryLayout.size(ofValue: sockaddr_un().sun_path) else {
      throw .cannotBind(socket: path, reason: "the path is too long for a socket")
    }
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    guard type == nil || type == .typeSocket else { throw .notASocket(path: path) }
    if isListenedTo { throw .inUse(socket: path) }
  }

  func setPermissions() throws(ControlServerError) {
    guard chmod(path, Self.permissions) == 0 else {
      throw .cannotBind(socket: path, reason: String(cString: strerror(errno)))
    }
  }

  private var isListenedTo: Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }
}

import Glibc

/// What curl does: bytes in, bytes out, over a plain Unix socket.
enum RawSocket {
  struct Failed: Error { var step: String, code: Int32 }

  /// Sends `request` and gives everything up to the end of the connection, or until `mark` is there.
  static func exchange(_ request: String, at path: String, until mark: String? = nil) throws -> String {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard connected == 0 else { throw Failed(step: "connect", code: errno) }
    let bytes = Array(request.utf8)
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        send(descriptor, $0.baseAddress! + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { break }
      sent += count
    }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      answer += buffer.prefix(count)
      if let mark, String(decoding: answer, as: UTF8.self).contains(mark) { break }
    }
    return String(decoding: answer, as: UTF8.self)
  }

  static func get(_ uri: String, method: String = "GET", at path: String) throws -> String {
    try exchange("\(method) \(uri) HTTP/1.1\r\nHost: frost\r\nConnection: close\r\n\r\n", at: path)
  }
}

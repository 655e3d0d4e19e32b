import Glibc

/// The wallet's end of a Unix stream socket.
///
/// `@unchecked Sendable`: one thread reads; another may write.
final class WalletSocket: @unchecked Sendable {
  let descriptor: Int32
  private var unread: [UInt8] = []
  /// The other side has ended the connection.
  private(set) var isEnded = false

  /// nil: nobody listens there.
  init?(_ path: String) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    if connected != 0 { return nil }
  }

  deinit { close(descriptor) }

  /// - Returns: whether all of it was taken.
  @discardableResult
  func write(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes {
        send(descriptor, $0.baseAddress! + done, bytes.count - done, Int32(MSG_NOSIGNAL))
      }
      if count <= 0 { return false }
      done += count
    }
    return true
  }

  /// Nothing more is sent; answers are still read.
  func endWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// The next line; nil: the other side has ended, or nothing came for so long.
  func readLine(milliseconds: Int32 = 30_000) -> String? {
    while true {
      if let newline = unread.firstIndex(of: 0x0A) {
        defer { unread.removeSubrange(...newline) }
        return String(decoding: unread[..<newline], as: UTF8.self)
      }
      var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&polled, 1, milliseconds) > 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      let count = recv(descriptor, &bytes, bytes.count, 0)
      isEnded = count <= 0
      if isEnded { return nil }
      unread += bytes[..<count]
    }
  }
}

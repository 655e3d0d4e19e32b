import Foundation
import Synchronization

/// The socket on which systemd hears from a service: read on a thread of its own, so that it never fills up.
final class NotifySocket: Sendable {
  let path: String
  private let descriptor: Int32
  private let heard = Mutex(Heard())

  private struct Heard: Sendable {
    var lines: [String] = []
    /// Lines before it were waited for.
    var next = 0
    var isListening = true
  }

  init(_ path: String) {
    self.path = path
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    let bound = Self.withAddress(path) { [descriptor] in bind(descriptor, $0, $1) }
    precondition(bound == 0, "bind: \(errno)")
    Thread.detachNewThread { [weak self, descriptor] in
      var bytes = [UInt8](repeating: 0, count: 4096)
      while true {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&polled, 1, 20)
        guard let self else { break }
        self.heard.withLock { heard in
          while heard.isListening {
            let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            guard count > 0 else { break }
            heard.lines += String(decoding: bytes.prefix(count), as: UTF8.self).split(separator: "\n").map(String.init)
          }
        }
      }
      close(descriptor)
    }
  }

  /// Whether such a line was heard since the last one that was waited for.
  func hears(_ isWanted: (String) -> Bool) -> Bool {
    heard.withLock { heard in
      guard let found = heard.lines[heard.next...].firstIndex(where: isWanted) else { return false }
      heard.next = found + 1
      return true
    }
  }

  /// Reads nothing any more, and the queue is full.
  func stopListening() {
    heard.withLock { $0.isListening = false }
    let sender = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(sender) }
    let connected = Self.withAddress(path) { connect(sender, $0, $1) }
    precondition(connected == 0, "connect: \(errno)")
    while send(sender, "FULL=1", 6, Int32(MSG_DONTWAIT)) > 0 {}
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
}

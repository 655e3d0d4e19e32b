import Foundation
import Glibc
import Synchronization

/// A wallet that asks before it pays, fifty times a second: an event over the socket source, answered with the verdict. A
/// thread of its own, since it waits for the answers.
final class VerdictAsker: Sendable {
  private let sample = Mutex(Sample())
  private let isOver = Atomic(false)
  private let ended = DispatchSemaphore(value: 0)
  private let writer: PacedWriter

  init(socket path: String, times writer: PacedWriter) {
    self.writer = writer
    let connection = Self.connect(path)
    Thread.detachNewThread { [self] in
      ask(connection)
      ended.signal()
    }
  }

  /// Ends it.
  /// - Returns: how long the answers took.
  func end() -> Sample {
    isOver.store(true, ordering: .relaxed)
    ended.wait()
    return sample.withLock { $0 }
  }

  private static func connect(_ path: String) -> Int32 {
    let connection = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(connection, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard result == 0 else { fatalError("\(path): \(String(cString: strerror(errno)))") }
    return connection
  }

  private func ask(_ connection: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    var number = 0
    while !isOver.load(ordering: .relaxed) {
      let line = Marker.payment("asker-\(number)", "1.00", like: writer.newest)
      number += 1
      let began = now()
      guard write(connection, line, line.count) == line.count else { fatalError("the event could not be written") }
      var end: UInt8 = 0
      while end != UInt8(ascii: "\n") {
        let count = read(connection, &buffer, buffer.count)
        guard count > 0 else { fatalError("no verdict came") }
        end = buffer[count - 1]
      }
      let duration = now() - began
      sample.withLock { $0.add(duration) }
      usleep(20_000)
    }
    close(connection)
  }
}

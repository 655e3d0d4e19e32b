import Glibc
import Synchronization

/// The writing end of a connection: answers go out as they come, from any thread, and wait here while the other side does
/// not read. The descriptor is closed when nobody knows it any more.
final class AnswerStream: Sendable {
  private struct Waiting: Sendable {
    var bytes: [UInt8] = []
    /// Lines that were read and have no answer yet.
    var owed = 0
    /// Since when (monotonic milliseconds) not a byte was taken; nil: nothing waits.
    var since: Int64?
    var isBroken = false
  }

  let descriptor: Int32
  private let waiting = Mutex(Waiting())

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Bytes of answers that wait for the other side to read.
  var unsent: Int { waiting.withLock { $0.bytes.count } }
  var isBroken: Bool { waiting.withLock { $0.isBroken } }
  /// Nothing is left to say.
  var isDone: Bool { waiting.withLock { $0.owed == 0 && $0.bytes.isEmpty } }

  /// A line was read that will be answered.
  func owe() { waiting.withLock { $0.owed += 1 } }

  func answer(_ bytes: [UInt8], lines: Int) {
    waiting.withLock { waiting in
      waiting.owed -= lines
      guard !waiting.isBroken else { return }
      waiting.bytes += bytes
      send(&waiting)
    }
  }

  /// Sends what waits.
  /// - Returns: for how many milliseconds the other side has taken nothing of it.
  func flush() -> Int64 {
    waiting.withLock { waiting in
      send(&waiting)
      return waiting.since.map { Self.now - $0 } ?? 0
    }
  }

  /// Ends the connection. What was not answered was not promised.
  func hangUp() {
    waiting.withLock { waiting in
      waiting.isBroken = true
      waiting.bytes = []
    }
    shutdown(descriptor, Int32(SHUT_RDWR))
  }

  private func send(_ waiting: inout Waiting) {
    var sent = 0
    while sent < waiting.bytes.count {
      let count = waiting.bytes.withUnsafeBytes { bytes in
        Glibc.send(
          descriptor, bytes.baseAddress! + sent, bytes.count - sent, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
      }
      if count >= 0 {
        sent += count
        waiting.since = nil
      } else if errno == EAGAIN {
        waiting.since = waiting.since ?? Self.now
        break
      } else if errno != EINTR {
        waiting.isBroken = true
        waiting.bytes = []
        return
      }
    }
    waiting.bytes.removeFirst(sent)
  }

  private static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}

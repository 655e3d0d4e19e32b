import Glibc

/// Ends a reader's wait from another thread.
package final class WakeUp: Sendable {
  let descriptor: Int32
  private let signalEnd: Int32

  package init() {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { preconditionFailure("pipe: out of file descriptors") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, signalEnd) = (ends[0], ends[1])
  }

  deinit {
    close(descriptor)
    close(signalEnd)
  }

  package func signal() {
    var byte: UInt8 = 1
    _ = write(signalEnd, &byte, 1)
  }

  func clear() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(descriptor, &bytes, bytes.count) > 0 {}
  }
}

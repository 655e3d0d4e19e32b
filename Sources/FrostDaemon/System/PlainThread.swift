import Glibc

/// A thread of its own for work that blocks: reading files, committing. Swift's pool has as many threads as there are
/// cores and must not be blocked.
final class PlainThread: Sendable {
  private let handle: pthread_t

  /// - Parameter name: at most 15 bytes, shown by `top -H`.
  init(_ name: String, _ body: @escaping @Sendable () -> Void) {
    let context = Unmanaged.passRetained(Body(name: name, run: body)).toOpaque()
    var handle = pthread_t()
    let result = pthread_create(&handle, nil, { PlainThread.enter($0) }, context)
    guard result == 0 else { preconditionFailure("cannot start thread \(name): \(String(cString: strerror(result)))") }
    self.handle = handle
  }

  /// Waits until the thread's work is done.
  func join() { pthread_join(handle, nil) }

  private final class Body: Sendable {
    let name: String
    let run: @Sendable () -> Void

    init(name: String, run: @escaping @Sendable () -> Void) {
      self.name = name
      self.run = run
    }
  }

  private static func enter(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let body = Unmanaged<Body>.fromOpaque(context).takeRetainedValue()
    name(body.name)
    body.run()
    return nil
  }

  /// Names the calling thread; a system without /proc shows the process's name.
  private static func name(_ name: String) {
    let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    _ = write(file, name, name.utf8.count)
    close(file)
  }
}

import Glibc

/// Tells soon that something happened to watched files (inotify). It is for latency only: what is true is found by
/// looking, and a reader looks every 250 ms whether told or not (links, network file systems, lost notices).
package final class ChangeWatch {
  private let descriptor: Int32
  private var files: [String: Int32] = [:]

  package init() { descriptor = inotify_init1(Int32(IN_CLOEXEC | IN_NONBLOCK)) }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Watches the file at `path` as it is now, and its directory for files that come under that name later.
  func follow(_ path: String) {
    guard descriptor >= 0 else { return }
    let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    inotify_add_watch(descriptor, directory.isEmpty ? "/" : directory, UInt32(IN_CREATE | IN_MOVED_TO))
    let watch = inotify_add_watch(descriptor, path, UInt32(IN_MODIFY))
    if let old = files[path], old != watch { inotify_rm_watch(descriptor, old) }
    files[path] = watch >= 0 ? watch : nil
  }

  /// Returns when something happened, when `wakeUp` was signalled, or after `milliseconds`.
  /// - Parameters:
  ///   - heedingChanges: whether changes of files end the wait.
  ///   - others: what else ends it.
  package func wait(milliseconds: Int32, wakeUp: WakeUp, heedingChanges: Bool = true, others: [Readiness] = []) {
    var polled = [
      pollfd(fd: wakeUp.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: heedingChanges ? descriptor : -1, events: Int16(POLLIN), revents: 0),
    ]
    polled += others.map { pollfd(fd: $0.descriptor, events: Int16($0.events), revents: 0) }
    guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return }
    if polled[0].revents != 0 { wakeUp.clear() }
    if polled[1].revents != 0 {
      var notices = [UInt8](repeating: 0, count: 4096)
      while read(descriptor, &notices, notices.count) > 0 {}
    }
  }
}

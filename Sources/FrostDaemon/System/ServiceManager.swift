import CSystemd
import Glibc
import Synchronization

/// What frostd tells systemd. Without systemd every call does nothing.
enum ServiceManager {
  static func ready(_ status: String) { tell("READY=1\n", status) }

  /// Shows how frostd stands, unless that is shown already.
  static func status(_ status: String) {
    shown.withLock { $0.show(line(status)) { notify("STATUS=\($0)") } }
  }

  static func stopping(_ status: String) { tell("STOPPING=1\n", status) }

  /// A reload has begun; ended by `ready`.
  static func reloading() {
    tell("RELOADING=1\nMONOTONIC_USEC=\(MonotonicTime.now.nanoseconds / 1000)\n", "reading the rules anew")
  }

  /// The pipeline is alive.
  static func alive() { notify("WATCHDOG=1") }

  /// Asks for more time to start or stop.
  static func extendTimeout(seconds: Int) { notify("EXTEND_TIMEOUT_USEC=\(seconds * 1_000_000)") }

  /// Milliseconds within which systemd wants to hear `alive`; nil when it does not.
  static var watchdogMilliseconds: Int64? {
    let microseconds = frost_systemd_watchdog()
    return microseconds > 0 ? Int64(microseconds / 1000) : nil
  }

  private static let shown = Mutex(ShownStatus())

  private static func tell(_ state: String, _ status: String) {
    shown.withLock { $0.replace(line(status)) { notify("\(state)STATUS=\($0)") } }
  }

  @discardableResult
  private static func notify(_ state: String) -> Bool { frost_systemd_notify(state) != 0 }

  private static func line(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }
}

import CSystemd
import Glibc

/// What frostd tells systemd. Without systemd every call does nothing.
enum ServiceManager {
  static func ready(_ status: String) { notify("READY=1\nSTATUS=\(line(status))") }

  static func status(_ status: String) { notify("STATUS=\(line(status))") }

  static func stopping(_ status: String) { notify("STOPPING=1\nSTATUS=\(line(status))") }

  /// A reload has begun; ended by `ready`.
  static func reloading() {
    notify("RELOADING=1\nMONOTONIC_USEC=\(MonotonicTime.now.nanoseconds / 1000)\nSTATUS=reading the rules anew")
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

  private static func notify(_ state: String) { frost_systemd_notify(state) }

  private static func line(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }
}

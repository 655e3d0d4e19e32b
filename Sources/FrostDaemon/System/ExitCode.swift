/// Exit codes of `sysexits.h` that frostd ends with. The unit file stops systemd from restarting after `usage`,
/// `noPermission` and `config`: only a person can help.
package enum ExitCode: Int32, Sendable {
  case usage = 64
  case cannotCreate = 73
  /// Something could not be written at the end; it is done at the next start.
  case inputOutput = 74
  /// Another frostd has the state directory.
  case temporary = 75
  case noPermission = 77
  case config = 78
}

/// Why frostd does not start: everything that is wrong, ready to be read.
package struct StartFailure: Error, Sendable, CustomStringConvertible {
  package var code: ExitCode
  package var description: String

  package init(_ code: ExitCode, _ description: String) {
    self.code = code
    self.description = description
  }
}

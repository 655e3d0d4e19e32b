/// The status line that the service manager shows. One that it did not take is told again.
struct ShownStatus {
  /// nil: it may be another than the last one told.
  private var line: String?

  /// - Parameter send: gives whether the service manager took it.
  mutating func show(_ line: String, by send: (String) -> Bool) {
    if line != self.line { replace(line, by: send) }
  }

  /// The same with something else that has to be told in any case.
  mutating func replace(_ line: String, by send: (String) -> Bool) {
    self.line = send(line) ? line : nil
  }
}

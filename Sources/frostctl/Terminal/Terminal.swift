import Foundation

/// Standard output for answers, standard error for messages.
enum Terminal {
  static let answersAreRead = isatty(STDOUT_FILENO) == 1
  static let messagesAreRead = isatty(STDERR_FILENO) == 1

  /// Columns to fit into; nil where nobody looks and nothing is to be cut.
  static var width: Int? {
    guard answersAreRead else { return nil }
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  static func answer(_ lines: [String]) {
    write(lines.map { $0 + "\n" }.joined(), to: STDOUT_FILENO)
  }

  static func answer(_ line: String) { answer([line]) }

  static func message(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

  static func complain(_ failure: Failure) {
    message("frostctl: \(failure.message)")
    if let hint = failure.hint { message("  \(hint)") }
  }

  static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 {
        bytes = bytes.dropFirst(written)
      } else if errno != EINTR {
        return
      }
    }
  }
}

import FrostProtocol

/// `frostctl quarantine show`.
enum QuarantineScreen {
  static func lines(_ document: QuarantineDocument) -> [String] {
    var lines = [
      document.reason, "  source    \(document.source), file \(document.generation)",
      "  position  byte \(document.offset)" + (document.column.map { ", \($0) bytes into the line" } ?? ""),
      "  length    \(document.length) bytes",
    ]
    if let line = document.line {
      lines += ["", harmless(line)]
      if document.length > line.utf8.count { lines.append("… (cut)") }
    }
    return lines
  }

  /// Control characters of a foreign line never reach the terminal.
  static func harmless(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (scalar.value < 0x20 && scalar != "\t") || (0x7F...0x9F).contains(scalar.value) ? "\u{FFFD}" : scalar
        }))
  }
}

import CEL

/// Collects everything that is wrong, so that an author sees all of it at once.
final class Findings {
  private(set) var diagnostics: [Diagnostic] = []

  var isEmpty: Bool { diagnostics.isEmpty }

  func error(_ message: String, at place: SourcePlace, length: Int = 1, hint: String? = nil) {
    diagnostics.append(Diagnostic(at: place, length: length, message, hint: hint))
  }

  func error(_ message: String, at value: YAMLValue, hint: String? = nil) {
    error(message, at: value.place, length: value.length, hint: hint)
  }

  func error(_ message: String, atKeyOf entry: YAMLValue.Entry, hint: String? = nil) {
    error(message, at: entry.keyPlace, length: entry.keyLength, hint: hint)
  }
}

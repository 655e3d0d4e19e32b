/// Something wrong at a place, in words an author can act on.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable { case error, warning }

  public var severity: Severity
  public var place: SourcePlace
  /// How many scalars the caret underlines; at least 1.
  public var length: Int
  /// What is wrong and what was expected, one sentence without a full stop.
  public var message: String
  /// What to do next: "did you mean `payee_age`?".
  public var hint: String?

  public init(
    _ severity: Severity = .error, at place: SourcePlace, length: Int = 1, _ message: String, hint: String? = nil
  ) {
    self.severity = severity
    self.place = place
    self.length = max(1, length)
    self.message = message
    self.hint = hint
  }

  /// `file:line:column: error: message`, the line, a caret under the culprit, the hint.
  /// - Parameter line: the text of the line at `place`, where it is at hand.
  public func rendered(line: String?) -> String {
    var text = "\(place.file):\(place.line):\(place.column): \(severity.rawValue): \(message)"
    if let line {
      let prefix = line.unicodeScalars.prefix(place.column - 1).map { $0 == "\t" ? "\t" : " " }.joined()
      let rest = line.unicodeScalars.count - place.column
      text += "\n  \(line)\n  \(prefix)^" + String(repeating: "~", count: max(0, min(length - 1, rest)))
    }
    if let hint { text += "\n  hint: \(hint)" }
    return text
  }
}

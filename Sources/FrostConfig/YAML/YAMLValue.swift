import CEL

/// A node of a YAML file as Frost reads it: every scalar is the text that was written. `NO` is not false and `17:00`
/// is not 1020.
struct YAMLValue {
  enum Content {
    case text(String, Style)
    case list([YAMLValue])
    case map([Entry])
  }

  enum Style { case plain, quoted, block }

  struct Entry {
    var key: String
    var keyPlace: SourcePlace
    var value: YAMLValue

    var keyLength: Int { key.unicodeScalars.count }
  }

  var content: Content
  /// Of a scalar: its first character, inside the quotes.
  var place: SourcePlace
  let source: SourceText

  /// How much a caret underlines.
  var length: Int {
    guard case .text(let text, _) = content else { return 1 }
    return max(1, text.unicodeScalars.prefix { $0 != "\n" }.count)
  }

  /// A key with nothing behind it.
  var isMissing: Bool {
    if case .text("", .plain) = content { true } else { false }
  }

  /// What stands there, for a message that says what was expected instead.
  var description: String {
    switch content {
    case .text("", .plain): "nothing"
    case .text(let text, _): "`\(text.unicodeScalars.count > 40 ? String(text.prefix(40)) + "…" : text)`"
    case .list: "a list"
    case .map: "a mapping"
    }
  }
}

/// The names that a text in CEL mentions, found without parsing it: words, and words joined by dots.
enum Mentions {
  static func of(_ names: Set<String>, in text: String) -> Bool {
    guard !names.isEmpty else { return false }
    let words = text.utf8.split { !isPartOfName($0) }
    return words.contains { word in
      let name = String(Substring(word))
      // `limit.a` is one name, of `payee.size()` the first word is.
      return names.contains(name) || names.contains(String(name.prefix { $0 != "." }))
    }
  }

  /// The limits that a text mentions, `limit.` in front.
  static func limits(in text: String) -> [String] {
    text.utf8.split { !isPartOfName($0) }.compactMap { word in
      let parts = String(Substring(word)).split(separator: ".")
      return parts.count > 1 && parts[0] == "limit" ? "limit.\(parts[1])" : nil
    }
  }

  private static func isPartOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}

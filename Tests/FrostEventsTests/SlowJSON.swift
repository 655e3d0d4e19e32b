/// JSON's grammar (RFC 8259) as slowly and plainly as it can be written: the judge of the decoder.
struct SlowJSON {
  private var rest: ArraySlice<UInt8>
  private var depth = 0

  private init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// Whether the bytes are one JSON object, with spaces around it.
  static func isObject(_ bytes: [UInt8]) -> Bool {
    guard String(validating: bytes, as: UTF8.self) != nil else { return false }
    var parser = SlowJSON(bytes)
    parser.skipSpaces()
    guard parser.rest.first == UInt8(ascii: "{"), parser.value() else { return false }
    parser.skipSpaces()
    return parser.rest.isEmpty
  }

  static func isNumber(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    func digits() -> Int {
      let count = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let isZero = rest.first == UInt8(ascii: "0")
    let whole = digits()
    guard whole == 1 || (whole > 1 && !isZero) else { return false }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard digits() > 0 else { return false }
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest.removeFirst() }
      guard digits() > 0 else { return false }
    }
    return rest.isEmpty
  }

  private mutating func skipSpaces() { rest = rest.drop { [0x20, 0x09, 0x0A, 0x0D].contains($0) } }

  private mutating func take(_ text: String) -> Bool {
    skipSpaces()
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private mutating func value() -> Bool {
    skipSpaces()
    switch rest.first.map({ Character(Unicode.Scalar($0)) }) {
    case "{": return list(from: "{", to: "}") { $0.string() && $0.take(":") && $0.value() }
    case "[": return list(from: "[", to: "]") { $0.value() }
    case "\"": return string()
    default: return word()
    }
  }

  private mutating func list(from: String, to: String, _ element: (inout SlowJSON) -> Bool) -> Bool {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 64, take(from) else { return false }
    if take(to) { return true }
    repeat { guard element(&self) else { return false } } while take(",")
    return take(to)
  }

  private mutating func string() -> Bool {
    guard take("\"") else { return false }
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return true }
      if byte < 0x20 { return false }
      if byte != UInt8(ascii: "\\") { continue }
      guard let letter = rest.popFirst() else { return false }
      if letter == UInt8(ascii: "u") {
        guard rest.count >= 4, rest.prefix(4).allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else {
          return false
        }
        rest = rest.dropFirst(4)
      } else if !Array("\"\\/bfnrt".utf8).contains(letter) {
        return false
      }
    }
    return false
  }

  private mutating func word() -> Bool {
    let word = rest.prefix { !Array(",:]}[{\" \t\n\r".utf8).contains($0) }
    rest = rest.dropFirst(word.count)
    let text = String(decoding: word, as: UTF8.self)
    return ["true", "false", "null"].contains(text) || Self.isNumber(text)
  }
}

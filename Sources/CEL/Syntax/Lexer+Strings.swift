extension Lexer {
  struct StringPrefix {
    var isRaw = false
    var isBytes = false
    /// Letters before the quote.
    var letters = 0
  }

  /// The quote form that begins here: `'`, `"`, each also three times, with `r` and `b` before it.
  func stringPrefix() -> StringPrefix? {
    var prefix = StringPrefix()
    if scalar() == "b" || scalar() == "B" {
      prefix.isBytes = true
      prefix.letters += 1
    }
    if scalar(ahead: prefix.letters) == "r" || scalar(ahead: prefix.letters) == "R" {
      prefix.isRaw = true
      prefix.letters += 1
    }
    let quote = scalar(ahead: prefix.letters)
    return quote == "'" || quote == "\"" ? prefix : nil
  }

  mutating func readString(_ prefix: StringPrefix) {
    let start = position
    position += prefix.letters
    let quote = source.scalars[position]
    let isTriple = scalar(ahead: 1) == quote && scalar(ahead: 2) == quote
    position += isTriple ? 3 : 1
    var text = String.UnicodeScalarView()
    var bytes: [UInt8] = []
    while true {
      guard let next = scalar(), isTriple || (next != "\n" && next != "\r") else {
        let form = String(repeating: String(quote), count: isTriple ? 3 : 1)
        faults.report(start..<position, "this text has no end", hint: "close it with \(form)")
        position = source.scalars.count
        break
      }
      if next == quote, !isTriple || (scalar(ahead: 1) == quote && scalar(ahead: 2) == quote) {
        position += isTriple ? 3 : 1
        break
      }
      if next == "\\", !prefix.isRaw {
        let escape = position
        guard let decoded = readEscape() else { continue }
        if prefix.isBytes { append(decoded, at: escape, to: &bytes) } else { text.append(decoded) }
      } else {
        if prefix.isBytes { bytes += Array(String(next).utf8) } else { text.append(next) }
        position += 1
      }
    }
    emit(prefix.isBytes ? .bytes(bytes) : .string(String(text)), from: start)
  }

  /// In bytes an escape is one byte, never a character.
  private mutating func append(_ decoded: Unicode.Scalar, at escape: Int, to bytes: inout [UInt8]) {
    let letter = source.scalars[escape + 1]
    guard letter != "u", letter != "U", let byte = UInt8(exactly: decoded.value) else {
      faults.report(
        escape..<position, "bytes have no escape for characters",
        hint: "write the bytes: \\xC3, or the character itself")
      return
    }
    bytes.append(byte)
  }

  private mutating func readEscape() -> Unicode.Scalar? {
    let start = position
    position += 1
    guard let letter = scalar() else { return nil }
    position += 1
    switch letter {
    case "a": return "\u{07}"
    case "b": return "\u{08}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{0B}"
    case "\\", "?", "\"", "'", "`": return letter
    case "x", "X": return readCode(digits: 2, radix: 16, from: start)
    case "u": return readCode(digits: 4, radix: 16, from: start)
    case "U": return readCode(digits: 8, radix: 16, from: start)
    case "0"..."3":
      position -= 1
      return readCode(digits: 3, radix: 8, from: start)
    default:
      faults.report(start..<position, "`\\\(letter)` is not an escape", hint: "write \\\\ for a backslash, or r'...'")
      return nil
    }
  }

  private mutating func readCode(digits: Int, radix: UInt32, from start: Int) -> Unicode.Scalar? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = scalar()?.hexValue, digit < radix else {
        faults.report(start..<position, "this escape needs \(digits) \(radix == 8 ? "octal" : "hexadecimal") digits")
        return nil
      }
      value = value &* radix &+ digit
      position += 1
    }
    guard let scalar = Unicode.Scalar(value) else {
      faults.report(start..<position, "this escape is not a Unicode character")
      return nil
    }
    return scalar
  }
}

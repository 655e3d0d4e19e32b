extension PatternParser {
  /// Behind a backslash, outside of brackets.
  mutating func escape() throws(Pattern.Fault) -> PatternSyntax {
    let letter = position + 1 < scalars.count ? scalars[position + 1] : nil
    let assertion: Pattern.Assertion? =
      switch letter {
      case "A": .textStart
      case "z": .textEnd
      case "b": .wordBoundary
      case "B": .noWordBoundary
      default: nil
      }
    if let assertion {
      position += 2
      return .assertion(assertion)
    }
    var set = CharacterSet()
    if try takeClass(into: &set) {
      set.normalize()
      return .characters(set)
    }
    return literal(try escapedCharacter())
  }

  /// `[a-z\d]`
  mutating func characterClass() throws(Pattern.Fault) -> CharacterSet {
    position += 1
    let isNegated = take("^")
    var set = CharacterSet()
    var isFirst = true
    while let scalar = next, isFirst || scalar != "]" {
      isFirst = false
      if scalar == "[", try takeNamedClass(into: &set) { continue }
      if scalar == "\\", try takeClass(into: &set) { continue }
      let low = try classCharacter()
      var high = low
      if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        position += 1
        high = try classCharacter()
      }
      guard low <= high else { throw Pattern.Fault(message: "`\(low)-\(high)` runs backwards") }
      set.insert(low.value...high.value)
    }
    guard take("]") else { throw Pattern.Fault(message: "a `[` is not closed", hint: "write \\[ for the sign itself") }
    set.normalize()
    set.ignoresCase = flags.ignoresCase
    if isNegated { set.negate() }
    return set
  }

  private mutating func classCharacter() throws(Pattern.Fault) -> Unicode.Scalar {
    guard let scalar = next else { throw Pattern.Fault(message: "a `[` is not closed") }
    if scalar == "\\" { return try escapedCharacter() }
    position += 1
    return scalar
  }

  /// `\d \s \w`, and `\pL \p{Lu}`; the capital letter means all others.
  private mutating func takeClass(into set: inout CharacterSet) throws(Pattern.Fault) -> Bool {
    guard position + 1 < scalars.count else { return false }
    let letter = scalars[position + 1]
    if letter == "p" || letter == "P" {
      position += 2
      set.insert(category: try categoryName(), isNegated: letter == "P")
      return true
    }
    guard let known = Self.perl[letter] else { return false }
    position += 2
    set.insert(known)
    return true
  }

  private mutating func categoryName() throws(Pattern.Fault) -> String {
    var name = ""
    if take("{") {
      while let scalar = next, scalar != "}" {
        name.unicodeScalars.append(scalar)
        position += 1
      }
      guard take("}") else { throw Pattern.Fault(message: "a `{` is not closed") }
    } else if let scalar = next {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard Self.categories.contains(name) else {
      throw Pattern.Fault(
        message: "`\(name)` is no class of characters", hint: "known are L, Lu, Ll, N, Nd, P, S, Z, …")
    }
    return name
  }

  /// `[:alpha:]`, `[:^alpha:]`
  private mutating func takeNamedClass(into set: inout CharacterSet) throws(Pattern.Fault) -> Bool {
    let start = position
    guard take("[:") else { return false }
    let isNegated = take("^")
    let name = scalars[position...].prefix { $0.continuesName }
    position += name.count
    guard take(":]") else {
      position = start
      return false
    }
    let written = String(String.UnicodeScalarView(name))
    guard let known = Self.posix[written] else {
      throw Pattern.Fault(message: "`[:\(written):]` is no class of characters")
    }
    let ranges = CharacterSet(known)
    set.insert(isNegated ? ranges.inverted : ranges)
    return true
  }

  private mutating func escapedCharacter() throws(Pattern.Fault) -> Unicode.Scalar {
    position += 1
    guard let letter = next else { throw Pattern.Fault(message: "it ends with a backslash", hint: "write \\\\") }
    position += 1
    switch letter {
    case "a": return "\u{07}"
    case "f": return "\u{0C}"
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "v": return "\u{0B}"
    case "x": return try hexadecimal()
    case "0"..."7":
      var value = letter.value - 48
      if letter != "0", next?.hexValue == nil || next?.isDigit == false {
        throw Pattern.Fault(
          message: "`\\\(letter)` is no escape", hint: "going back to a group takes time without limit: RE2 has none")
      }
      for _ in 0..<2 {
        guard let digit = next, ("0"..."7").contains(digit) else { break }
        value = value * 8 + digit.value - 48
        position += 1
      }
      return Unicode.Scalar(value) ?? "\u{FFFD}"
    default:
      guard letter.value < 128, !letter.continuesName || letter == "_" else {
        throw Pattern.Fault(message: "`\\\(letter)` is no escape", hint: "write \\\\ for a backslash")
      }
      return letter
    }
  }

  private mutating func hexadecimal() throws(Pattern.Fault) -> Unicode.Scalar {
    var value: UInt32 = 0
    var digits = 0
    let isBraced = take("{")
    while let digit = next?.hexValue, digits < (isBraced ? 6 : 2) {
      value = value << 4 | digit
      digits += 1
      position += 1
    }
    guard digits > 0, isBraced ? take("}") : digits == 2, let scalar = Unicode.Scalar(value) else {
      throw Pattern.Fault(message: "`\\x` needs two hexadecimal digits, or {digits}")
    }
    return scalar
  }

  private static let digits = CharacterSet([48...57])
  private static let blanks = CharacterSet([9...10, 12...13, 32...32])
  private static let letters = CharacterSet([48...57, 65...90, 95...95, 97...122])
  private static let perl: [Unicode.Scalar: CharacterSet] = [
    "d": digits, "D": digits.inverted, "s": blanks, "S": blanks.inverted, "w": letters, "W": letters.inverted,
  ]

  private static let posix: [String: [ClosedRange<UInt32>]] = [
    "alnum": [48...57, 65...90, 97...122], "alpha": [65...90, 97...122], "ascii": [0...127], "blank": [9...9, 32...32],
    "cntrl": [0...31, 127...127], "digit": [48...57], "graph": [33...126], "lower": [97...122], "print": [32...126],
    "punct": [33...47, 58...64, 91...96, 123...126], "space": [9...13, 32...32], "upper": [65...90],
    "word": [48...57, 65...90, 95...95, 97...122], "xdigit": [48...57, 65...70, 97...102],
  ]

  private static let categories: Set<String> = [
    "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd", "Ps", "Pe", "Pi",
    "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Co",
  ]
}

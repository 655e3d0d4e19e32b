/// The text of a regular expression to syntax: RE2's, without what says only which match is found.
struct PatternParser {
  private static let depthLimit = 200
  /// As RE2 has it.
  private static let repetitionLimit = 1_000

  struct Flags {
    var ignoresCase = false
    var isMultiline = false
    var dotTakesLineEnd = false
  }

  let scalars: [Unicode.Scalar]
  var position = 0
  var flags = Flags()
  private var depth = 0

  init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  mutating func take(_ text: String) -> Bool {
    guard scalars[position...].starts(with: text.unicodeScalars) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  mutating func parse() throws(Pattern.Fault) -> PatternSyntax {
    let syntax = try choice()
    guard next == nil else { throw Pattern.Fault(message: "`)` closes nothing", hint: "write \\)") }
    return syntax
  }

  private mutating func choice() throws(Pattern.Fault) -> PatternSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { throw Pattern.Fault(message: "it is nested too deeply") }
    let outside = flags
    defer { flags = outside }
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(Pattern.Fault) -> PatternSyntax {
    var parts: [PatternSyntax] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      if take("\\Q") {
        while next != nil, !take("\\E") {
          parts.append(literal(scalars[position]))
          position += 1
        }
        continue
      }
      let atom = try atom()
      parts.append(try repeated(atom))
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func repeated(_ atom: PatternSyntax) throws(Pattern.Fault) -> PatternSyntax {
    let bounds: (least: Int, most: Int?)
    switch next {
    case "*": bounds = (0, nil)
    case "+": bounds = (1, nil)
    case "?": bounds = (0, 1)
    case "{":
      guard let counted = try self.bounds() else { return atom }
      bounds = counted
      position -= 1
    default: return atom
    }
    position += 1
    // Greedy or not finds the same texts.
    _ = take("?")
    if let again = next, again == "*" || again == "+" || again == "?" {
      throw Pattern.Fault(message: "`\(again)` repeats a repetition", hint: "put the first in (?: )")
    }
    return .repetition(atom, least: bounds.least, most: bounds.most)
  }

  /// `{2}`, `{2,}`, `{2,5}`, up to behind the brace; what is none of these is text.
  private mutating func bounds() throws(Pattern.Fault) -> (least: Int, most: Int?)? {
    let start = position
    position += 1
    guard let least = number() else {
      position = start
      return nil
    }
    var most: Int? = least
    if take(",") { most = next == "}" ? nil : number() ?? -1 }
    guard take("}"), most != -1 else {
      position = start
      return nil
    }
    guard least <= Self.repetitionLimit, most ?? 0 <= Self.repetitionLimit, least <= most ?? least else {
      throw Pattern.Fault(message: "the repetition has wrong bounds", hint: "at most \(Self.repetitionLimit) times")
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let digits = scalars[position...].prefix { $0.isDigit }
    guard (1...9).contains(digits.count) else { return nil }
    position += digits.count
    return digits.reduce(0) { $0 * 10 + Int($1.value) - 48 }
  }

  private mutating func atom() throws(Pattern.Fault) -> PatternSyntax {
    guard let scalar = next else { return .empty }
    switch scalar {
    case "(": return try group()
    case "[": return .characters(try characterClass())
    case "\\": return try escape()
    case "*", "+", "?":
      throw Pattern.Fault(message: "there is nothing before `\(scalar)` to repeat", hint: "write \\\(scalar)")
    default: position += 1
    }
    switch scalar {
    case ".": return .characters(flags.dotTakesLineEnd ? .any : .anyButLineEnd)
    case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
    case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEnd)
    default: return literal(scalar)
    }
  }

  func literal(_ scalar: Unicode.Scalar) -> PatternSyntax {
    var set = CharacterSet([scalar.value...scalar.value])
    set.ignoresCase = flags.ignoresCase
    return .characters(set)
  }

  private mutating func group() throws(Pattern.Fault) -> PatternSyntax {
    position += 1
    let outside = flags
    if take("?") {
      if take("P<") || take("<") {
        let name = scalars[position...].prefix { $0.continuesName }
        position += name.count
        guard !name.isEmpty, take(">") else { throw Pattern.Fault(message: "the group's name is wrong") }
      } else if try readFlags() {
        return .empty
      }
    }
    let inner = try choice()
    guard take(")") else { throw Pattern.Fault(message: "a `(` is not closed", hint: "write \\( for the sign itself") }
    flags = outside
    return inner
  }

  /// `i`, `-s`, up to behind `:` or `)`.
  /// - Returns: whether they are for the rest of the group around.
  private mutating func readFlags() throws(Pattern.Fault) -> Bool {
    var isOn = true
    while let scalar = next {
      position += 1
      switch scalar {
      case "i": flags.ignoresCase = isOn
      case "m": flags.isMultiline = isOn
      case "s": flags.dotTakesLineEnd = isOn
      case "U": break
      case "-": isOn = false
      case ")": return true
      case ":": return false
      default:
        throw Pattern.Fault(
          message: "`(?\(scalar)` is no group",
          hint: scalar == "=" || scalar == "!" ? "looking ahead takes time without limit: RE2 has none" : nil)
      }
    }
    throw Pattern.Fault(message: "a `(` is not closed")
  }
}

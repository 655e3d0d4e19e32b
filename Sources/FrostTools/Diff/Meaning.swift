/// What a text in CEL says, whatever white space it is written with.
enum Meaning {
  static func normal(_ text: String) -> String {
    var normal = ""
    var quote: Character?
    var spaced = false
    for character in text {
      if let open = quote {
        normal.append(character)
        if character == open { quote = nil }
        continue
      }
      if character.isWhitespace {
        spaced = true
        continue
      }
      // `a in b` needs its blanks, `a >= b` does not.
      if spaced, let last = normal.last, isOfName(last), isOfName(character) { normal.append(" ") }
      spaced = false
      if character == "'" || character == "\"" { quote = character }
      normal.append(character)
    }
    return normal
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}

/// A piece of a JSON document whose members keep their order.
indirect enum JSONNode {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([JSONNode])
  case object([(String, JSONNode)])

  /// Short pieces on one line, others a member a line.
  func written(indent: Int = 0) -> String {
    let short = inLine
    if short.unicodeScalars.count + indent <= 110 { return short }
    let inner = String(repeating: " ", count: indent + 2)
    let outer = String(repeating: " ", count: indent)
    switch self {
    case .list(let items):
      return "[\n" + items.map { inner + $0.written(indent: indent + 2) }.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let members):
      return "{\n"
        + members.map { "\(inner)\(Self.quoted($0)): \($1.written(indent: indent + 2))" }.joined(separator: ",\n")
        + "\n\(outer)}"
    case .text, .number, .flag: return short
    }
  }

  private var inLine: String {
    switch self {
    case .text(let text): Self.quoted(text)
    case .number(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .list(let items): "[" + items.map(\.inLine).joined(separator: ", ") + "]"
    case .object(let members): "{" + members.map { "\(Self.quoted($0)): \($1.inLine)" }.joined(separator: ", ") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

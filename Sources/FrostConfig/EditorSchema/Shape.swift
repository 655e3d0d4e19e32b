/// The forms that values in rule files have, as JSON Schema. An editor sees numbers and flags where Frost sees texts.
enum Shape {
  static let text = ref("text")
  static let condition = ref("condition")
  static let conditions = ref("conditions")
  static let names = ref("names")
  static let flag = ref("flag")
  static let number = ref("number")
  static let duration = ref("duration")
  static let window = ref("window")

  /// What the names above stand for.
  static var forms: [(String, JSONNode)] {
    let anyText: JSONNode = .object([("type", .list([.text("string"), .text("number"), .text("boolean")]))])
    return [
      ("text", anyText), ("condition", described(anyText, "A condition in CEL.")),
      ("conditions", anyOf([condition, list(condition)])), ("names", oneOrMore(text)),
      ("flag", choice(["true", "false"], also: [.flag(true), .flag(false)])),
      (
        "number",
        .object([
          ("type", .list([.text("number"), .text("string")])), ("pattern", .text("^-?[0-9.]+(e[0-9]+)?$")),
        ])
      ),
      (
        "duration",
        pattern("^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$", "As in 10m, 24h, 1h30m.")
      ),
      (
        "window",
        pattern("^[0-9]+[dhms0-9]*(\\.\\.[0-9]+[dhms0-9]*)?$", "As in 24h; 7d..14d is from 14 to 7 days ago.")
      ),
    ]
  }

  static func ref(_ name: String) -> JSONNode { .object([("$ref", .text("#/$defs/" + name))]) }

  static func described(_ node: JSONNode, _ text: String) -> JSONNode {
    guard case .object(let members) = node else { return node }
    return .object([("description", .text(text))] + members)
  }

  static func pattern(_ pattern: String, _ text: String) -> JSONNode {
    .object([("description", .text(text)), ("type", .text("string")), ("pattern", .text(pattern))])
  }

  static func integer(_ range: ClosedRange<Int>) -> JSONNode {
    .object([
      ("type", .text("integer")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
    ])
  }

  static func choice(_ texts: [String], also others: [JSONNode] = []) -> JSONNode {
    .object([("enum", .list(others + texts.map { .text($0) }))])
  }

  static func choice<Choice: RawRepresentable & CaseIterable>(_: Choice.Type) -> JSONNode
  where Choice.RawValue == String { choice(Choice.allCases.map(\.rawValue)) }

  static func list(_ item: JSONNode, atLeast least: Int = 0) -> JSONNode {
    .object([("type", .text("array")), ("items", item)] + (least > 0 ? [("minItems", .number(least))] : []))
  }

  /// One, or a list of them.
  static func oneOrMore(_ item: JSONNode) -> JSONNode { anyOf([item, list(item, atLeast: 1)]) }

  static func anyOf(_ nodes: [JSONNode]) -> JSONNode { .object([("anyOf", .list(nodes))]) }

  /// A mapping whose keys the author chooses.
  static func names(_ value: JSONNode, like pattern: String? = nil) -> JSONNode {
    let names = pattern.map { [("propertyNames", JSONNode.object([("pattern", .text($0))]))] } ?? []
    return .object([("type", .text("object"))] + names + [("additionalProperties", value)])
  }

  /// A mapping with known keys. Each key that a reader takes has to be described, and no other.
  static func map(
    _ keys: [String], _ values: [String: JSONNode], required: [String] = [], others: JSONNode = .flag(false),
    rest: [(String, JSONNode)] = []
  ) -> JSONNode {
    precondition(Set(keys) == Set(values.keys), "\(Set(keys).symmetricDifference(values.keys)) are not described")
    var members: [(String, JSONNode)] = [
      ("type", .text("object")),
      ("properties", .object(keys.compactMap { key in values[key].map { (key, $0) } })),
    ]
    if !required.isEmpty { members.append(("required", .list(required.map { .text($0) }))) }
    return .object(members + rest + [("additionalProperties", others)])
  }
}

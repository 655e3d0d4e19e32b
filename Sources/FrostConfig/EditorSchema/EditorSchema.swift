/// JSON Schema (draft 2020-12) of the files in a rule directory, for editors: made from the keys and words that the readers
/// take. It tells the shape only; what conditions mean, `frostctl rules check` says.
package enum EditorSchema {
  /// Any `*.yaml` of a rule directory: rules, features, lists, schema, policy, tests.
  package static var ruleFile: String {
    document(
      "rules", title: "A file of a Frost rule directory",
      Shape.map(
        SourceKey.all, schemaSections.merging(policySections) { $1 }.merging(sharedSections) { $1 }),
      definitions: Shape.forms + [
        ("texts", texts), ("rule", rule), ("feature", feature), ("neighbours", neighbours), ("field", field),
        ("event", testEvent), ("test", test),
      ])
  }

  /// A file that `calendars` of a policy names.
  package static var calendarFile: String {
    let day = Shape.pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "As in 2026-10-01.")
    let days = Shape.pattern(
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}(\\.\\.[0-9]{4}-[0-9]{2}-[0-9]{2})?$", "As in 2026-10-01, or 2026-10-01..2026-10-07.")
    return document(
      "calendar", title: "A settlement calendar of Frost",
      Shape.map(
        MapKeys.calendarFile,
        [
          "calendar": Shape.text, "title": Shape.text, "source": Shape.text, "begins": day, "ends": day,
          "weekend": Shape.list(Shape.choice(CalendarFileReader.Weekday.self)), "holidays": Shape.list(days),
          "make-up": Shape.list(days),
        ], required: ["calendar", "source", "begins", "ends"]), definitions: Shape.forms.filter { $0.0 == "text" })
  }

  private static func document(
    _ name: String, title: String, _ root: JSONNode, definitions: [(String, JSONNode)]
  ) -> String {
    guard case .object(let members) = root else { return "" }
    let node = JSONNode.object(
      [
        ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("$id", .text("urn:frost:\(name):1")),
        ("title", .text(title)),
      ] + members + [("$defs", .object(definitions))])
    return node.written() + "\n"
  }

  /// Texts by language. In `{zh-CN: 余额不足,请先充值。}` an editor sees a key without a value behind the comma.
  private static var texts: JSONNode {
    .object([
      ("description", .text("Texts by language, with holes in CEL: {en: \"{amount} left\"}")),
      ("type", .text("object")),
      ("patternProperties", .object([("^[a-z][a-z0-9]{1,2}(-[A-Za-z0-9]{2,8})*$", Shape.text)])),
      ("minProperties", .number(1)), ("additionalProperties", .object([("type", .text("null"))])),
    ])
  }
}

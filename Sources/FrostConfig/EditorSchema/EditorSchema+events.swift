import FrostEvents

extension EditorSchema {
  static var schemaSections: [String: JSONNode] {
    [
      "schema": Shape.integer(1...1),
      "event": Shape.described(
        Shape.names(Shape.ref("field"), like: "^[A-Za-z][A-Za-z0-9_]*$"),
        "Where each field stands in the wallet's JSON. time, type and account must be there."),
      "book-currency": Shape.pattern("^[A-Z]{3}$", "ISO 4217."), "rates": Shape.text,
      "groups": Shape.described(Shape.names(Shape.names), "Names for several event types."),
      "holdable": Shape.described(Shape.names, "The types a hold may be written for."),
      "profile": Shape.map(
        MapKeys.profile, ["from": Shape.names, "fields": Shape.names], required: ["from"]),
    ]
  }

  static var field: JSONNode {
    let pointer = Shape.pattern("^/", "A JSON Pointer (RFC 6901).")
    return Shape.map(
      MapKeys.field,
      [
        "at": pointer, "type": Shape.choice(FieldType.self), "required": Shape.flag, "default": Shape.text,
        "map": Shape.names(Shape.text), "personal": Shape.described(Shape.flag, "Masked in output and logs."),
        "currency": pointer, "format": Shape.choice(TimeFormat.self),
      ], required: ["at", "type"])
  }

  /// An event of a test or a history; other members are fields of the schema.
  static var testEvent: JSONNode {
    let actions = Shape.list(Shape.choice(TestEventReader.actions))
    let expect = Shape.map(
      MapKeys.expect,
      [
        "rules": Shape.described(Shape.names(Shape.number), "Exactly the rules that hit, with their scores."),
        "do": Shape.described(actions, "Exactly what is done."), "not": actions, "features": Shape.names(Shape.text),
      ])
    return Shape.map(
      MapKeys.testEvent,
      [
        "at": offset("After the test's start: 3h, -120d."),
        "repeat": Shape.integer(1...100_000), "every": Shape.duration, "expect": expect,
      ], required: ["at"], others: Shape.text)
  }

  private static func offset(_ what: String) -> JSONNode {
    Shape.pattern("^-?(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+s)?([0-9]+ms)?$", what)
  }

  static var test: JSONNode {
    let values = Shape.names(Shape.text)
    return Shape.map(
      MapKeys.test,
      [
        "test": Shape.text, "start": Shape.text,
        "history-starts": offset("When the watching of this wallet began, counted as `at`: 0m."), "with": values,
        "history": Shape.text,
        "profile": Shape.names(values), "events": Shape.list(Shape.ref("event")),
      ], required: ["test", "events"])
  }
}

import FrostRules

extension EditorSchema {
  static var sharedSections: [String: JSONNode] {
    [
      "limits": Shape.described(
        Shape.names(Shape.text, like: "^[A-Za-z][A-Za-z0-9_]*$"), "Constants: limit.NAME in conditions."),
      "lists": Shape.described(
        Shape.names(list, like: "^[A-Za-z][A-Za-z0-9_]*$"), "Lists of values: account in list.NAME."),
      "histories": Shape.names(Shape.list(Shape.ref("event"))),
      "features": Shape.names(
        .object([
          ("if", .object([("required", .list([.text("neighbours")]))])), ("then", Shape.ref("neighbours")),
          ("else", Shape.ref("feature")),
        ]), like: "^[A-Za-z][A-Za-z0-9_]*$"),
      "rules": Shape.list(Shape.ref("rule")), "tests": Shape.list(Shape.ref("test")),
    ]
  }

  private static var list: JSONNode {
    Shape.anyOf([
      Shape.list(Shape.text),
      Shape.map(
        MapKeys.list,
        ["file": Shape.text, "entries": Shape.list(Shape.text), "type": Shape.choice(ListSpec.Kind.self)],
        rest: [
          (
            "oneOf",
            .list(["file", "entries"].map { .object([("required", .list([.text($0)]))]) })
          )
        ]),
    ])
  }

  static var rule: JSONNode {
    let term = Shape.anyOf([
      Shape.condition, Shape.map(["any"], ["any": Shape.conditions], required: ["any"]),
    ])
    let addition = Shape.map(
      MapKeys.addition, ["if": Shape.condition, "score": Shape.text], required: MapKeys.addition)
    let missing = Shape.choice(RuleSpec.Missing.Policy.self)
    return Shape.map(
      MapKeys.rule,
      [
        "rule": Shape.pattern("^[A-Za-z][A-Za-z0-9_-]*$", "The rule's id, once in a rule directory."),
        "title": Shape.ref("texts"), "owner": Shape.described(Shape.text, "Who answers for it."),
        "source": Shape.described(Shape.text, "Where its thresholds are from."), "tags": Shape.names,
        "stage": Shape.described(
          Shape.choice(RuleSpec.Stage.self), "shadow watches, review opens cases, enforce acts. Default: shadow."),
        "subject": Shape.described(Shape.choice(RuleSpec.Subject.self), "Whose score it adds to. Default: account."),
        "types": Shape.described(Shape.names, "Event types or groups."),
        "when": Shape.described(Shape.anyOf([Shape.condition, Shape.list(term)]), "Conditions that must all hold."),
        "unless": Shape.described(Shape.conditions, "Exceptions: one is enough."),
        "score": Shape.described(Shape.text, "Points, a number or CEL. Default: 0."), "more": Shape.list(addition),
        "then": Shape.described(effects, "Effects that need no band."),
        "say": Shape.ref("texts"), "tell": Shape.anyOf([Shape.choice(["none", "generic"]), Shape.ref("texts")]),
        "missing": Shape.described(
          Shape.anyOf([missing, Shape.names(missing)]), "What an unknown value does. Default: no-hit."),
      ], required: ["rule", "title", "owner", "types", "when"])
  }

  private static var effects: JSONNode {
    let condition: [String: JSONNode] = ["if": Shape.condition, "once": Shape.duration]
    func effect(_ keys: [String], _ own: [String: JSONNode], required: [String] = []) -> JSONNode {
      Shape.map(keys, condition.merging(own) { $1 }, required: required)
    }
    let pick = JSONNode.object([
      ("type", .text("object")), ("properties", .object([("pick", Shape.text)])), ("required", .list([.text("pick")])),
      ("additionalProperties", Shape.ref("texts")),
    ])
    let scopes = Shape.oneOrMore(Shape.choice(ScopeReader.Scope.self))
    let label = Shape.map(
      MapKeys.label, ["if": Shape.condition, "name": Shape.text, "on": Shape.text, "for": Shape.duration],
      required: ["name", "on", "for"])
    return Shape.map(
      MapKeys.then,
      [
        "alert": effect(MapKeys.alert, ["text": Shape.anyOf([pick, Shape.ref("texts")])], required: ["text"]),
        "escalate": effect(
          MapKeys.escalate, ["to": Shape.text, "priority": Shape.choice(Priority.self)], required: ["to"]),
        "step-up": Shape.anyOf([
          Shape.names, effect(MapKeys.demand, ["factors": Shape.names], required: ["factors"]),
        ]),
        "hold": effect(MapKeys.heldEffect, [:]),
        "freeze": Shape.anyOf([scopes, effect(MapKeys.frozenEffect, ["scope": scopes])]),
        "label": Shape.oneOrMore(label),
      ])
  }
}

import FrostFeatures
import FrostRules

extension EditorSchema {
  /// Exactly one kind, and only options that belong to it.
  static var feature: JSONNode {
    var values: [String: JSONNode] = [:]
    for kind in FeatureSpec.Kind.allCases { values[kind.rawValue] = Shape.names }
    for option in FeatureOption.allCases { values[option.rawValue] = value(of: option) }
    let kinds = FeatureSpec.Kind.allCases.map(\.rawValue)
    let restricted = FeatureOption.allCases.filter { $0.kinds.count < kinds.count }.map { option in
      (option.rawValue, JSONNode.object([("anyOf", .list(option.kinds.map { requiring($0.rawValue) }))]))
    }
    return Shape.map(
      kinds + FeatureOption.allCases.map(\.rawValue), values,
      rest: [("oneOf", .list(kinds.map(requiring))), ("dependentSchemas", .object(restricted))])
  }

  static var neighbours: JSONNode {
    Shape.map(
      MapKeys.neighbours,
      ["neighbours": Shape.choice(NeighbourReader.What.self), "by": Shape.names, "over": Shape.duration],
      required: MapKeys.neighbours)
  }

  private static func requiring(_ key: String) -> JSONNode { .object([("required", .list([.text(key)]))]) }

  private static func value(of option: FeatureOption) -> JSONNode {
    switch option {
    case .of: Shape.described(Shape.names, "Event types or groups.")
    case .by: Shape.described(Shape.names, "Whose history it is: key fields.")
    case .read: Shape.described(Shape.names, "The fields that are looked up in it. Default: those of by.")
    case .over: Shape.window
    case .where: Shape.described(Shape.text, "CEL over the fields of the event that is remembered.")
    case .now: Shape.described(Shape.choice(FeatureReader.Now.self), "The event being judged. Default: included.")
    case .net: Shape.described(Shape.flag, "A reversal counts as a negative amount.")
    case .within: Shape.described(Shape.text, "1 % of the current value, or an amount.")
    case .add: Shape.described(Shape.text, "Points that an event adds.")
    case .halfLife: Shape.duration
    case .as: Shape.choice(FeatureSpec.Measure.self)
    case .limit: Shape.integer(1...FeatureDefinition.highestLimit)
    case .keys: Shape.integer(1...FeatureDefinition.highestKeyLimit)
    }
  }
}

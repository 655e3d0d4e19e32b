package import CEL
package import FrostEvents
package import FrostFeatures

/// A checked rule directory: immutable, swapped as a whole. Slots of an event's frame are the schema's fields, then
/// `features`, then what rules ask of lists.
package struct RuleSet: Sendable {
  /// SHA-256 over every file and the rules' versions, hex.
  package let hash: String
  package let schema: Schema
  package let features: [Feature]
  /// What the feature table remembers; `Feature.Origin` points into it.
  package let definitions: [FeatureDefinition]
  /// The `where` of the definition with the same number.
  package let conditions: [CheckedExpression?]
  /// `Feature.Origin` points into it.
  package let neighbours: [NeighbourDefinition]
  package let rules: [Rule]
  package let lists: [ValueList]
  /// The questions that rules ask, ascending by slot.
  package let derived: [DerivedSlot]
  /// How many slots a frame has.
  package let slots: Int
  package let policy: Policy
  /// The rules of every time zone, where a feature asks for hours; sorted by name.
  package let zones: [NamedZone]
  /// What is most likely a mistake and stops nothing, sorted by place.
  package let warnings: [Diagnostic]

  /// The name of a slot as rules write it, and its type.
  package func variable(inSlot slot: Int) -> (name: String, type: CELType) {
    let fields = schema.fields.count
    if slot < fields { return (schema.fields[slot].name, Self.type(of: schema.fields[slot].type)) }
    if slot < fields + features.count {
      return (features[slot - fields].name, features[slot - fields].type)
    }
    return (derived.first { $0.slot == slot }?.name ?? "", .bool)
  }

  /// The slot of a feature.
  package func slot(ofFeature number: Int) -> Int { schema.fields.count + number }

  /// Whether a feature gives a personal field's value back as it was.
  package func isPersonal(_ feature: Feature) -> Bool {
    guard case .table(let number) = feature.origin else { return false }
    switch definitions[number].kind {
    case .last(let field), .min(let field), .max(let field): return schema.fields[field].personal
    case .count, .rate, .sum, .mean, .stddev, .zscore, .equal, .distinct, .risk, .age, .since, .distance, .speed:
      return false
    }
  }

  /// The type that an expression sees a field as.
  package static func type(of field: FieldType) -> CELType {
    switch field {
    case .text, .key: .string
    case .time: .timestamp
    case .money: .money
    case .integer: .int
    case .number: .double
    case .flag: .bool
    }
  }
}

import CEL
import FrostEvents
import FrostFeatures

/// Feature lines into definitions: field names into numbers, type names into types, and every mistake with its place.
struct FeatureCompiler {
  let schema: Schema
  let types: EventTypes
  let names: Names
  private(set) var features: [Feature] = []
  private(set) var definitions: [FeatureDefinition] = []
  private(set) var conditions: [CheckedExpression?] = []
  private(set) var neighbours: [NeighbourDefinition] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// The places of features that need time zones.
  var hours: [Placed<String>] = []

  init(_ schema: Schema, types: EventTypes, names: Names) {
    self.schema = schema
    self.types = types
    self.names = names
    for field in schema.profile.fields {
      let name = "profile." + schema.fields[field].name
      let definition = FeatureDefinition(
        name: name, kind: .last(field: field), types: schema.profile.from, key: [schema.roles.account])
      add(name, RuleSet.type(of: schema.fields[field].type), .table(addDefinition(definition, nil)))
    }
  }

  mutating func add(_ name: String, _ type: CELType, _ origin: Feature.Origin) {
    features.append(Feature(name: name, type: type, origin: origin))
  }

  mutating func addDefinition(_ definition: FeatureDefinition, _ condition: CheckedExpression?) -> Int {
    definitions.append(definition)
    conditions.append(condition)
    return definitions.count - 1
  }

  mutating func add(_ name: String, _ definition: NeighbourDefinition) {
    features.append(Feature(name: name, type: .int, origin: .neighbours(neighbours.count)))
    neighbours.append(definition)
  }

  /// Any line but a ratio; those wait for all others.
  mutating func compile(_ spec: FeatureSpec) {
    switch spec.kind {
    case .hour: compileHour(spec)
    case .age where spec.what.count == 1 && spec.what[0].value.hasPrefix("profile."): compileProfileAge(spec)
    case .share: compileShare(spec)
    case .rise: compileRise(spec)
    case .outcome: compileOutcome(spec)
    default:
      guard let (definition, type, condition) = definition(of: spec) else { return }
      add(spec.name.value, type, .table(addDefinition(definition, condition)))
    }
  }

  /// The definition that a line says, with its type and its `where`; nil where something is wrong with it.
  mutating func definition(of spec: FeatureSpec) -> (FeatureDefinition, CELType, CheckedExpression?)? {
    let known = diagnostics.count
    let key = spec.kind == .age ? keyFields(spec.what) : keyFields(spec.by)
    let read = spec.read.isEmpty ? key : keyFields(spec.read)
    if key.isEmpty, known == diagnostics.count {
      report(spec.name, "feature `\(spec.name.value)` has no key", hint: "say whose it is: `by: account`")
    }
    if read.count != key.count, known == diagnostics.count {
      report(spec.name, "`read` must name as many fields as the key: \(key.count)")
    }
    if spec.net, spec.of.isEmpty {
      report(spec.name, "`net` needs `of`: the types whose reversals are taken back")
    }
    guard let (kind, type) = checkedKind(of: spec) else { return nil }
    let definition = FeatureDefinition(
      name: spec.name.value, kind: kind, types: types.resolve(spec.kind.isOfTypes ? spec.what : spec.of), key: key,
      read: read, window: window(of: spec, kind),
      excludesCurrent: spec.excludesCurrent || spec.kind == .previous
        || kind.isToPrevious, condition: spec.where?.value, net: spec.net,
      limit: spec.limit ?? FeatureDefinition.defaultLimit,
      keyLimit: spec.keys ?? FeatureDefinition.defaultKeyLimit)
    let condition = spec.where.flatMap { self.condition(of: $0) }
    return known == diagnostics.count ? (definition, type, condition) : nil
  }

  mutating func condition(of text: Placed<String>) -> CheckedExpression? {
    do {
      return try CEL.compile(text.value, at: text.place, in: names.event, expecting: .bool)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  mutating func report(_ name: Placed<some Any>, _ message: String, hint: String? = nil) {
    let length = (name.value as? String)?.unicodeScalars.count ?? 1
    diagnostics.append(Diagnostic(at: name.place, length: length, message, hint: hint))
  }
}

extension FeatureDefinition.Kind {
  /// It is measured from the event before the current one.
  fileprivate var isToPrevious: Bool {
    switch self {
    case .distance, .speed: true
    default: false
    }
  }
}

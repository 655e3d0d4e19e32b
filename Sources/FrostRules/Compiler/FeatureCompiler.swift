import CEL
import FrostEvents
import FrostFeatures

/// Feature lines into definitions: field names into numbers, type names into types, and every mistake with its place.
struct FeatureCompiler {
  static let longestWindow: Int64 = 90 * 86_400_000
  static let shortestWindow: Int64 = 1000

  let schema: Schema
  let types: EventTypes
  let names: Names
  private(set) var features: [Feature] = []
  private(set) var definitions: [FeatureDefinition] = []
  private(set) var conditions: [CheckedExpression?] = []
  private(set) var neighbours: [NeighbourDefinition] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ schema: Schema, types: EventTypes, names: Names) {
    self.schema = schema
    self.types = types
    self.names = names
    for field in schema.profile.fields {
      let name = "profile." + schema.fields[field].name
      add(
        name, RuleSet.type(of: schema.fields[field].type),
        FeatureDefinition(
          name: name, kind: .last(field: field), types: schema.profile.from, key: [schema.roles.account]))
    }
  }

  private mutating func add(
    _ name: String, _ type: CELType, _ definition: FeatureDefinition, _ condition: CheckedExpression? = nil
  ) {
    features.append(Feature(name: name, type: type, origin: .table(definitions.count)))
    definitions.append(definition)
    conditions.append(condition)
  }

  mutating func add(_ name: String, _ definition: NeighbourDefinition) {
    features.append(Feature(name: name, type: .int, origin: .neighbours(neighbours.count)))
    neighbours.append(definition)
  }

  mutating func compile(_ spec: FeatureSpec) {
    let known = diagnostics.count
    if spec.kind == .age, spec.what.count == 1, spec.what[0].value.hasPrefix("profile.") {
      compileProfileAge(spec)
      return
    }
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
    guard let (kind, type) = checkedKind(of: spec) else { return }
    let definition = FeatureDefinition(
      name: spec.name.value, kind: kind, types: eventTypes(of: spec), key: key, read: read, window: window(of: spec),
      excludesCurrent: spec.excludesCurrent, condition: spec.where?.value, net: spec.net)
    let condition = spec.where.flatMap { self.condition(of: $0) }
    guard known == diagnostics.count else { return }
    add(spec.name.value, type, definition, condition)
  }

  private mutating func compileProfileAge(_ spec: FeatureSpec) {
    let name = spec.what[0].value
    guard let profile = features.first(where: { $0.name == name }), case .table(let number) = profile.origin else {
      let fields = schema.profile.fields.map { "profile." + schema.fields[$0].name }
      report(spec.what[0], "no profile field `\(name)`", hint: "the schema has " + fields.joined(separator: ", "))
      return
    }
    guard profile.type == .timestamp else {
      report(spec.what[0], "`\(name)` is not a time, so it has no age")
      return
    }
    features.append(Feature(name: spec.name.value, type: .duration, origin: .age(ofProfile: number)))
  }

  private mutating func checkedKind(of spec: FeatureSpec) -> (FeatureDefinition.Kind, CELType)? {
    switch spec.kind {
    case .count: return (.count, .int)
    case .age: return (.age, .duration)
    case .since: return (.since, .duration)
    case .sum, .distinct, .last:
      guard let what = spec.what.first, let field = number(of: what) else { return nil }
      let type = schema.fields[field].type
      switch spec.kind {
      case .sum:
        guard type == .money || type == .integer else {
          report(what, "`\(what.value)` is \(type.rawValue): only money and integers can be summed exactly")
          return nil
        }
        return (.sum(field: field), RuleSet.type(of: type))
      case .distinct: return (.distinct(field: field), .int)
      default: return (.last(field: field), RuleSet.type(of: type))
      }
    }
  }

  private func eventTypes(of spec: FeatureSpec) -> [TypePhase] {
    switch spec.kind {
    case .count, .since: types.resolve(spec.what)
    case .sum, .distinct, .last, .age: types.resolve(spec.of)
    }
  }

  private mutating func window(of spec: FeatureSpec) -> FeatureDefinition.Window? {
    switch spec.kind {
    case .age, .last, .since:
      if let over = spec.over {
        report(over, "`\(spec.kind.rawValue)` looks at all history and has no window", hint: "leave `over` out")
      }
      return nil
    case .count, .sum, .distinct:
      guard let over = spec.over else {
        report(spec.name, "feature `\(spec.name.value)` has no window", hint: "add `over: 24h`")
        return nil
      }
      if over.value.far > Self.longestWindow {
        report(over, "a window reaches back at most 90 days")
      } else if over.value.far - over.value.near < Self.shortestWindow {
        report(over, "a window lasts at least 1 second")
      }
      return FeatureDefinition.Window(near: over.value.near, far: over.value.far)
    }
  }

  private mutating func condition(of text: Placed<String>) -> CheckedExpression? {
    do {
      return try CEL.compile(text.value, at: text.place, in: names.event, expecting: .bool)
    } catch {
      diagnostics += error.diagnostics
      return nil
    }
  }

  private mutating func keyFields(_ fields: [Placed<String>]) -> [Int] {
    if fields.count > FeatureKey.maximumFields {
      report(fields[FeatureKey.maximumFields], "a key has at most \(FeatureKey.maximumFields) fields")
    }
    return fields.compactMap { name in
      guard let field = number(of: name) else { return nil }
      guard [.key, .text].contains(schema.fields[field].type) else {
        report(name, "`\(name.value)` is \(schema.fields[field].type.rawValue): only keys and texts can be a key")
        return nil
      }
      return field
    }
  }

  private mutating func number(of name: Placed<String>) -> Int? {
    if let field = schema.field(named: name.value) {
      guard field != schema.roles.id, field != schema.roles.txn else {
        report(name, "`\(name.value)` is another one each time, so nothing can be counted by it")
        return nil
      }
      return field
    }
    let near = NearestName.find(name.value, among: schema.fields.map(\.name))
    report(name, "the schema has no field `\(name.value)`", hint: near.map { "did you mean `\($0)`?" })
    return nil
  }

  private mutating func report(_ name: Placed<some Any>, _ message: String, hint: String? = nil) {
    let length = (name.value as? String)?.unicodeScalars.count ?? 1
    diagnostics.append(Diagnostic(at: name.place, length: length, message, hint: hint))
  }
}

import CEL
import FrostEvents
import FrostFeatures

// Features that are computed from the event and from others.
extension FeatureCompiler {
  mutating func compileProfileAge(_ spec: FeatureSpec) {
    guard let (number, profile) = profile(spec.what[0]), case .table(let definition) = profile.origin else { return }
    guard profile.type == .timestamp else {
      report(spec.what[0], "`\(features[number].name)` is not a time, so it has no age")
      return
    }
    add(spec.name.value, .duration, .age(ofProfile: definition))
  }

  private mutating func profile(_ name: Placed<String>) -> (Int, Feature)? {
    if let number = features.firstIndex(where: { $0.name == name.value }) { return (number, features[number]) }
    let fields = schema.profile.fields.map { "profile." + schema.fields[$0].name }
    report(name, "no profile field `\(name.value)`", hint: "the schema has " + fields.joined(separator: ", "))
    return nil
  }

  // MARK: hour

  mutating func compileHour(_ spec: FeatureSpec) {
    guard expectCount(1, of: spec, "one field that names a zone", example: "profile.zone") else { return }
    let name = spec.what[0]
    let source: Feature.Operand.Source
    let type: CELType
    if name.value.hasPrefix("profile.") {
      guard let (number, profile) = profile(name) else { return }
      (source, type) = (.feature(number), profile.type)
    } else {
      guard let field = number(of: name) else { return }
      (source, type) = (.field(field), RuleSet.type(of: schema.fields[field].type))
    }
    guard type == .string else {
      report(name, "`\(name.value)` is no text, so it names no zone")
      return
    }
    hours.append(spec.name)
    add(spec.name.value, .int, .hour(zone: .init(source: source, isDouble: false)))
  }

  var asksForHours: Bool { !hours.isEmpty }

  mutating func checkZones(_ zones: [NamedZone]) {
    guard let first = hours.first, zones.isEmpty else { return }
    report(
      first, "feature `\(first.value)` needs time zones, and this machine has none", hint: "install the package tzdata")
  }

  // MARK: ratio

  /// Ratios in an order in which each knows the features it names.
  /// - Parameter misread: names that are known to be wrong. What names one of them is left out, and its name added.
  mutating func compileRatios(_ ratios: [FeatureSpec], omitting misread: inout Set<String>) {
    var open = ratios
    while !open.isEmpty {
      if let vain = open.firstIndex(where: { $0.what.contains { misread.contains($0.value) } }) {
        misread.insert(open.remove(at: vain).name.value)
        continue
      }
      let names = Set(open.map(\.name.value))
      let next = open.firstIndex { ratio in !ratio.what.contains { names.contains($0.value) } }
      guard let next else {
        for ratio in open {
          report(ratio.name, "ratio `\(ratio.name.value)` names itself, or another that names it")
          misread.insert(ratio.name.value)
        }
        return
      }
      let known = features.count
      compileRatio(open[next])
      if features.count == known { misread.insert(open[next].name.value) }
      open.remove(at: next)
    }
  }

  private mutating func compileRatio(_ spec: FeatureSpec) {
    guard expectCount(2, of: spec, "two features or fields", example: "[out_24h, in_24h]") else { return }
    guard let above = operand(spec.what[0]), let below = operand(spec.what[1]) else { return }
    guard Self.unit(above.type) == Self.unit(below.type) else {
      report(spec.what[1], "a ratio is of two of a kind: this is \(below.type), the first is \(above.type)")
      return
    }
    add(spec.name.value, .double, .ratio(above.operand, below.operand))
  }

  private mutating func operand(_ name: Placed<String>) -> (operand: Feature.Operand, type: CELType)? {
    let found: (Feature.Operand.Source, CELType)
    if let feature = features.firstIndex(where: { $0.name == name.value }) {
      found = (.feature(feature), features[feature].type)
    } else if let field = schema.field(named: name.value) {
      found = (.field(field), RuleSet.type(of: schema.fields[field].type))
    } else {
      let known = features.map(\.name) + schema.fields.map(\.name)
      report(
        name, "there is no feature or field `\(name.value)`",
        hint: NearestName.find(name.value, among: known).map { "did you mean `\($0)`?" })
      return nil
    }
    guard Self.unit(found.1) != nil else {
      report(name, "`\(name.value)` is \(found.1): a ratio is of numbers, money or durations")
      return nil
    }
    return (Feature.Operand(source: found.0, isDouble: found.1 == .double), found.1)
  }

  /// What can be divided by each other; nil: nothing can.
  private static func unit(_ type: CELType) -> Int? {
    switch type {
    case .int, .double: 0
    case .money: 1
    case .duration: 2
    default: nil
    }
  }
}

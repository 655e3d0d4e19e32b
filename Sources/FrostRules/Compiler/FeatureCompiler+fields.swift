import CEL
import FrostEvents
import FrostFeatures

extension FeatureCompiler {
  mutating func keyFields(_ fields: [Placed<String>]) -> [Int] {
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

  mutating func number(of name: Placed<String>) -> Int? {
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

  /// The only field that a kind is of.
  mutating func field(of spec: FeatureSpec) -> Int? {
    guard expectCount(1, of: spec, "one field", example: "amount") else { return nil }
    return number(of: spec.what[0])
  }

  /// A field of money or integers.
  mutating func amount(_ name: Placed<String>, of kind: FeatureSpec.Kind) -> Int? {
    guard let field = number(of: name) else { return nil }
    let type = schema.fields[field].type
    guard type == .money || type == .integer else {
      let reason =
        kind == .sum
        ? "only money and integers can be summed exactly"
        : "`\(kind.rawValue)` is exact and takes only money and integers"
      report(name, "`\(name.value)` is \(type.rawValue): \(reason)")
      return nil
    }
    return field
  }

  /// Fields of latitude and longitude.
  mutating func place(of spec: FeatureSpec) -> (latitude: Int, longitude: Int)? {
    guard expectCount(2, of: spec, "two fields, latitude and longitude", example: "[lat, lon]") else { return nil }
    let numbers = spec.what.compactMap { name -> Int? in
      guard let field = number(of: name) else { return nil }
      guard schema.fields[field].type == .number else {
        report(name, "`\(name.value)` is \(schema.fields[field].type.rawValue): degrees are a field of type number")
        return nil
      }
      return field
    }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
  }

  mutating func expectCount(_ count: Int, of spec: FeatureSpec, _ what: String, example: String) -> Bool {
    if spec.what.count == count { return true }
    let kind = spec.kind.rawValue
    report(spec.what.first ?? spec.name, "`\(kind)` is of \(what)", hint: "for example `\(kind): \(example)`")
    return false
  }
}

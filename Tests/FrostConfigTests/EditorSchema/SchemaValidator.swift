import Foundation

/// As much of JSON Schema (draft 2020-12) as our schemas use; another keyword is an error of the test.
struct SchemaValidator {
  private static let known: Set<String> = [
    "$schema", "$id", "$ref", "$defs", "title", "description", "type", "enum", "pattern", "minimum", "maximum", "items",
    "minItems", "properties", "patternProperties", "additionalProperties", "propertyNames", "required", "minProperties",
    "anyOf", "oneOf", "if", "then", "else", "dependentSchemas",
  ]

  let root: [String: Any]

  init(_ text: String) throws {
    root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  /// What is wrong, with where; empty: it is valid.
  func faults(_ instance: Instance) -> [String] { faults(instance, root, "") }

  private func faults(_ instance: Instance, _ schema: Any, _ at: String) -> [String] {
    if let flag = schema as? Bool, !(schema is [String: Any]) { return flag ? [] : ["\(at): not allowed"] }
    guard let schema = schema as? [String: Any] else { return ["\(at): no schema"] }
    if let strange = schema.keys.first(where: { !Self.known.contains($0) }) { return ["the schema says `\(strange)`"] }
    var found: [String] = []
    if let reference = schema["$ref"] as? String {
      let definitions = root["$defs"] as? [String: Any]
      guard let target = definitions?[String(reference.dropFirst("#/$defs/".count))] else {
        return ["the schema has no \(reference)"]
      }
      found += faults(instance, target, at)
    }
    if let type = schema["type"] {
      let types = type as? [String] ?? [type as? String ?? ""]
      if !types.contains(where: instance.types.contains) { found.append("\(at): is no \(types)") }
    }
    if let values = schema["enum"] as? [Any], !values.contains(where: { instance.equals($0) }) {
      found.append("\(at): is none of \(values)")
    }
    if let all = schema["anyOf"] as? [Any], !all.contains(where: { faults(instance, $0, at).isEmpty }) {
      found.append("\(at): fits none of several forms")
    }
    if let one = schema["oneOf"] as? [Any], one.count(where: { faults(instance, $0, at).isEmpty }) != 1 {
      found.append("\(at): fits not exactly one of several forms")
    }
    if let condition = schema["if"] {
      let branch = faults(instance, condition, at).isEmpty ? schema["then"] : schema["else"]
      if let branch { found += faults(instance, branch, at) }
    }
    return found + ownFaults(instance, schema, at)
  }

  private func ownFaults(_ instance: Instance, _ schema: [String: Any], _ at: String) -> [String] {
    switch instance {
    case .text(let text):
      guard let pattern = schema["pattern"] as? String, let regex = try? Regex(pattern) else { return [] }
      return text.contains(regex) ? [] : ["\(at): `\(text)` is not like \(pattern)"]
    case .number(let number):
      let low = schema["minimum"] as? Double ?? -.infinity
      let high = schema["maximum"] as? Double ?? .infinity
      return (low...high).contains(number) ? [] : ["\(at): \(number) is out of bounds"]
    case .list(let items):
      var found = items.count < schema["minItems"] as? Int ?? 0 ? ["\(at): too short"] : []
      if let item = schema["items"] {
        for (place, value) in items.enumerated() { found += faults(value, item, "\(at)/\(place)") }
      }
      return found
    case .map(let members): return mapFaults(members, instance, schema, at)
    case .null, .flag: return []
    }
  }

  private func mapFaults(
    _ members: [(String, Instance)], _ instance: Instance, _ schema: [String: Any], _ at: String
  ) -> [String] {
    var found = members.count < schema["minProperties"] as? Int ?? 0 ? ["\(at): is empty"] : []
    let names = Set(members.map(\.0))
    for name in schema["required"] as? [String] ?? [] where !names.contains(name) { found.append("\(at): no \(name)") }
    let properties = schema["properties"] as? [String: Any] ?? [:]
    let patterns = schema["patternProperties"] as? [String: Any] ?? [:]
    for (name, value) in members {
      let place = "\(at)/\(name)"
      if let names = schema["propertyNames"] { found += faults(.text(name), names, place) }
      var isKnown = false
      if let property = properties[name] {
        isKnown = true
        found += faults(value, property, place)
      }
      for (pattern, property) in patterns {
        guard let regex = try? Regex(pattern), name.contains(regex) else { continue }
        isKnown = true
        found += faults(value, property, place)
      }
      if !isKnown, let others = schema["additionalProperties"] { found += faults(value, others, place) }
    }
    for (name, dependent) in schema["dependentSchemas"] as? [String: Any] ?? [:] where names.contains(name) {
      found += faults(instance, dependent, at)
    }
    return found
  }
}

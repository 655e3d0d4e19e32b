package import FrostEvents

/// Names of event types as rule files write them: a group, `type.phase`, or a bare type, which is its `done` phase.
package struct EventTypes {
  static let phases: Set<String> = ["requested", "done", "failed", "reversed"]

  let groups: [String: [TypePhase]]

  init(_ schema: Schema) {
    groups = Dictionary(uniqueKeysWithValues: schema.groups.map { ($0.name, $0.members) })
  }

  func resolve(_ names: [Placed<String>]) -> [TypePhase] {
    var types: [TypePhase] = []
    for name in names {
      for type in groups[name.value] ?? [Self.type(named: name.value)] where !types.contains(type) {
        types.append(type)
      }
    }
    return types
  }

  package static func type(named name: String) -> TypePhase {
    if let dot = name.lastIndex(of: "."), phases.contains(String(name[name.index(after: dot)...])) {
      return TypePhase(type: String(name[..<dot]), phase: String(name[name.index(after: dot)...]))
    }
    return TypePhase(type: name)
  }
}

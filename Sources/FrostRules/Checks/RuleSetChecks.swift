import CEL
import FrostEvents

// What must hold across a rule set; each check is the sentence it enforces.

/// A rule's name is its own.
func duplicateRules(_ spec: RuleSetSpec, _ types: EventTypes) -> [Diagnostic] {
  duplicates(spec.rules.map(\.id), "rule")
}

/// A feature's name is its own, and no field's.
func duplicateFeatures(_ spec: RuleSetSpec, _ types: EventTypes) -> [Diagnostic] {
  let names = spec.features.map(\.name) + spec.neighbours.map(\.name)
  return duplicates(names, "feature")
    + names.filter { spec.schema.field(named: $0.value) != nil }.map {
      Diagnostic(
        at: $0.place, length: $0.value.unicodeScalars.count,
        "feature `\($0.value)` has the name of an event field", hint: "give the feature another name")
    }
}

/// The entries of a list of networks are networks.
func wrongNetworks(_ spec: RuleSetSpec, _ types: EventTypes) -> [Diagnostic] {
  spec.lists.filter { $0.kind == .networks }.flatMap(\.entries).compactMap { entry in
    guard case .wrong(let message, let hint) = Network.read(entry.value.value) else { return nil }
    return Diagnostic(
      at: entry.value.place, length: entry.value.value.unicodeScalars.count, message, hint: hint)
  }
}

/// A freeze names known scopes.
func unknownScopes(_ spec: RuleSetSpec, _ types: EventTypes) -> [Diagnostic] {
  let known: Set<String> = ["out", "withdraw", "in", "cards", "points", "bind", "login"]
  return spec.rules.flatMap { rule in
    rule.then.flatMap { effect -> [Diagnostic] in
      guard case .freeze(let scopes) = effect.kind else { return [] }
      return scopes.filter { !known.contains($0) }.map {
        Diagnostic(
          at: effect.place, "there is no scope `\($0)` to freeze",
          hint: "scopes are " + known.sorted().joined(separator: ", "))
      }
    }
  }
}

/// A hold is written only for events that are pending: the schema's `holdable`.
func unholdable(_ spec: RuleSetSpec, _ types: EventTypes) -> [Diagnostic] {
  spec.rules.filter { !$0.types.isEmpty }.flatMap { rule -> [Diagnostic] in
    guard let hold = rule.then.first(where: { if case .hold = $0.kind { true } else { false } }) else { return [] }
    let pending = types.resolve(rule.types).filter { spec.schema.holdable.contains($0) }
    guard pending.isEmpty else { return [] }
    return [
      Diagnostic(
        at: hold.place, "rule `\(rule.id.value)` holds, but none of its types is holdable",
        hint: "the schema's holdable types are "
          + spec.schema.holdable.map { "\($0.type).\($0.phase)" }.joined(separator: ", "))
    ]
  }
}

/// `protected` and `denied` name lists that exist.
func unknownProtected(_ spec: RuleSetSpec, _ types: EventTypes) -> [Diagnostic] {
  (spec.policy.protected + spec.policy.denied).filter { name in
    !spec.misread.contains(name.value) && !spec.lists.contains { "list." + $0.name.value == name.value }
  }.map { name in
    Diagnostic(
      at: name.place, length: name.value.unicodeScalars.count, "there is no list `\(name.value)`",
      hint: NearestName.find(name.value, among: spec.lists.map { "list." + $0.name.value }).map {
        "did you mean `\($0)`?"
      })
  }
}

private func duplicates(_ names: [Placed<String>], _ what: String) -> [Diagnostic] {
  var first: [String: SourcePlace] = [:]
  var found: [Diagnostic] = []
  for name in names {
    if let place = first[name.value] {
      found.append(
        Diagnostic(
          at: name.place, length: name.value.unicodeScalars.count, "\(what) `\(name.value)` is declared twice",
          hint: "the first is at \(place.file):\(place.line):\(place.column)"))
    } else {
      first[name.value] = name.place
    }
  }
  return found
}

import CEL
import FrostConfig
import FrostEvents
import FrostRules

/// A list's entries keep a rule from everybody it is about: an exception that spares every address, or all that the rule
/// asks for; or accounts that no rule freezes.
func silencedByLists(_ rules: CompiledRules) -> [Diagnostic] {
  let lists = Dictionary(
    rules.spec.lists.map { ("list." + $0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
  let protected = rules.spec.policy.protected.map(\.value)
  return zip(rules.spec.rules, rules.set.rules).filter { $0.0.stage != .disabled }.flatMap { rule, compiled in
    let asked = AskedValues.all(of: rule, types: compiled.types, rules.set.schema, lists)
    return rule.unless.flatMap { text -> [Diagnostic] in
      guard let (field, name) = membership(text.value), let list = lists[name] else { return [] }
      if list.kind == .networks { return everyAddress(on: list, of: rule) }
      return asked.first { $0.field == field && $0.list != name && $0.isCovered(by: [list]) }.map { asked in
        Diagnostic(
          .warning, at: text.place, length: text.value.unicodeScalars.count,
          "rule `\(rule.id.value)` never hits: \(asked.words), and `\(name)` spares all of it",
          hint: "take entries off `\(name)`, or the exception out")
      }.map { [$0] } ?? []
    } + protectedOnly(rule, asked, protected, lists, rules.set.schema)
  }
}

/// A network that every address is in.
private func everyAddress(on list: ListSpec, of rule: RuleSpec) -> [Diagnostic] {
  list.entries.compactMap { entry in
    guard case .network(let network) = Network.read(entry.value.value),
      network.prefixLength == (network.isVersion4 ? 96 : 0)
    else { return nil }
    return Diagnostic(
      .warning, at: entry.value.place, length: entry.value.value.unicodeScalars.count,
      "\(entry.value.value) is every address: rule `\(rule.id.value)` spares whoever is on `list.\(list.name.value)`",
      hint: "a longer prefix is meant, as in 203.0.113.0/24")
  }
}

private func protectedOnly(
  _ rule: RuleSpec, _ asked: [AskedValues], _ protected: [String], _ lists: [String: ListSpec], _ schema: Schema
) -> [Diagnostic] {
  guard rule.stage == .enforce, rule.subject == .account else { return [] }
  let account = schema.fields[schema.roles.account].name
  return asked.filter { asked in
    asked.field == account
      && (asked.list.map { protected.contains($0) } == true || asked.isCovered(by: protected.compactMap { lists[$0] }))
  }.map { asked in
    Diagnostic(
      .warning, at: asked.place, length: asked.length,
      "rule `\(rule.id.value)` looks only at accounts that the policy protects: it can open cases, and freezes none",
      hint: "ask for others, or give it the stage `review`")
  }
}

/// `account in list.known`: the field and the list's name.
private func membership(_ text: String) -> (field: String, list: String)? {
  text.wholeMatch(of: /\s*([A-Za-z_][A-Za-z0-9_.]*)\s+in\s+(list\.[A-Za-z0-9_]+)\s*/)
    .map { (String($0.1), String($0.2)) }
}

/// The only values of a field that a rule can hit at, where its conditions name them.
private struct AskedValues {
  var field: String
  var values: [(value: String, validity: Validity)]
  /// Where the values are those on a list.
  var list: String?
  var words: String
  var place: SourcePlace
  var length: Int

  static func all(
    of rule: RuleSpec, types: [TypePhase], _ schema: Schema, _ lists: [String: ListSpec]
  ) -> [AskedValues] {
    let type = schema.fields[schema.roles.type].name
    let ofTypes = AskedValues(
      field: type, values: types.map { ($0.type, .always) },
      words: "it looks at `\(type)` \(types.map(\.type).joined(separator: ", "))",
      place: rule.id.place, length: rule.id.value.unicodeScalars.count)
    return [ofTypes]
      + rule.when.compactMap { term in
        guard case .all(let text) = term else { return nil }
        let length = text.value.unicodeScalars.count
        if let (field, name) = membership(text.value), let list = lists[name], list.kind == .texts {
          return AskedValues(
            field: field, values: list.entries.map { ($0.value.value, $0.validity) }, list: name,
            words: "it asks for `\(field)` on `\(name)`", place: text.place, length: length)
        }
        guard let equal = text.value.wholeMatch(of: /\s*([A-Za-z_][A-Za-z0-9_.]*)\s*==\s*['"]([^'"\\]*)['"]\s*/) else {
          return nil
        }
        return AskedValues(
          field: String(equal.1), values: [(String(equal.2), .always)], words: "it asks for `\(equal.0)`",
          place: text.place, length: length)
      }
  }

  /// Whether each value stands on one of the lists for as long as it is asked for. Of no values none is.
  func isCovered(by lists: [ListSpec]) -> Bool {
    let entries = Dictionary(grouping: lists.flatMap(\.entries), by: \.value.value)
    return !values.isEmpty
      && values.allSatisfy { value, validity in
        entries[value]?.contains { $0.validity.from <= validity.from && validity.until <= $0.validity.until } ?? false
      }
  }
}

package import FrostConfig
import FrostEvents
import FrostRules

/// What a reload from one rule directory to another would change, by meaning and not by text.
package struct RuleSetDiff: Codable, Sendable {
  package static let schemaName = "frost.rules-diff/1"

  package private(set) var schema = RuleSetDiff.schemaName
  package var oldHash: String
  package var newHash: String
  package var rules: [Difference]
  package var features: [Difference]
  package var limits: [Difference]
  package var lists: [Difference]
  package var policy: [Difference]
  /// Fields, groups and what else `schema.yaml` says.
  package var events: [Difference]
  /// Rules that are written as before and read something that is not.
  package var touched: [Touched]
  package var warming: Warming

  package struct Touched: Codable, Hashable, Sendable {
    package var rule: String
    /// Features and limits that it reads.
    package var reads: [String]
  }

  package init(_ old: CompiledRules, _ new: CompiledRules) {
    oldHash = old.set.hash
    newHash = new.set.hash
    rules = Self.rules(old, new)
    features = Difference.between(old.spec.featureTexts, new.spec.featureTexts) {
      Meaning.normal($0) == Meaning.normal($1)
    }
    limits = Difference.between(old.spec.limitTexts, new.spec.limitTexts)
    lists = Self.lists(old.spec.lists, new.spec.lists)
    policy = Difference.between(PolicyText(old.spec.policy).lines, PolicyText(new.spec.policy).lines)
    events = Difference.between(Self.lines(old.set.schema), Self.lines(new.set.schema))
    let changed = Set(
      features.filter { $0.kind == .changed }.map(\.name) + limits.filter { $0.kind == .changed }.map(\.name))
    let written = Set(rules.map(\.name))
    touched = new.set.rules.indices.compactMap { number in
      let card = RuleCard(new, number: number)
      let reads = (card.features.map(\.name) + card.limits.keys.sorted()).filter { changed.contains($0) }
      guard !reads.isEmpty, !written.contains(card.summary.rule) else { return nil }
      return Touched(rule: card.summary.rule, reads: reads)
    }
    warming = Warming(from: old.set, to: new.set)
  }

  /// Whether both directories say the same.
  package var isEmpty: Bool {
    rules.isEmpty && features.isEmpty && limits.isEmpty && lists.isEmpty && policy.isEmpty && events.isEmpty
  }

  private static func rules(_ old: CompiledRules, _ new: CompiledRules) -> [Difference] {
    let before = Dictionary(zip(old.set.rules.map(\.id), zip(old.set.rules, old.spec.rules)), uniquingKeysWith: { $1 })
    let names = Set(new.set.rules.map(\.id))
    var found: [Difference] = zip(new.set.rules, new.spec.rules).compactMap { rule, spec in
      guard let (known, written) = before[rule.id] else {
        return Difference(
          name: rule.id, kind: .added, parts: [.init(part: "stage", old: nil, new: rule.stage.rawValue)])
      }
      let parts = RuleParts(written, spec, oldTypes: known.types, newTypes: rule.types).parts
      return parts.isEmpty ? nil : Difference(name: rule.id, kind: .changed, parts: parts)
    }
    found += old.set.rules.filter { !names.contains($0.id) }.map {
      Difference(name: $0.id, kind: .removed, parts: [.init(part: "stage", old: $0.stage.rawValue, new: nil)])
    }
    return found
  }

  /// Entries by what they are and when they hold.
  private static func lists(_ old: [ListSpec], _ new: [ListSpec]) -> [Difference] {
    func text(_ entry: ListSpec.Entry) -> String {
      var text = entry.value.value
      if entry.validity.from != .never { text += " from \(entry.validity.from.text)" }
      if entry.validity.until != .forever { text += " until \(entry.validity.until.text)" }
      return text
    }
    let before = Dictionary(old.map { ("list." + $0.name.value, $0) }, uniquingKeysWith: { $1 })
    let whole = Difference.between(
      old.map { ("list." + $0.name.value, $0.kind.rawValue) }, new.map { ("list." + $0.name.value, $0.kind.rawValue) })
    return whole
      + new.compactMap { list in
        let name = "list." + list.name.value
        guard let known = before[name] else { return nil }
        let (was, now) = (Set(known.entries.map(text)), Set(list.entries.map(text)))
        let parts =
          was.subtracting(now).sorted().map { Difference.Part(part: "entry", old: $0, new: nil) }
          + now.subtracting(was).sorted().map { Difference.Part(part: "entry", old: nil, new: $0) }
        return parts.isEmpty ? nil : Difference(name: name, kind: .changed, parts: parts)
      }
  }

  private static func lines(_ schema: Schema) -> [(String, String)] {
    var lines = [("book-currency", schema.bookCurrency.code)]
    for field in schema.fields {
      var text = "\(field.type.rawValue) at \(field.pointer)"
      if field.required { text += ", required" }
      if field.personal { text += ", personal" }
      if let currency = field.currencyPointer { text += ", currency at \(currency)" }
      if let absent = field.defaultText { text += ", default \(absent)" }
      if !field.map.isEmpty { text += ", " + field.map.map { "\($0.from) is \($0.to)" }.joined(separator: ", ") }
      if field.type == .time { text += ", \(field.timeFormat.rawValue)" }
      lines.append(("event." + field.name, text))
    }
    lines += schema.groups.map { ("groups." + $0.name, $0.members.map(\.text).joined(separator: ", ")) }
    lines.append(("holdable", schema.holdable.map(\.text).joined(separator: ", ")))
    let profile = schema.profile
    lines.append(
      (
        "profile",
        profile.from.map(\.text).joined(separator: ", ") + ": "
          + profile.fields.map { schema.fields[$0].name }.joined(separator: ", ")
      ))
    lines += Dictionary(grouping: schema.rates.entries, by: \.currency.code).sorted { $0.key < $1.key }
      .map { rates in
        (
          "rates." + rates.key,
          rates.value.map { "\($0.from.text.prefix(10)) \($0.billionths)" }.joined(separator: ", ")
        )
      }
    return lines
  }
}

extension RuleSetSpec {
  fileprivate var featureTexts: [(String, String)] { featureLines.map { ($0.name.value, $0.text) } }
  fileprivate var limitTexts: [(String, String)] { limits.map { ("limit." + $0.name.value, $0.text.value) } }
}

import CEL
import FrostEvents
import FrostRules

/// One event of a test or a history.
struct TestEventReader {
  private static let example = "{at: 3h, type: transfer, payee: P9, amount: 100, expect: {rules: {}, do: []}}"
  static let actions = ["step-up", "hold", "freeze", "alert", "case", "escalate"]

  let schema: Schema
  let findings: Findings
  private let fields: [String]

  init(_ schema: Schema, _ findings: Findings) {
    self.schema = schema
    self.findings = findings
    fields = schema.fields.map(\.name)
  }

  func read(_ value: YAMLValue) -> RuleTest.Event? {
    let known = MapKeys.testEvent + fields
    guard let map = MapReader(value, "an event of a test", known: known, example: Self.example, findings) else {
      return nil
    }
    let at = map.required("at", example: "at: 3h")?.text("at", example: "at: 3h", findings).flatMap { offset($0) }
    let count = map.integer("repeat", in: 1...100_000, example: "repeat: 4") ?? 1
    let every = map.duration("every", example: "every: 20m")
    if count > 1, every == nil, let entry = map.present(of: ["repeat"]).first {
      findings.error("`repeat` needs `every`: the time between two", atKeyOf: entry, hint: "for example every: 20m")
    }
    let values = values(map)
    let expect = map["expect"].flatMap { expectation($0) }
    guard let at else { return nil }
    return RuleTest.Event(place: value.place, at: at, values: values, count: count, every: every ?? 0, expect: expect)
  }

  /// Fields with their texts, each of a form that its type can have.
  func values(_ value: YAMLValue, _ what: String, example: String) -> [RuleTest.Value] {
    MapReader(value, what, known: fields, example: example, findings).map { values($0) } ?? []
  }

  private func values(_ map: MapReader) -> [RuleTest.Value] {
    map.present(of: fields).compactMap { entry in
      guard let field = schema.field(named: entry.key),
        let text = entry.value.text(entry.key, example: "\(entry.key): …", findings)
      else { return nil }
      if let fault = fault(text.value, schema.fields[field]) {
        findings.error(
          "`\(entry.key)`: \(fault)", at: text.place, length: text.value.unicodeScalars.count)
        return nil
      }
      return RuleTest.Value(field: field, text: text)
    }
  }

  private func fault(_ text: String, _ field: Field) -> String? {
    switch field.type {
    case .text, .key: return nil
    case .time:
      do { _ = try EventTime(rfc3339: text) } catch { return error.sentence }
      return nil
    case .money:
      do { _ = try MoneyText.minorUnits(text, decimals: schema.bookCurrency.decimals) } catch { return error.sentence }
      return nil
    case .integer: return Int64(text) == nil ? "not a whole number" : nil
    case .number: return Double(text)?.isFinite == true ? nil : "not a number"
    case .flag: return ["true", "false"].contains(text) ? nil : "not true or false"
    }
  }

  func offset(_ at: Placed<String>) -> Int64? {
    let isBefore = at.value.hasPrefix("-")
    guard let length = WrittenDuration.milliseconds(of: isBefore ? String(at.value.dropFirst()) : at.value) else {
      findings.error(
        "`at` is a duration from the test's start, not `\(at.value)`", at: at.place,
        length: at.value.unicodeScalars.count,
        hint: "for example at: 3h, or at: -120d in a history")
      return nil
    }
    return isBefore ? -length : length
  }

  private func expectation(_ value: YAMLValue) -> RuleTest.Expectation? {
    let example = "expect: {rules: {}, do: []}"
    guard let map = MapReader(value, "`expect`", known: MapKeys.expect, example: example, findings) else { return nil }
    return RuleTest.Expectation(
      place: value.place, rules: map["rules"].map { rules($0) }, does: map["do"].map { actions($0, "do") },
      doesNot: map["not"].map { actions($0, "not") } ?? [], features: map["features"].map { features($0) } ?? [])
  }

  private func rules(_ value: YAMLValue) -> [(id: Placed<String>, score: Double)] {
    let example = "rules: {mule-pass-through: 60}"
    return (value.entries("`rules`", example: example, findings) ?? []).compactMap { entry in
      entry.value.number(entry.key, example: "\(entry.key): 60", findings)
        .map { (Placed(entry.key, at: entry.keyPlace), $0) }
    }
  }

  private func actions(_ value: YAMLValue, _ key: String) -> [Placed<String>] {
    let items = value.items("`\(key)`", example: "\(key): [freeze, case]", findings) ?? []
    return items.compactMap { item in
      guard let text = item.text(key, example: "freeze", findings) else { return nil }
      if Self.actions.contains(text.value) { return text }
      findings.error(
        "there is no action `\(text.value)`", at: text.place, length: text.value.unicodeScalars.count,
        hint: Spelling.hint(for: text.value, in: Self.actions, what: "actions"))
      return nil
    }
  }

  private func features(_ value: YAMLValue) -> [(name: Placed<String>, value: Placed<String>)] {
    (value.entries("`features`", example: "features: {in_24h: 4000}", findings) ?? []).compactMap { entry in
      entry.value.text(entry.key, example: "\(entry.key): 4", findings)
        .map { (Placed(entry.key, at: entry.keyPlace), $0) }
    }
  }
}

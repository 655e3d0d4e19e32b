import CEL
import FrostEvents
import FrostRules

/// `tests` and `histories` are read for their shape only: the engine's own rule tests are a tool's work.
struct TestShape {
  private static let keys = ["test", "start", "with", "history", "profile", "events"]
  private static let eventKeys = ["at", "repeat", "every", "expect"]
  private static let example = "{at: 3h, type: transfer, payee: P9, amount: 100, expect: {rules: {}, do: []}}"

  let fields: [String]
  let findings: Findings

  init(_ schema: Schema, _ findings: Findings) {
    fields = schema.fields.map(\.name)
    self.findings = findings
  }

  func check(_ sections: Sections) {
    var names = Names("test", findings)
    for item in sections.items("tests", example: "tests: [{test: four strangers in, start: …, events: [...]}]") {
      check(item, &names)
    }
    for entry in sections.entries("histories", example: "histories: {regular-user: [\(Self.example)]}") {
      for event in entry.value.items("the history `\(entry.key)`", example: Self.example, findings) ?? [] {
        checkEvent(event)
      }
    }
  }

  private func check(_ value: YAMLValue, _ names: inout Names) {
    guard let map = MapReader(value, "a test", known: Self.keys, example: "{test: …, events: [...]}", findings) else {
      return
    }
    if let name = map.required("test", example: "test: four strangers in")?.text("test", example: "a name", findings) {
      _ = names.add(name)
    }
    if let start = map.text("start", example: "start: 2026-03-02T13:00:00+08:00") {
      do {
        _ = try EventTime(rfc3339: start.value)
      } catch {
        findings.error("`start`: \(error.sentence)", at: start.place, length: start.value.unicodeScalars.count)
      }
    }
    if let with = map["with"] { _ = MapReader(with, "`with`", known: fields, example: "with: {account: A}", findings) }
    _ = map.text("history", example: "history: regular-user")
    for event in map.required("events", example: "events: [...]")?.items("`events`", example: Self.example, findings)
      ?? []
    {
      checkEvent(event)
    }
  }

  private func checkEvent(_ value: YAMLValue) {
    let known = Self.eventKeys + fields
    guard let map = MapReader(value, "an event of a test", known: known, example: Self.example, findings) else {
      return
    }
    if let at = map.required("at", example: "at: 3h")?.text("at", example: "at: 3h", findings) { checkOffset(at) }
    _ = map.integer("repeat", in: 1...1_000_000, example: "repeat: 4")
    _ = map.duration("every", example: "every: 20m")
    if let expect = map["expect"] {
      _ = MapReader(
        expect, "`expect`", known: ["rules", "do", "not", "features"], example: "expect: {rules: {}, do: []}", findings)
    }
  }

  /// `3h`, or `-120d` in a history.
  private func checkOffset(_ at: Placed<String>) {
    let text = at.value.hasPrefix("-") ? String(at.value.dropFirst()) : at.value
    if WrittenDuration.milliseconds(of: text) == nil {
      findings.error(
        "`at` is a duration from the test's start, not `\(at.value)`", at: at.place,
        length: at.value.unicodeScalars.count,
        hint: "for example at: 3h, or at: -120d in a history")
    }
  }
}

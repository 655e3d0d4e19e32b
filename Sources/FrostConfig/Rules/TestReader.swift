import CEL
import FrostEvents
import FrostRules

/// `tests` and `histories`.
struct TestReader {
  private static let eventExample = "{at: 3h, type: transfer, payee: P9, amount: 100, expect: {rules: {}, do: []}}"
  private static let longest = 100_000

  let schema: Schema
  let sections: Sections
  let findings: Findings
  private let events: TestEventReader

  init(_ schema: Schema, _ sections: Sections, _ findings: Findings) {
    self.schema = schema
    self.sections = sections
    self.findings = findings
    events = TestEventReader(schema, findings)
  }

  func read() -> [RuleTest] {
    let histories = histories()
    var names = Names("test", findings)
    return sections.items("tests", example: "tests: [{test: four strangers in, start: …, events: [...]}]")
      .compactMap { test($0, &names, histories) }
  }

  private func histories() -> [String: [RuleTest.Event]] {
    var names = Names("history", findings)
    var histories: [String: [RuleTest.Event]] = [:]
    for entry in sections.entries("histories", example: "histories: {regular-user: [\(Self.eventExample)]}") {
      _ = names.add(Placed(entry.key, at: entry.keyPlace))
      histories[entry.key] = list(entry.value, "the history `\(entry.key)`")
    }
    return histories
  }

  private func list(_ value: YAMLValue, _ what: String) -> [RuleTest.Event] {
    let read = (value.items(what, example: Self.eventExample, findings) ?? []).compactMap { events.read($0) }
    let total = read.reduce(0) { $0 + $1.count }
    if total > Self.longest {
      findings.error("\(what) has \(total) events, more than the limit of \(Self.longest)", at: value)
    }
    return read
  }

  private func test(
    _ value: YAMLValue, _ names: inout Names, _ histories: [String: [RuleTest.Event]]
  ) -> RuleTest? {
    guard let map = MapReader(value, "a test", known: MapKeys.test, example: "{test: …, events: [...]}", findings)
    else {
      return nil
    }
    let name = map.required("test", example: "test: four strangers in")?.text("test", example: "a name", findings)
    if let name { _ = names.add(name) }
    let start = map.text("start", example: "start: 2026-03-02T13:00:00+08:00").flatMap { time($0) }
    let historyStarts = map.text("history-starts", example: "history-starts: 0m").flatMap { events.offset($0) }
    let with = map["with"].map { events.values($0, "`with`", example: "with: {account: A}") } ?? []
    let history = self.history(map.text("history", example: "history: regular-user"), histories)
    let profile = map["profile"].map { self.profile($0) } ?? []
    let own = map.required("events", example: "events: [...]").map { list($0, "`events`") } ?? []
    guard let name else { return nil }
    return RuleTest(
      name: name, start: start, historyStarts: historyStarts, with: with,
      history: history, profile: profile, events: own)
  }

  private func time(_ text: Placed<String>) -> EventTime? {
    do {
      return try EventTime(rfc3339: text.value)
    } catch {
      findings.error("`start`: \(error.sentence)", at: text.place, length: text.value.unicodeScalars.count)
      return nil
    }
  }

  private func history(_ name: Placed<String>?, _ histories: [String: [RuleTest.Event]]) -> [RuleTest.Event] {
    guard let name else { return [] }
    if let known = histories[name.value] { return known }
    findings.error(
      "there is no history `\(name.value)`", at: name.place, length: name.value.unicodeScalars.count,
      hint: histories.isEmpty
        ? "declare it under `histories`"
        : Spelling.hint(for: name.value, in: histories.keys.sorted(), what: "histories"))
    return []
  }

  private func profile(_ value: YAMLValue) -> [(account: String, values: [RuleTest.Value])] {
    let example = "profile: {M: {opened: 2026-02-25T00:00:00+08:00}}"
    return (value.entries("`profile`", example: example, findings) ?? []).map { entry in
      let values = events.values(entry.value, "the profile of `\(entry.key)`", example: example)
      for value in values where !schema.profile.fields.contains(value.field) {
        let names = schema.profile.fields.map { schema.fields[$0].name }.joined(separator: ", ")
        findings.error(
          "`\(schema.fields[value.field].name)` is no field of the profile", at: value.text.place,
          length: value.text.value.unicodeScalars.count, hint: "the schema's profile has \(names)")
      }
      return (entry.key, values)
    }
  }
}

package import FrostConfig
package import FrostEvents
import FrostRules

/// One event of a test's stream, as the wallet would write it.
package struct TestLine: Sendable {
  package var time: EventTime
  package var json: String
  /// The line of the file it comes from; nil: the test's profile.
  package var event: RuleTest.Event?
  /// From 1, of the line's `repeat`.
  package var number: Int
}

extension RuleTest {
  /// The stream: history, profiles and events in the order of time; equal times as written.
  package func lines(_ schema: Schema) -> [TestLine] {
    let start = (self.start ?? Self.defaultStart).milliseconds
    let past = with.filter { [schema.roles.account, schema.roles.customer].contains($0.field) }
    let told = history.map { ($0, past) } + events.map { ($0, with) }
    let own = told.flatMap { event, with in
      (1...event.count).map { number -> (time: Int64, event: Event, number: Int, values: [Int: String]) in
        var values: [Int: String] = [:]
        for value in with + event.values {
          values[value.field] = value.text.value.replacing("{n}", with: String(number))
        }
        return (start + event.at + Int64(number - 1) * event.every, event, number, values)
      }
    }
    let account = schema.roles.account
    let profiles = profile.map { account, values -> (time: Int64, values: [Int: String]) in
      let first = own.filter { $0.values[schema.roles.account] == account }.map(\.time).min()
      var fields = Dictionary(values.map { ($0.field, $0.text.value) }, uniquingKeysWith: { $1 })
      fields[schema.roles.account] = account
      return (min(first ?? start, start), fields)
    }
    let json = EventLineWriter(schema)
    let type = schema.profile.from.last
    var lines = profiles.map { told -> TestLine in
      var values = told.values
      values[schema.roles.type] = type?.type
      if let phase = schema.roles.phase, let type { values[phase] = type.phase }
      let time = EventTime(milliseconds: told.time)
      return TestLine(time: time, json: json.line(values, at: time, id: "profile-\(values[account] ?? "")"), number: 1)
    }
    for (place, line) in own.enumerated() {
      let time = EventTime(milliseconds: line.time)
      lines.append(
        TestLine(
          time: time, json: json.line(line.values, at: time, id: "event-\(place + 1)"), event: line.event,
          number: line.number))
    }
    return lines.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }
}

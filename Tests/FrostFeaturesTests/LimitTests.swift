import FrostEvents
import FrostFeatures
import Testing

/// Fields: 0 the key, 1 a value.
@Suite struct LimitTests {
  private static let transfer = TypePhase(type: "transfer")
  private static let hour: Int64 = 3_600_000

  private static func definition(
    _ name: String, _ kind: FeatureDefinition.Kind, over window: Int64? = hour, limit: Int = 100,
    keys: Int = 100
  ) -> FeatureDefinition {
    FeatureDefinition(
      name: name, kind: kind, types: [transfer], key: [0],
      window: window.map { .init(near: 0, far: $0) }, limit: limit, keyLimit: keys)
  }

  /// A table with one key, fed an event at a time.
  private struct Fed {
    var table: FeatureTable
    var input: Int64 = 0

    init(_ definitions: [FeatureDefinition]) {
      table = FeatureTable(definitions, lateness: 60_000, historyStarts: EventTime(milliseconds: 0))
    }

    mutating func feed(_ value: Int64, at time: Int64, key: Int64 = 7) -> [FeatureValue] {
      input += 1
      var values: [FeatureValue] = []
      let moment = EventTime(milliseconds: time)
      table.update(
        table.updatePlan(for: LimitTests.transfer), row: [key, value], presence: 3, time: moment, input: input,
        holds: [])
      table.read(
        table.readPlan(for: table.definitions.indices), Array(table.definitions.indices), row: [key, value],
        presence: 3, time: moment, input: input
      ) { values.append($1) }
      return values
    }
  }

  @Test func `a value at its limit stays there, marked, until the window holds fewer again`() {
    var fed = Fed([Self.definition("count", .count, limit: 3), Self.definition("sum", .sum(field: 1), limit: 3)])
    #expect(fed.feed(1, at: 0) == [.value(1), .value(1)])
    #expect(fed.feed(2, at: 1000) == [.value(2), .value(3)])
    #expect(fed.feed(3, at: 2000) == [.value(3), .value(6)])
    #expect(fed.feed(4, at: 3000) == [.saturated(3), .saturated(9)])
    #expect(fed.feed(5, at: 4000) == [.saturated(3), .saturated(12)])
    // The events that were dropped, 0 and 1 s, have left the window.
    #expect(fed.feed(6, at: 1001 + Self.hour) == [.saturated(3), .saturated(15)])
    #expect(fed.feed(7, at: 4001 + Self.hour) == [.value(2), .value(13)])
  }

  @Test func `one feature's limit is no other's`() {
    var fed = Fed([Self.definition("few", .count, limit: 2), Self.definition("many", .count, limit: 100)])
    for number in 1...50 as ClosedRange<Int64> {
      #expect(fed.feed(1, at: number) == [number > 2 ? .saturated(2) : .value(number), .value(number)])
    }
    let statistics = fed.table.statistics
    #expect(statistics.map(\.name) == ["few", "many"])
    #expect(statistics.map(\.keys) == [1, 1])
    #expect(statistics.map(\.entries) == [2, 50])
    #expect(statistics.map(\.dropped) == [48, 0])
    #expect(statistics.map(\.saturatedReads) == [48, 0])
    #expect(statistics.map(\.limit) == [2, 100])
  }

  @Test func `what no window reaches any more is forgotten, though another feature's window is longer`() {
    var fed = Fed([
      Self.definition("minute", .count, over: 60_000, limit: 1000),
      Self.definition("days", .sum(field: 1), over: 90 * 24 * Self.hour, limit: 5),
    ])
    for number in 1...5000 as ClosedRange<Int64> { _ = fed.feed(1, at: number * 10_000) }
    // A minute and the lateness of another: 12 events, and the one at the edge.
    #expect(fed.table.statistics.map(\.entries) == [13, 5])
  }

  @Test func `a sum beyond 64 bits stands at the limit, marked`() {
    var fed = Fed([Self.definition("sum", .sum(field: 1), limit: 10)])
    #expect(fed.feed(.max, at: 0) == [.value(.max)])
    #expect(fed.feed(1, at: 1) == [.saturated(.max)])
    #expect(fed.feed(-2, at: 2) == [.value(.max - 1)])
  }

  @Test func `the newest values are limited too, and what was forgotten is unknown`() {
    var fed = Fed([Self.definition("last", .last(field: 1), over: nil, limit: 2)])
    for number in 1...4 as ClosedRange<Int64> { #expect(fed.feed(number, at: number * 1000) == [.value(number)]) }
    #expect(fed.table.statistics.map(\.entries) == [2])
    #expect(fed.table.statistics.map(\.dropped) == [2])
    // The late one is older than the two that are kept.
    #expect(fed.feed(9, at: 500) == [.unknown])
  }

  @Test func `a full table lets go of keys that no window reaches, and no answer changes`() {
    var fed = Fed([Self.definition("count", .count, keys: 3)])
    for key in 1...40 as ClosedRange<Int64> {
      #expect(fed.feed(1, at: key * Self.hour, key: key) == [.value(1)])
      #expect(fed.feed(1, at: key * Self.hour + 1, key: key) == [.value(2)])
    }
    #expect(fed.table.statistics[0].keys <= 3)
    #expect(fed.table.statistics[0].refused == 0)
  }

  @Test func `a key that a full table turned away is unknown, never new, and marked once it is let in`() {
    var fed = Fed([
      Self.definition("count", .count, keys: 2), Self.definition("sum", .sum(field: 1), over: 60_000, keys: 1),
    ])
    #expect(fed.feed(5, at: 0, key: 1) == [.value(1), .value(5)])
    #expect(fed.feed(5, at: 0, key: 2) == [.value(1), .value(5)])
    #expect(fed.feed(5, at: 1000, key: 3) == [.unknown, .unknown])
    // Those that are there go on.
    #expect(fed.feed(5, at: 2000, key: 1) == [.value(2), .value(10)])
    #expect(fed.table.statistics.map(\.refused) == [1, 1])
    #expect(fed.table.fullTables(since: EventTime(milliseconds: 1001)).isEmpty)
    #expect(fed.table.fullTables(since: EventTime(milliseconds: 1000)).map(\.key) == [[0]])
    // An hour and the lateness twice later the first two are dead; what was missed may still be in the longer window.
    let later = Self.hour + 4 * 60_000
    #expect(fed.feed(5, at: later, key: 4) == [.value(1), .value(5)])
    #expect(fed.feed(5, at: later, key: 5) == [.value(1), .value(5)])
  }

  @Test func `what may have been missed is marked`() {
    var fed = Fed([Self.definition("count", .count, keys: 1)])
    #expect(fed.feed(5, at: 0, key: 1) == [.value(1)])
    #expect(fed.feed(5, at: Self.hour, key: 3) == [.unknown])
    // Now the first is dead; the event that was turned away would lie in the window.
    #expect(fed.feed(5, at: Self.hour + 130_000, key: 3) == [.saturated(1)])
    #expect(fed.feed(5, at: 2 * Self.hour + 1, key: 3) == [.value(2)])
  }

  @Test func `the newest value and the age of a key that was turned away are unknown`() {
    var fed = Fed([
      Self.definition("last", .last(field: 1), over: nil, keys: 1), Self.definition("first", .age, over: nil, keys: 1),
    ])
    #expect(fed.feed(5, at: 20 * 24 * Self.hour, key: 1) == [.value(5), .value(0)])
    #expect(fed.feed(5, at: 20 * 24 * Self.hour, key: 3) == [.unknown, .unknown])
  }

  @Test func `a reload keeps what was counted`() {
    var fed = Fed([Self.definition("few", .count, limit: 2)])
    for number in 1...5 as ClosedRange<Int64> { _ = fed.feed(1, at: number) }
    fed.table = FeatureTable(
      [Self.definition("new", .count, limit: 9), Self.definition("few", .count, limit: 2)], carrying: fed.table,
      historyStarts: nil)
    #expect(fed.table.statistics.map(\.dropped) == [0, 3])
    #expect(fed.table.statistics.map(\.entries) == [0, 2])
  }
}

import FrostEvents
import FrostFeatures
import Testing

/// Fields: 0 the key, 1 a value.
@Suite struct LimitTests {
  private static let transfer = TypePhase(type: "transfer")
  private static let hour: Int64 = 3_600_000

  private static func definition(
    _ name: String, _ kind: FeatureDefinition.Kind, over window: Int64? = hour, limit: Int
  ) -> FeatureDefinition {
    FeatureDefinition(
      name: name, kind: kind, types: [transfer], key: [0],
      window: window.map { .init(near: 0, far: $0) }, limit: limit)
  }

  /// A table with one key, fed an event at a time.
  private struct Fed {
    var table: FeatureTable
    var input: Int64 = 0

    init(_ definitions: [FeatureDefinition]) {
      table = FeatureTable(definitions, lateness: 60_000, historyStarts: EventTime(milliseconds: 0))
    }

    mutating func feed(_ value: Int64, at time: Int64) -> [FeatureValue] {
      input += 1
      var values: [FeatureValue] = []
      let moment = EventTime(milliseconds: time)
      table.update(
        table.updatePlan(for: LimitTests.transfer), row: [7, value], presence: 3, time: moment, input: input, holds: [])
      table.read(
        table.readPlan(for: table.definitions.indices), row: [7, value], presence: 3, time: moment, input: input
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

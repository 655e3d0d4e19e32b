import Foundation
import FrostEvents
import FrostFeatures
import Testing

/// One key with very many events in its windows, a twentieth of them late. `scripts/nightly` asks for a million.
@Suite struct HotKeyTests {
  private static var events: Int {
    ProcessInfo.processInfo.environment["FROST_HOT_EVENTS"].flatMap { Int($0) } ?? 2000
  }

  private static let kinds: [(name: String, kind: FeatureDefinition.Kind)] = [
    ("count", .count), ("sum", .sum(field: 1)), ("min", .min(field: 1)), ("max", .max(field: 1)),
    ("stddev", .stddev(field: 1, isMoney: true)), ("distinct", .distinct(field: 1)),
    ("equal", .equal(field: 1, .share(millionths: 10_000))), ("risk", .risk(points: 1, halfLife: 86_400_000)),
  ]

  private enum Values: String, CaseIterable { case random, rising, falling }

  @Test(arguments: kinds.indices, Values.allCases)
  private func `a hot key's value is that of a scan, however its values run`(number: Int, values: Values) {
    let (name, kind) = Self.kinds[number]
    // A late event has up to 1,000 others after it.
    let step: Int64 = 300
    let window = Int64(Self.events) * step * 9 / 10
    let definition = FeatureDefinition(
      name: name, kind: kind, types: [], key: [0], window: .init(near: 0, far: window),
      limit: FeatureDefinition.highestLimit)
    var table = FeatureTable([definition], lateness: 300_000, historyStarts: nil)
    let update = table.updatePlan(for: TypePhase(type: "payment"))
    let read = table.readPlan(for: [0])
    var random = SeededGenerator(state: 7)
    var events: [NaiveFeatures.Event] = []
    var found: FeatureValue = .unknown
    let clock = ContinuousClock()
    var spent = Duration.zero
    for input in 1...Int64(Self.events) {
      let late = random.once(in: 20) ? Int64.random(in: 0..<min(300_000, input * step), using: &random) : 0
      let time = input * step - late
      let value =
        switch values {
        case .random: Int64.random(in: 0..<100_000, using: &random)
        case .rising: input
        case .falling: Int64(Self.events) - input
        }
      let moment = EventTime(milliseconds: time)
      spent += clock.measure {
        table.update(update, row: [1, value], presence: 3, time: moment, input: input, holds: [])
        table.read(read, [0], row: [1, value], presence: 3, time: moment, input: input) { found = $1 }
      }
      events.append(
        NaiveFeatures.Event(time: time, input: input, type: TypePhase(type: "payment"), fields: [1, value], holds: []))
    }
    var naive = NaiveFeatures([definition], historyStarts: nil)
    for event in events.sorted(by: { ($0.time, $0.input) < ($1.time, $1.input) }) { naive.remember(event) }
    #expect(found == naive.value(of: 0, at: events[events.count - 1]))
    let nanoseconds = Int(spent / .nanoseconds(1)) / Self.events
    print("hot key, \(Self.events) events, \(name) of \(values.rawValue) values: \(nanoseconds) ns an event")
  }
}

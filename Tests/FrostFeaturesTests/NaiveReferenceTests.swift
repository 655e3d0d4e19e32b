import FrostEvents
import FrostFeatures
import Testing

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Fields of the random streams: 0 and 1 are keys, 2 an amount, 3 a value to tell apart.
private let fields = 4
private let types = [
  TypePhase(type: "transfer"), TypePhase(type: "transfer", phase: "reversed"), TypePhase(type: "login"),
]
private let day: Int64 = 86_400_000

private func definitions() -> [FeatureDefinition] {
  let windows: [FeatureDefinition.Window] = [
    .init(near: 0, far: 1000), .init(near: 0, far: 60_000), .init(near: 30_000, far: 90_000), .init(near: 0, far: day),
  ]
  var all: [FeatureDefinition] = []
  for (number, window) in windows.enumerated() {
    let key = number % 2 == 0 ? [0] : [1]
    for excluded in [false, true] {
      let name = "\(number)\(excluded)"
      let transfer = [types[0]]
      all.append(.init(name: "c" + name, kind: .count, types: [], key: [0], window: window, excludesCurrent: excluded))
      all.append(
        .init(
          name: "s" + name, kind: .sum(field: 2), types: transfer, key: key, read: [0], window: window,
          excludesCurrent: excluded, net: excluded))
      all.append(
        .init(
          name: "d" + name, kind: .distinct(field: 3), types: [], key: [0, 1], window: window,
          excludesCurrent: excluded, condition: number == 1 ? "odd" : nil))
    }
  }
  for excluded in [false, true] {
    all.append(.init(name: "since\(excluded)", kind: .since, types: [types[0]], key: [0], excludesCurrent: excluded))
    all.append(
      .init(name: "last\(excluded)", kind: .last(field: 3), types: [], key: [1], read: [0], excludesCurrent: excluded))
    all.append(.init(name: "age\(excluded)", kind: .age, types: [types[2]], key: [0, 1]))
  }
  return all
}

/// A stream with ties, late events and gaps, through the table and the reference.
private func compare(seed: UInt64, events: Int, lateness: Int64) -> (compared: Int, differing: [String]) {
  let definitions = definitions()
  var random = SeededGenerator(state: seed)
  let start = Int64.random(in: 0...1, using: &random) == 0 ? Int64(0) : 1_700_000_000_000
  var table = FeatureTable(
    definitions, lateness: lateness, historyStarts: EventTime(milliseconds: start - 20 * day))
  var naive = NaiveFeatures(definitions, historyStarts: start - 20 * day)
  let plans = types.map { table.updatePlan(for: $0) }
  let read = table.readPlan(for: definitions.indices)
  var now = start
  var compared = 0
  var differing: [String] = []
  for input in 1...Int64(events) {
    now += [0, 0, 1, 400, 5000, 30_000, 60_000].randomElement(using: &random)!
    if Int.random(in: 0..<200, using: &random) == 0 { now += day }
    let late = Int.random(in: 0..<5, using: &random) == 0 ? Int64.random(in: 0...lateness, using: &random) : 0
    let event = NaiveFeatures.Event(
      time: now - late, input: input, type: types.randomElement(using: &random)!,
      fields: (0..<fields).map { field in
        Int.random(in: 0..<12, using: &random) == 0 ? nil : Int64.random(in: 1...(field < 2 ? 3 : 5), using: &random)
      },
      holds: definitions.map { $0.condition == nil || input % 2 == 1 })
    let presence = event.fields.enumerated().reduce(UInt64(0)) { $1.element == nil ? $0 : $0 | 1 << UInt64($1.offset) }
    let row = event.fields.map { $0 ?? 0 }
    let time = EventTime(milliseconds: event.time)
    table.update(
      plans[types.firstIndex(of: event.type)!], row: row, presence: presence, time: time, input: input,
      holds: event.holds)
    naive.remember(event)
    table.read(read, row: row, presence: presence, time: time, input: input) { number, value in
      compared += 1
      let expected = naive.value(of: number, at: event)
      if value != expected, differing.count < 5 {
        differing.append("seed \(seed) input \(input) \(definitions[number].name): \(value), reference \(expected)")
      }
    }
  }
  return (compared, differing)
}

@Suite struct NaiveReferenceTests {
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `every feature equals a scan over all events`(seed: UInt64) {
    let result = compare(seed: seed, events: 250, lateness: 120_000)
    #expect(result.differing == [])
    #expect(result.compared == 250 * definitions().count)
  }

  @Test func `without lateness nothing older is kept and nothing differs`() {
    #expect(compare(seed: 77, events: 400, lateness: 0).differing == [])
  }
}

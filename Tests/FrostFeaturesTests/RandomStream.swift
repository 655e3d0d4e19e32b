import FrostEvents

/// What a wallet might send, and what it should not: ties, late events, events twice, gaps, jumps ahead.
struct RandomStream {
  let lateness: Int64
  private var random: SeededGenerator
  private var now: Int64
  private let keys: Int
  private let spread: Int64

  init(seed: UInt64) {
    random = SeededGenerator(state: seed)
    lateness = random.pick([0, 1000, 120_000, 3_600_000])
    now = random.pick([0, 1_700_000_000_000])
    keys = random.pick([1, 2, 3])
    spread = random.pick([3, 200, 1_000_000])
  }

  var start: Int64 { now }

  mutating func event(_ input: Int64) -> NaiveFeatures.Event {
    now += random.pick([0, 0, 1, 400, 5000, 30_000, 60_000])
    if random.once(in: 60) { now += random.pick([RandomDefinitions.day, 20 * RandomDefinitions.day]) }
    let late = random.once(in: 4) ? Int64.random(in: 0...lateness, using: &random) : 0
    return NaiveFeatures.Event(
      time: now - late, input: input, type: random.pick(RandomDefinitions.types),
      fields: (0..<RandomDefinitions.fields).map { field in random.once(in: 12) ? nil : value(field) },
      holds: [input % 2 == 1, input % 3 == 0])
  }

  private mutating func value(_ field: Int) -> Int64 {
    switch field {
    case 0, 1: Int64.random(in: 1...Int64(keys), using: &random)
    case 2, 3: amount()
    case 4: Int64(bitPattern: Double(Int64.random(in: -91...90, using: &random)).bitPattern)
    case 5: Int64(bitPattern: Double(Int64.random(in: -1800...1800, using: &random) / 10).bitPattern)
    default: Int64.random(in: 1...5, using: &random)
    }
  }

  private mutating func amount() -> Int64 {
    if random.once(in: 100) { return random.pick([.max, -.max, 1 << 42, (1 << 42) + 1, -(1 << 42)]) }
    return Int64.random(in: -5...spread, using: &random)
  }
}

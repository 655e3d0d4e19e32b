import FrostEngine

/// Cost of an event as one key, a merchant whom everybody pays, has more and more events in its window. Each event that
/// comes lets an old one go.
enum HotKeyGrowth {
  static let all =
    [1, 1_000, 100_000, 1_000_000].map { count in
      Benchmark("growth/hot key, velocity-10: \(count) in the window") { meter in
        try run(count, try Subject.velocity.engine(), &meter)
      }
    }
    + kinds.flatMap { kind, definition in
      [1_000, 1_000_000].map { count in
        Benchmark("growth/hot key, \(kind): \(count) in the window") { meter in
          try run(count, try RuleText.engine(rules(definition)), &meter)
        }
      }
    }

  private static let kinds = [
    ("count", "count: payment"), ("count, shifted", "count: payment, shift"), ("sum", "sum: amount"),
    ("min", "min: amount"),
    ("max", "max: amount"), ("stddev", "stddev: amount"), ("zscore", "zscore: amount"),
    ("equal", "equal: amount, within: 1 %"), ("distinct", "distinct: account"),
    ("risk", "risk: payment, half-life: 90m"), ("share", "share: [amount, balance]"),
    ("outcome", "outcome: fraud, of: payment"),
  ]

  private static func rules(_ definition: String) -> String {
    let isShifted = definition.hasSuffix(", shift")
    let window = definition.hasPrefix("risk") ? "" : isShifted ? ", over: 12h..24h" : ", over: 24h"
    let what = isShifted ? String(definition.dropLast(7)) : definition
    return RuleText.velocitySchema.replacing(
      "book-currency", with: "  label:   {at: /label, type: text}\nbook-currency")
        + """
        features:
          it: {\(what), by: payee\(window), limit: 1000000}
        rules:
          - {rule: one, title: {en: one}, owner: benchmark, types: payment, when: [it > 1000000000]}

        """
  }

  private static func run(_ count: Int, _ engine: consuming Engine, _ meter: inout Meter) throws {
    var engine = engine
    var reading = Reading(engine)
    var stream = VelocityStream(accounts: 100_000)
    stream.eventsPerDay = Double(count) / 100_000
    stream.isSkewed = false
    stream.hasNewKeys = false
    stream.merchant = "merchant"
    for range in Lines.ranges(meter.scaled(count, by: 100), 4096) {
      _ = engine.process(reading.batches(Lines(next: range, &stream)))
    }
    for range in Lines.ranges(meter.scaled(50_000), 500) {
      let batches = reading.batches(Lines(next: range, &stream))
      meter.measure(range.count) { _ = engine.process(batches) }
    }
  }
}

extension Lines {
  /// The next lines of a stream.
  init(next range: Range<Int>, _ stream: inout VelocityStream) {
    self.init(range.count) { bytes in
      stream.next(into: &bytes)
      return true
    }
  }
}

import FrostEngine

/// What a feature adds to an event: to remember, and to read. Two engines take the same events, one of them without it; the
/// difference is measured. The first half of the stream is left out: by then each account has its twenty events in the window.
enum FeatureBenchmarks {
  static let all =
    [
      Benchmark("features/none: the event itself") { try measure(bare, beyond: nil, &$0) },
      Benchmark("features/a key with a count") { try measure(known, beyond: bare, &$0) },
    ]
    + FeatureKind.all.flatMap { kind in
      [
        Benchmark("features/update: " + kind.name) { try measure(remembering(kind), beyond: known, &$0) },
        Benchmark("features/read: " + kind.name) { try measure(reading(kind), beyond: remembering(kind), &$0) },
      ]
    }

  private static let none = "amount > 1000000"
  private static let count = "  known: {count: payment, by: account, over: 1h}\n"
  private static let bare = rules("", when: none)
  private static let known = rules("features:\n" + count, when: none)

  private static func remembering(_ kind: FeatureKind) -> String { rules(with(kind), when: none) }
  private static func reading(_ kind: FeatureKind) -> String { rules(with(kind), when: kind.condition) }
  private static func with(_ kind: FeatureKind) -> String { "features:\n\(count)  it: \(kind.definition)\n" }

  private static func rules(_ features: String, when: String) -> String {
    KindStream.schema
      + "  - {rule: one, title: {en: one}, owner: benchmark, types: payment, when: [\"\(when)\"]}\n" + features
  }

  private static func measure(_ rules: String, beyond base: String?, _ meter: inout Meter) throws {
    let lines = Lines(ofKinds: meter)
    var engine = try RuleText.engine(rules)
    var other = try base.map { try RuleText.engine($0) }
    var reading = Reading(engine)
    for range in Lines.ranges(lines.count, 500) {
      let batch = reading.prepare(reading.decode(lines, range))
      if range.lowerBound < lines.count / 2 {
        _ = engine.process([batch])
        _ = other?.process([batch])
      } else if other == nil {
        meter.measure(range.count) { _ = engine.process([batch]) }
      } else {
        meter.measure(range.count, beyond: { _ = other?.process([batch]) }, { _ = engine.process([batch]) })
      }
    }
  }
}

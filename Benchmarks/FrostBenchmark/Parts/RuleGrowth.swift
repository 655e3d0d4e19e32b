import FrostEngine

/// Cost of an event as there are more rules, or more windows for each key.
enum RuleGrowth {
  static let all =
    [(10, 1), (50, 1), (1000, 1), (1000, 20)].map { rules, types in
      let concern = types == 1 ? "all for the event's type" : "for \(types) types, the event's among them"
      return Benchmark("growth/rules: \(rules), \(concern)") {
        try run(rulesOf(types: types, each: rules / types), &$0)
      }
    }
    + [1, 8, 32, 64].map { windows in
      Benchmark("growth/windows of a key: \(windows)") { try run(rules(windows: windows), &$0) }
    }

  /// For each type ten features and so many rules of three conditions, as scenarios have them; none of them hits.
  private static func rulesOf(types: Int, each count: Int) -> String {
    var (features, rules) = ("features:\n", "")
    for type in ["payment"] + (1..<types).map({ "other_\($0)" }) {
      for number in 0..<10 {
        let what = number % 2 == 0 ? "count: [\(type)]" : "sum: amount, of: [\(type)]"
        features += "  \(type)_\(number): {\(what), by: account, over: \(7 * number + 5)m}\n"
      }
      for number in 0..<count {
        let conditions = [
          "\(type)_\(number % 5 * 2) > \(40 + number)",
          "\(type)_\((number + 3) % 5 * 2 + 1) > \(90_000 + 100 * number)",
          "amount >= \(40 + number)",
        ]
        rules += """
            - {rule: \(type)-\(number), title: {en: one}, owner: benchmark, types: [\(type)], score: 10, when: \(conditions)}

          """
      }
    }
    return KindStream.schema + rules + features
  }

  /// Counts over windows from twenty minutes to a day, all read by one rule.
  private static func rules(windows: Int) -> String {
    let features = (1...windows).map { "  in_\($0): {count: payment, by: account, over: \($0 * 22)m}\n" }.joined()
    let conditions = (1...windows).map { "in_\($0) < 1000000" }
    return KindStream.schema
      + "  - {rule: one, title: {en: one}, owner: benchmark, types: payment, when: \(conditions + ["amount > 1000000"])}\n"
      + "features:\n" + features
  }

  private static func run(_ rules: String, _ meter: inout Meter) throws {
    let began = wallNanoseconds()
    let set = try RuleText.compile(rules)
    meter.notes.append(("loaded in", "\((wallNanoseconds() - began) / 1_000_000) ms"))
    var engine = Engine(rules: set)
    let lines = Lines(ofKinds: meter)
    var reading = Reading(engine)
    for range in Lines.ranges(lines.count, 500) {
      let batch = reading.prepare(reading.decode(lines, range))
      if range.lowerBound < lines.count / 2 {
        _ = engine.process([batch])
      } else {
        meter.measure(range.count) { _ = engine.process([batch]) }
      }
    }
  }
}

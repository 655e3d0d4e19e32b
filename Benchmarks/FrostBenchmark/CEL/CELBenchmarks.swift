/// An evaluation of CEL: an event is an evaluation.
enum CELBenchmarks {
  static let all = Workload.all.map { name, make in
    Benchmark("cel/" + name) { meter in
      let workload = make()
      for _ in 0..<meter.scaled(200, by: 100) {
        meter.measure(5_000) { for _ in 0..<5_000 { _ = workload() } }
      }
    }
  }

  /// How long expressions hold out that want all their budget, the slowest first.
  static func printHostile() {
    let results = Hostile.texts.map { text in (text, (0..<3).map { _ in Hostile.run(text) }.min { $0.0 < $1.0 }!) }
    for (text, result) in results.sorted(by: { $0.1.nanoseconds > $1.1.nanoseconds }) {
      print("\(result.nanoseconds / 1_000_000) ms  \(text.prefix(90))  -> \(result.outcome.prefix(60))")
    }
  }
}

/// A row of a table: what is done, over what.
struct Benchmark: Sendable {
  /// `PART/NAME`
  var name: String
  /// Makes what it needs, and measures step after step.
  var run: @Sendable (inout Meter) throws -> Void

  init(_ name: String, _ run: @escaping @Sendable (inout Meter) throws -> Void) {
    self.name = name
    self.run = run
  }

  static let all =
    DecodeBenchmarks.all + InternBenchmarks.all + FeatureBenchmarks.all + CELBenchmarks.all + EngineBenchmarks.all
    + StoreBenchmarks.all + AccountGrowth.all + RuleGrowth.all + HotKeyGrowth.all
}

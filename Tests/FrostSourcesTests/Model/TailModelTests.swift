import Foundation
import Testing

/// 100,000 random steps of writers, rotations and restarts a run, against the model. The same ones every time, so that a
/// change that did not break it does not fail; `FROST_SEED` runs others.
struct TailModelTests {
  private static let days = 1000
  private static let steps = 100
  private static let seed =
    ProcessInfo.processInfo.environment["FROST_SEED"].flatMap { UInt64($0) } ?? 1

  private func run(_ seed: UInt64) {
    var model = TailModel(seed: seed)
    do {
      try model.run(steps: Self.steps)
    } catch {
      Issue.record("seed \(seed): \(error); \(model.history.map(\.rawValue).joined(separator: " "))")
    }
  }

  @Test(arguments: 0..<2)
  func `whatever rotation and restart do, every line is read once and in order or counted as lost`(half: UInt64) {
    if half == 0 { print("tail model: FROST_SEED=\(Self.seed), \(Self.days) days of \(Self.steps) steps") }
    for day in 0..<UInt64(Self.days / 2) { run(Self.seed &+ half * UInt64(Self.days / 2) + day) }
  }

  /// Seeds that have failed once.
  @Test(
    arguments: [
      19_119_087_319_871, 18_564_071_192_244, 18_564_071_191_799, 74_888_276_361_565, 11_662_568_142_641, 20_261_676,
      1_000_451, 1_001_785,
    ] as [UInt64])
  func `what failed once does not fail again`(seed: UInt64) { run(seed) }
}

import Foundation
import Testing

/// 100,000 random steps of writers, rotations and restarts a run, against the model. `FROST_SEED` repeats a run.
struct TailModelTests {
  private static let days = 1000
  private static let steps = 100
  private static let seed =
    ProcessInfo.processInfo.environment["FROST_SEED"].flatMap { UInt64($0) } ?? .random(in: 0..<1 << 48)

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
      19_119_087_319_871, 18_564_071_192_244, 18_564_071_191_799, 74_888_276_361_565,
    ] as [UInt64])
  func `what failed once does not fail again`(seed: UInt64) { run(seed) }
}

import Foundation
import Testing

@Suite struct NaiveReferenceTests {
  /// Seeds on which the table once differed from the reference.
  private static let regressions: [UInt64] = [49]
  private static let shards = 4
  /// Comparisons in all; `scripts/nightly` asks for more.
  private static var wanted: Int {
    ProcessInfo.processInfo.environment["FROST_COMPARISONS"].flatMap { Int($0) } ?? 500_000
  }
  private static var firstSeed: UInt64 {
    ProcessInfo.processInfo.environment["FROST_SEED"].flatMap { UInt64($0) } ?? 1
  }

  @Test(arguments: regressions)
  func `a stream that once differed`(seed: UInt64) {
    #expect(Comparison.run(seed: seed).differing == [])
  }

  @Test(arguments: UInt64(1)...40)
  func `a table that was copied and its copy each go their own way`(seed: UInt64) {
    #expect(Comparison.runForked(seed: seed) == [])
  }

  @Test(arguments: 0..<shards)
  func `every feature of every kind equals a scan over all events`(shard: Int) {
    let first = Self.firstSeed
    var seed = first + UInt64(shard)
    var compared = 0
    var differing: [String] = []
    while compared * Self.shards < Self.wanted, differing.isEmpty {
      let result = Comparison.run(seed: seed)
      compared += result.compared
      differing += result.differing
      seed += UInt64(Self.shards)
    }
    #expect(differing == [])
    print(
      "compared \(compared) values, seeds \(first + UInt64(shard)), +\(Self.shards) … \(seed - UInt64(Self.shards))")
  }
}

import Testing

@Suite struct TableCheckpointTests {
  private static let seeds = UInt64(1)...40

  @Test func `a table that was written while events went on is the same after loading, and goes on alike`() {
    var checkpoints = 0
    var differing: [String] = []
    for seed in Self.seeds where differing.isEmpty {
      let result = Comparison.run(seed: seed, checkpoints: true)
      checkpoints += result.checkpoints
      differing += result.differing
    }
    #expect(differing == [])
    #expect(checkpoints > 100)
  }

  @Test func `a slice that is taken for an older one is found`() {
    #expect(
      Self.seeds.contains { !Comparison.run(seed: $0, checkpoints: true, forgetsNumbers: true).differing.isEmpty })
  }
}

import FrostEvents
import FrostFeatures
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

  @Test func `a table that is full is written while it turns keys away`() throws {
    let definition = FeatureDefinition(
      name: "paid", kind: .sum(field: 1), types: [], key: [0], window: .init(near: 0, far: 86_400_000), keyLimit: 50)
    var table = FeatureTable([definition], lateness: 0, historyStarts: nil)
    let plan = table.updatePlan(for: TypePhase(type: "transfer"))
    var random = SeededGenerator(state: 7)
    var input: Int64 = 0
    func see(_ key: Int64, _ note: (TableCheckpoint.Update) -> Void) {
      input += 1
      let update = TableCheckpoint.Update(
        plan: plan, row: [key, 5], presence: 3, time: EventTime(milliseconds: input), input: input, holds: [true])
      table.update(
        update.plan, row: update.row, presence: update.presence, time: update.time, input: input, holds: update.holds)
      note(update)
    }
    for key in Int64(0)..<60 { see(key) { _ in } }
    for _ in 0..<20 {
      var checkpoint = TableCheckpoint(table)
      repeat {
        for _ in 0..<5 { see(.random(in: 0..<200, using: &random)) { checkpoint.note($0) } }
      } while !checkpoint.advance(table, number: input + 1, &random)
      let loaded = try #require(checkpoint.loaded(table, lateness: 0))
      #expect(loaded.image == table.image)
      #expect(loaded.keyImages == table.keyImages)
    }
    #expect(table.statistics[0].refused > 100)
  }
}

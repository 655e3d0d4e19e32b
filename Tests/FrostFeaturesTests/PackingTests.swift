import FrostEvents
import FrostFeatures
import Testing

@Suite struct PackingTests {
  @Test(arguments: UInt64(1)...40)
  func `keys that are packed and unpacked all the time give the reference's answers`(seed: UInt64) {
    #expect(Comparison.run(seed: seed, packs: true).differing == [])
  }

  @Test func `a table whose keys are packed is written and loaded like any other`() {
    var checkpoints = 0
    for seed in UInt64(1)...20 {
      let result = Comparison.run(seed: seed, checkpoints: true, packs: true)
      checkpoints += result.checkpoints
      #expect(result.differing == [])
    }
    #expect(checkpoints > 50)
  }

  @Test(arguments: UInt64(1)...40)
  func `a table with packed keys and its copy each go their own way`(seed: UInt64) {
    #expect(Comparison.runForked(seed: seed, packs: true) == [])
  }

  // MARK: memory

  /// A table of one space that has seen three events of each of some keys.
  private struct Filled {
    var table: FeatureTable
    let plan: FeatureTable.UpdatePlan
    private var input: Int64 = 0

    init(keys: Range<Int64>, room: PackingRoom = .memory) {
      let definition = FeatureDefinition(
        name: "paid", kind: .sum(field: 1), types: [], key: [0], window: .init(near: 0, far: 86_400_000))
      table = FeatureTable([definition], lateness: 0, historyStarts: nil, room: room)
      plan = table.updatePlan(for: TypePhase(type: "transfer"))
      for key in keys { for _ in 0..<3 { see(key) } }
    }

    mutating func see(_ key: Int64) {
      input += 1
      table.update(
        plan, row: [key, 5], presence: 3, time: EventTime(milliseconds: input), input: input, holds: [true])
    }

    var memory: KeyMemory { table.memory[0] }
  }

  @Test func `the coldest keys are packed until the others take no more than the limit`() {
    var filled = Filled(keys: 0..<20_000)
    let before = filled.table.unpackedBytes
    filled.table.pack(downTo: before / 2, inputs: 20_000)
    #expect(filled.table.unpackedBytes <= before / 2)
    #expect(filled.memory.keys == 20_000)
    #expect(filled.memory.packed > 5000)
    let images = filled.table.keyImages
    // The newest keys were used last: the hand leaves them alone.
    for key in Int64(19_000)..<20_000 { filled.see(key) }
    #expect(filled.memory.packed > 5000)
    #expect(images != filled.table.keyImages)
  }

  @Test func `while parts of a table are emptied, and keys come and grow, it says the same`() {
    var filled = Filled(keys: 0..<20_000)
    let limit = filled.table.heldBytes / 4
    for step in Int64(0)..<400 {
      for key in 0..<50 { for _ in 0..<step % 7 { filled.see((step * 50 + Int64(key)) * 7919 % 20_000) } }
      let images = step % 40 == 0 ? filled.table.keyImages : []
      filled.table.pack(downTo: limit, inputs: 500)
      if step % 40 == 0 { #expect(images == filled.table.keyImages) }
    }
    #expect(filled.memory.keys == 20_000)
  }

  @Test func `a table of which a part is being emptied and its copy each go their own way`() {
    var filled = Filled(keys: 0..<20_000)
    let limit = filled.table.heldBytes / 8
    for steps in 1...12 {
      for _ in 0..<steps { filled.table.pack(downTo: limit, inputs: 40) }
      var other = filled
      let images = filled.table.keyImages
      for key in Int64(0)..<500 { other.see(key * 31) }
      for _ in 0..<200 { other.table.pack(downTo: limit, inputs: 40) }
      #expect(images == filled.table.keyImages)
      for key in Int64(0)..<500 { filled.see(key * 31) }
      #expect(other.table.keyImages == filled.table.keyImages)
    }
  }

  @Test func `a step packs no more keys than its inputs may have brought`() {
    var filled = Filled(keys: 0..<20_000)
    filled.table.pack(downTo: 0, inputs: 1)
    #expect((1...160).contains(filled.memory.packed))
  }

  @Test func `chunks that are half dead are emptied and given back`() {
    var filled = Filled(keys: 0..<24_000)
    var most = 0
    for _ in 0..<4 {
      for _ in 0..<8 { filled.table.pack(downTo: 0, inputs: 24_000) }
      most = max(most, filled.memory.room)
      for key in stride(from: Int64(0), to: 24_000, by: 2) { filled.see(key) }
    }
    #expect(filled.memory.packedBytes * 2 + 3 * PackingRoom.chunk > most)
  }

  @Test func `without room keys stay where they are`() {
    let none = PackingRoom(take: { nil }, give: { _ in })
    var filled = Filled(keys: 0..<1000, room: none)
    filled.table.pack(downTo: 0, inputs: 1000)
    #expect(filled.memory.packed == 0)
    #expect(filled.memory.keys == 1000)
  }
}

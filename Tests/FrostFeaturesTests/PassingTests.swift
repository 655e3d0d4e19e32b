import FrostEvents
import Testing

@testable import FrostFeatures

/// What is loaded packed is gone over only: it must be refused where reading it would fail.
@Suite struct PassingTests {
  @Test(arguments: UInt64(1)...30)
  func `damaged bytes are refused where reading them would fail, and nowhere else`(seed: UInt64) {
    var random = SeededGenerator(state: seed)
    let definitions = RandomDefinitions.make(24, &random)
    var table = FeatureTable(definitions, lateness: 1000, historyStarts: nil)
    let plans = RandomDefinitions.types.map { table.updatePlan(for: $0) }
    for input in Int64(1)...80 {
      let row = (0..<RandomDefinitions.fields).map { _ in Int64.random(in: 1...3, using: &random) }
      table.update(
        plans[Int.random(in: plans.indices, using: &random)], row: row, presence: 1 << UInt64(row.count) - 1,
        time: EventTime(milliseconds: input * 60_000), input: input, holds: definitions.map { _ in true })
    }
    var refused = 0
    for space in 0..<table.spaces {
      let layout = table.fixed[space]
      let image = table.slices(of: space, in: 0..<FeatureTable.slices, atLeast: 1 << 20)
      for _ in 0..<200 where !image.bytes.isEmpty {
        var bytes = image.bytes
        for _ in 0..<Int.random(in: 0...2, using: &random) {
          bytes[Int.random(in: bytes.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
        bytes.removeLast(random.once(in: 4) ? Int.random(in: 0..<bytes.count, using: &random) : 0)
        let store = KeyStore(table.layouts[space], .memory)
        let (passed, isRead) = bytes.withUnsafeBytes { bytes in
          var (one, other) = (ImageReader(bytes), ImageReader(bytes))
          for _ in 0..<image.keys {
            let key = PackedKey(from: &one, layout).key
            _ = PackedKey(from: &other, layout)
            KeyState.pass(&one, layout)
            let number = store.table.pointee.newCell(key)
            let state = KeyState(store.table.pointee.cells[number], layout, store.table)
            state.read(from: &other)
            state.free()
            if one.isBroken || other.isBroken { break }
            #expect(one.left == other.left)
          }
          return (!one.isBroken, !other.isBroken)
        }
        #expect(passed == isRead)
        if !passed { refused += 1 }
      }
    }
    #expect(refused > 100)
  }
}

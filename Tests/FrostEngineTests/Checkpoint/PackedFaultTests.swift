import FrostEvents
import FrostRules
import Synchronization
import Testing

@testable import FrostEngine
@testable import FrostFeatures

/// A byte of a packed key that is not as it was put there is found before anything is made of it.
@Suite struct PackedFaultTests {
  /// Chunks that the test can reach, by their addresses.
  private final class Chunks: Sendable {
    private let all = Mutex<[UInt]>([])

    var room: PackingRoom {
      PackingRoom(
        take: {
          let chunk = UnsafeMutableRawPointer.allocate(byteCount: PackingRoom.chunk, alignment: 16)
          chunk.initializeMemory(as: UInt8.self, repeating: 0, count: PackingRoom.chunk)
          let address = UInt(bitPattern: chunk)
          self.all.withLock { $0.append(address) }
          return chunk
        },
        give: { chunk in
          let address = UInt(bitPattern: chunk)
          self.all.withLock { $0.removeAll { $0 == address } }
          chunk.deallocate()
        })
    }

    /// Changes a bit of one byte of each key about: most are of keys that were dropped.
    func damage(_ random: inout SplitMix64) {
      for address in all.withLock({ $0 }) {
        let chunk = UnsafeMutableRawPointer(bitPattern: address)!
        let bytes = UnsafeMutableRawBufferPointer(start: chunk, count: PackingRoom.chunk)
        var place = Int.random(in: 0..<64, using: &random)
        let written = bytes.lastIndex { $0 != 0 } ?? 0
        while place <= written {
          bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
          place += Int.random(in: 1..<128, using: &random)
        }
      }
    }
  }

  private func take(_ step: RandomDay.Step, _ wallet: inout Wallet) {
    switch step {
    case .read(let lines, let at):
      wallet.readAt = at
      wallet.feed(lines)
    case .ask(let action, let key, let at):
      let input = OperatorInput(key: key, actor: "ann", reason: "asked", at: at, dryRun: false, action: action)
      wallet.commits.append(wallet.engine.process(input).0)
    }
  }

  @Test func `no step whose engine has met no fault is another than without the damage`() throws {
    let rules = try RuleCompiler.compile(RandomDay.spec)
    var found = (steps: 0, checkpoints: 0)
    for seed in UInt64(1)...30 {
      var random = SplitMix64(state: seed)
      let day = RandomDay(seed: seed, isBehind: false)
      var sound = try Wallet(RandomDay.spec, lateness: RandomDay.lateness)
      var damaged = sound
      let chunks = Chunks()
      damaged.engine = Engine(
        rules: rules, options: .init(lateness: RandomDay.lateness, memoryLimit: 1, room: chunks.room))
      // Every third day the damage comes after its last step.
      let moment = seed % 3 == 0 ? day.steps.count : Int.random(in: 5..<day.steps.count, using: &random)
      for (number, step) in day.steps.enumerated() {
        if number == moment { chunks.damage(&random) }
        take(step, &sound)
        take(step, &damaged)
        if damaged.engine.hasFaults { break }
        #expect(damaged.commits.last?.journal == sound.commits.last?.journal, "seed \(seed), step \(number)")
      }
      if damaged.engine.hasFaults {
        found.steps += 1
        continue
      }
      if moment == day.steps.count { chunks.damage(&random) }
      let parts = EngineCheckpoint.whole(damaged.engine)
      if damaged.engine.hasFaults {
        found.checkpoints += 1
      } else {
        #expect(parts.map { $0.map(\.bytes) } == EngineCheckpoint.whole(sound.engine).map { $0.map(\.bytes) })
      }
    }
    #expect(found.steps > 10 && found.checkpoints > 5, "\(found)")
  }
}

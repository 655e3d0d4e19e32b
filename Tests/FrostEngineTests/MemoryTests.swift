import FrostEvents
import Testing

@testable import FrostEngine

@Suite struct MemoryTests {
  @Test func `keys take what texts and ids leave of the limit`() throws {
    let rules = try Wallet().engine.rules
    func fed(_ limit: Int?) throws -> KeyUse {
      var wallet = try Wallet()
      wallet.engine = Engine(rules: rules, options: .init(lateness: 60_000, memoryLimit: limit))
      for part in 0..<40 as Range<Int64> {
        wallet.feed(
          (0..<50 as Range<Int64>).map { number in
            let name = part * 50 + number
            return (
              name * 1000,
              "\"id\":\"e\(name)\",\"type\":\"transfer\",\"account\":\"A\(name)\",\"payee\":\"B\(name)\",\"amount\":1"
            )
          })
      }
      return wallet.engine.keyUse
    }
    let free = try fed(nil)
    #expect(free.packed == 0 && free.others > 100_000)
    let limit = free.bytes / 2 + free.others
    let held = try fed(limit)
    #expect(held.packed > 0 && held.keys == free.keys && held.others == free.others)
    #expect(held.bytes + held.others <= limit + limit / 8)
  }
}

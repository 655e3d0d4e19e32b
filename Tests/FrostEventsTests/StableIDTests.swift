import FrostEvents
import Testing

struct StableIDTests {
  @Test func `an id is its kind and 26 characters`() {
    let id = StableID.make(.freeze, "e1", "A1", "out", "sim-swap-drain")
    #expect(id.hasPrefix("frz_"))
    #expect(id.utf8.count == 30)
    #expect(id.dropFirst(4).allSatisfy { "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains($0) })
  }

  /// Computed with Python's hashlib from the description in `StableID`.
  @Test func `an id never changes`() {
    #expect(StableID.make(.freeze, "e1", "A1") == "frz_0WVE100KFGHJYXMZYVPSE3XSHV")
    #expect(StableID.make(.alert) == "alr_1MF1X5GM9VXK9TJKHA6TJTJ1A8")
  }

  @Test func `parts do not run together`() {
    let ids = [
      StableID.make(.hold, "ab", "c"), StableID.make(.hold, "a", "bc"), StableID.make(.hold, "abc"),
      StableID.make(.hold, "abc", ""), StableID.make(.alert, "abc"),
    ]
    #expect(Set(ids.map { $0.dropFirst(4) }).count == ids.count)
  }
}

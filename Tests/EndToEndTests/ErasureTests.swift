import Foundation
import FrostProtocol
import Testing

/// A real frostd that is asked to forget a person.
@Suite struct ErasureTests {
  private static let secrets = ["6222-0000-1111-2222", "she called from Xiamen", "Ms Lin"]

  private static func found(in place: Workplace) throws -> [String] {
    let files = try ["frost.db", "frost.db-wal"].map { name in
      let path = place.state + "/" + name
      return FileManager.default.fileExists(atPath: path) ? try Data(contentsOf: URL(fileURLWithPath: path)) : Data()
    }
    return secrets.filter { secret in files.contains { $0.range(of: Data(secret.utf8)) != nil } }
  }

  @Test func `an account is forgotten once nothing stands against it; the audit log verifies, and a start recovers`()
    async throws
  {
    let place = try Workplace(
      schema: Workplace.schema.replacing("  payee:", with: "  card: {at: /card, type: key, personal: true}\n  payee:"))
    let daemon = try RunningDaemon(place)
    func transfer(_ id: String, _ amount: String, account: String = "A1", second: Int) -> String {
      "{\"id\":\"\(id)\",\"time\":\"2026-02-25T06:14:\(second)Z\",\"type\":\"transfer\",\"account\":\"\(account)\","
        + "\"payee\":\"P1\",\"card\":\"\(Self.secrets[0])\",\"amount\":\"\(amount)\"}\n"
    }
    try place.append(transfer("e1", "6000.00", second: 10) + transfer("e2", "5.00", second: 11))
    try place.append("{\"account\":\"A1\",\"name\":\"\(Self.secrets[2])\n")
    try place.append(transfer("e3", "7.00", account: "A2", second: 12).replacing(Self.secrets[0], with: "6222-9"))
    try await daemon.waitUntil("all is scored") { $0.counters.scored == 3 && $0.counters.quarantined == 1 }

    let refused = try place.frostctl("accounts", "erase", "A1", "--reason", "request 118", "--key", "first")
    #expect(refused.code == 5 && refused.text.contains("A1 must be kept: the freeze frz_"), "\(refused)")
    _ = try place.frostctl("freezes", "release", "A1", "--outcome", "honest", "--reason", Self.secrets[1])
    #expect(try Set(Self.found(in: place)) == Set(Self.secrets))

    let rehearsed = try place.frostctl("accounts", "erase", "A1", "--reason", "request 118", "--dry-run")
    #expect(rehearsed.code == 0 && rehearsed.text.contains("would be erased"), "\(rehearsed)")
    #expect(try Set(Self.found(in: place)) == Set(Self.secrets))
    let erased = try place.frostctl("accounts", "erase", "A1", "--reason", "request 118", "--key", "second")
    #expect(erased.code == 0 && erased.text.contains("what was personal of A1 is erased"), "\(erased)")
    let again = try place.frostctl("accounts", "erase", "A1", "--reason", "request 118", "--key", "second")
    #expect(again.code == 0, "\(again)")
    let audit = try place.frostctl("audit", "verify")
    #expect(audit.code == 0 && audit.text.contains("1 with an erased subject"), "\(audit)")
    #expect(try place.frostctl("verify").code == 0)
    let why = try place.frostctl("why", "A1")
    #expect(why.code == 0 && why.text.contains("drain"), "\(why)")

    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    #expect(try Self.found(in: place).isEmpty)
    let restarted = try RunningDaemon(place)
    try place.append(transfer("e4", "1.00", second: 13))
    try await restarted.waitUntil("the next is scored") { $0.counters.scored == 4 }
    restarted.signal(SIGTERM)
    #expect(restarted.waitForEnd() == 0)
  }
}

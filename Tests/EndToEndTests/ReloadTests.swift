import Foundation
import FrostProtocol
import Testing

@Suite struct ReloadTests {
  @Test func `SIGHUP with a broken rule keeps the old rules and says so; mended, it swaps`() async throws {
    let place = try Workplace()
    let daemon = try RunningDaemon(place)
    try place.append(Stream.lines(0..<1000))
    let before = try await daemon.waitUntil("all is scored") { $0.counters.scored == 1000 }

    try place.write(Workplace.rule.replacing("sent_1h > 5000", with: "sent_2h > 5000"), to: place.rules + "/drain.yaml")
    daemon.signal(SIGHUP)
    let refused = try await daemon.waitUntil("the reload was refused") { $0.lastReload?.ok == false }
    #expect(refused.ruleSet == before.ruleSet)
    #expect(refused.state == .degraded)
    #expect(refused.attention.contains { $0.contains("frostctl rules check") })
    #expect(refused.lastReload?.message.contains("drain.yaml:") == true)
    #expect(daemon.log.contains("sent_2h"))

    try place.append(Stream.lines(1000..<2000))
    try await daemon.waitUntil("the old rules score on") { $0.counters.scored == 2000 }

    try place.write(Workplace.rule.replacing("> 5000", with: "> 4000"), to: place.rules + "/drain.yaml")
    daemon.signal(SIGHUP)
    let swapped = try await daemon.waitUntil("the new rules are in force") { $0.lastReload?.ok == true }
    #expect(swapped.ruleSet.hash != before.ruleSet.hash)
    #expect(swapped.ruleSet.version == before.ruleSet.version + 1)
    #expect(swapped.state == .running)
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }

  @Test func `a start with broken rules ends with 78 and every diagnostic`() throws {
    let place = try Workplace()
    try place.write(
      Workplace.rule.replacing("sent_1h > 5000", with: "sent_2h > 5000").replacing("score: 90", with: "score: amuont"),
      to: place.rules + "/drain.yaml")
    for arguments in [["run", "--config", place.configuration], ["check", "--config", place.configuration]] {
      let result = try place.run(arguments)
      #expect(result.code == 78)
      #expect(result.errors.contains("sent_2h"))
      #expect(result.errors.contains("amuont"))
    }
    #expect(!FileManager.default.fileExists(atPath: place.state))
  }
}

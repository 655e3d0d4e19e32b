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

  @Test
  func `a rule over a new feature is told to act as shadow, until when, and no more once the stream has filled it`()
    async throws
  {
    let place = try Workplace()
    let daemon = try RunningDaemon(place)
    try place.append(Stream.lines(0..<10))
    try await daemon.waitUntil("all is scored") { $0.counters.scored == 10 }
    try place.write(Workplace.rule.replacing("over: 1h", with: "over: 1m"), to: place.rules + "/drain.yaml")
    let reload = try place.frostctl("reload", "--reason", "shorter")
    #expect(
      reload.text.contains("1 rule acts as shadow until 2026-02-25T06:14:29.000Z, new features have to be filled"),
      "\(reload.text)")
    #expect(try await daemon.status().ruleSet.warming == 1)
    let list = try place.frostctl("rules", "list", "--socket-dir", place.directory)
    #expect(
      list.text.contains("1 rule acts as shadow until it is warm\n  drain until 2026-02-25 06:14, for sent_1h"),
      "\(list.text)")
    #expect(try place.frostctl("status").text.contains("1 of them warming up, in shadow meanwhile"))
    #expect(try place.frostctl("health").text.contains("; 1 rule acts as shadow until"))
    try place.append(Stream.lines(10..<80))
    let warm = try await daemon.waitUntil("all is scored") { $0.counters.scored == 80 }
    #expect(warm.ruleSet.warming == 0)
    #expect(!(try place.frostctl("rules", "list", "--socket-dir", place.directory).text.contains("warm")))
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

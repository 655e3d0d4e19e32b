import Foundation
import FrostProtocol
import Testing

/// What a shell offers of what a running frostd has.
@Suite struct CompletionTests {
  /// As the shell's script asks: the argument's name, the place of the word that is typed, where the cursor is in it, and the
  /// words so far.
  private func offered(
    _ place: Workplace, _ command: [String], _ argument: String, _ typed: String
  ) throws -> [String] {
    let words = ["frostctl"] + command + ["--socket-dir", place.directory, typed]
    let answer = try place.frostctl(
      ["---completion"] + command + ["--", argument, "\(words.count - 1)", "\(typed.count)"] + words)
    return answer.text.split(separator: "\n").map(String.init)
  }

  @Test func `codes, accounts and rules are offered where a command takes one`() async throws {
    let place = try Workplace()
    try place.append(Stream.lines(90..<99))
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("all is read") { $0.counters.scored == 9 }
    let client = ControlClient(socket: place.directory + "/read.sock")
    let freeze = try #require(try await client.get(FreezesDocument.self, "/v1/freezes").freezes.first)
    let item = try #require(try await client.get(EscalationsDocument.self, "/v1/escalations").escalations.first)
    #expect(try offered(place, ["why"], "positional@0", "FZ-") == [freeze.code])
    #expect(try offered(place, ["why"], "positional@0", "") == [freeze.code, freeze.account, item.code])
    #expect(try offered(place, ["freezes", "release"], "positional@0", "frz_") == [freeze.id])
    #expect(try offered(place, ["freezes", "show"], "positional@0", "A") == [freeze.account])
    #expect(try offered(place, ["escalations", "resolve"], "positional@0", "C") == [item.code])
    #expect(try offered(place, ["find"], "positional@0", "code:C") == ["code:" + item.code])
    #expect(try offered(place, ["guard", "raise"], "--rule", "dr") == ["drain"])
    #expect(try offered(place, ["allow", "add"], "--rules", "x,dr") == ["x,drain"])
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    #expect(try offered(place, ["why"], "positional@0", "FZ-") == [])
  }
}

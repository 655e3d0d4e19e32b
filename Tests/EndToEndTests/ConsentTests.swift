import Foundation
import FrostProtocol
import Testing

/// Two people over the socket: who called is what the kernel says of the connection.
@Suite(.enabled(if: getuid() == 0, "another user can only be taken on as root")) struct ConsentTests {
  private static func policy(_ enforced: String) -> String {
    Workplace.policy + "approve: {stage-enforce: 1, bulk-release: 1, mode-lift: 1}\n" + enforced
  }

  private func begin() throws -> (Workplace, RunningDaemon) {
    let place = try Workplace()
    try place.write(Self.policy(""), to: place.rules + "/policy.yaml")
    let daemon = try RunningDaemon(place)
    chmod(place.directory, 0o755)
    for socket in ["read.sock", "admin.sock"] { chmod(place.directory + "/" + socket, 0o666) }
    return (place, daemon)
  }

  private func request(_ text: String) -> String {
    text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init).first { $0.hasPrefix("apr_") } ?? ""
  }

  @Test func `a bulk release and the lifting of a cap are done by two different users, never by one`() async throws {
    let (place, daemon) = try begin()
    try place.append(Stream.lines(0..<2000))
    try await daemon.waitUntil("all scored") { $0.counters.scored == 2000 }
    let frozen = try await daemon.status().freezes.active
    #expect(frozen > 10)
    let bulk = ["freezes", "release", "--rule", "drain", "--outcome", "honest", "--reason", "the rule was wrong"]
    let rehearsed = try place.frostctl(
      as: "root", bulk[0], bulk[1], "--rule", "drain", "--outcome", "honest", "--reason", "x", "-n")
    #expect(rehearsed.code == 0 && rehearsed.text.contains("only after another person agrees"), "\(rehearsed.text)")
    let asked = try place.frostctl(
      as: "root", "freezes", "release", "--rule", "drain", "--outcome", "honest", "--reason",
      "the rule was wrong")
    #expect(asked.code == 0 && asked.text.contains("1 other person must agree"), "\(asked.text)")
    let id = request(asked.text)
    let own = try place.frostctl(as: "root", "approvals", "approve", id, "--reason", "my own")
    #expect(own.code == 5 && own.text.contains("another person must agree"), "\(own.text)")
    #expect(try await daemon.status().freezes.active == frozen)
    let other = try place.frostctl(as: "nobody", "approvals", "approve", id, "--reason", "looked at ten")
    #expect(other.code == 0 && other.text.contains("released from rule drain"), "\(other.text)")
    #expect(try await daemon.status().freezes.active == 0)

    #expect(try place.frostctl(as: "root", "mode", "cap", "shadow", "--for", "1h", "--reason", "x").code == 0)
    let lift = try place.frostctl(as: "root", "mode", "lift", "--reason", "mended")
    #expect(try place.frostctl(as: "root", "mode", "show").code == 1)
    #expect(try place.frostctl(as: "nobody", "approvals", "approve", request(lift.text), "--reason", "yes").code == 0)
    #expect(try place.frostctl(as: "root", "mode", "show").code == 0)
  }

  @Test func `a rule that is new in enforce acts once another user has agreed to its rule set`() async throws {
    let (place, daemon) = try begin()
    try place.append(Stream.lines(0..<90))
    try await daemon.waitUntil("all scored") { $0.counters.scored == 90 }
    let before = try await daemon.status().freezes.active
    let harsh = Workplace.rule.replacingOccurrences(of: "sent_1h > 5000", with: "sent_1h > 10")
      .replacingOccurrences(of: "rule: drain", with: "rule: harsh")
      .replacingOccurrences(of: "sent_1h", with: "harsh_1h")
    try place.write(harsh, to: place.rules + "/harsh.yaml")
    let reloaded = try place.frostctl(as: "root", "reload", "--reason", "new rule")
    #expect(reloaded.code == 0, "\(reloaded.text)")
    try place.append(Stream.lines(101..<140))
    try await daemon.waitUntil("all scored") { $0.counters.scored == 129 }
    #expect(try await daemon.status().freezes.active == before)
    let waiting = try place.frostctl(as: "nobody", "approvals", "list")
    let id = request(waiting.text)
    #expect(waiting.text.contains("new in enforce") && !id.isEmpty, "\(waiting.text)")
    #expect(try place.frostctl(as: "root", "approvals", "approve", id, "--reason", "my own").code == 5)
    #expect(try place.frostctl(as: "nobody", "approvals", "approve", id, "--reason", "read it").code == 0)
  }
}

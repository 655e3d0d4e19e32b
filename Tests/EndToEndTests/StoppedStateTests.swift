import Foundation
import FrostProtocol
import Testing

/// What a stopped frostd left is read by the same commands, and says the same.
@Suite struct StoppedStateTests {
  private static let commands = [
    "freezes list --all -o json", "freezes show A7 -o json", "why A7 -o json", "why A7", "accounts show A7 -o json",
    "alerts list -o json", "escalations list -o json", "quarantine list -o json", "quarantine show 1 -o json",
    "audit list --subject A9/out -o json", "lists show", "changes -o json", "changes",
    "guard status", "mode show", "allow list", "approvals list -o json", "verify", "find order:T-big -o json",
    "find account:A7", "why A7 --caller -o json", "freezes show frz_nothing", "find code:FZ-7K3M-38",
    "audit verify -o json",
  ]

  private func place() throws -> Workplace {
    let place = try Workplace(
      schema: Workplace.schema.replacing("  payee:", with: "  txn: {at: /txn_id, type: text}\n  payee:"))
    try place.append(
      Stream.lines(90..<97)
        + #"{"id":"big","time":"2026-02-25T06:14:50Z","type":"transfer","account":"A7","payee":"P1","#
        + #""amount":"6000.00","txn_id":"T-big"}"# + "\n{ no event }\n")
    return place
  }

  private func words(_ command: String) -> [String] { command.split(separator: " ").map(String.init) }

  @Test func `every command that reads the state says the same of a stopped frostd`() async throws {
    let place = try place()
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("all is read") { $0.counters.scored == 8 && $0.counters.quarantined == 1 }
    let frozen = try place.frostctl("freezes", "add", "A9", "--for", "4h", "--reason", "police call")
    #expect(frozen.code == 0, "\(frozen.text)")
    let live = try Self.commands.map { try place.frostctl(words($0)) }
    #expect(live[0].text.contains("drain@") && live[3].text.contains("sent_1h > 5000"))
    let stopped = ["--state", place.state, "--config", place.configuration]

    // While it runs nobody else reads its state.
    let refused = try place.frostctl(words("why A7") + stopped)
    #expect(refused.code == 5 && refused.text.contains("a running frostd has it (process "), "\(refused.text)")
    #expect(refused.text.contains("leave --state out"))

    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    let note = "frostctl: read from \(place.state): frostd is stopped, and who reads is not in the audit log\n"
    for (command, live) in zip(Self.commands, live) {
      let answer = try place.frostctl(words(command) + stopped)
      #expect(answer.code == live.code, "\(command): \(answer.text)")
      #expect(answer.text.contains(note), "\(command)")
      #expect(answer.text.replacing(note, with: "") == live.text, "\(command)")
    }

    // Reading left no trace: the next start goes on where this one ended.
    let again = try place.runOnce()
    #expect(again.code == 0 && again.output.contains("events=0 "), "\(again.errors)")
  }

  @Test func `health and status say that nothing is scored, also after kill -9`() async throws {
    let place = try place()
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("all is read") { $0.counters.scored == 8 }
    daemon.signal(SIGKILL)
    #expect(daemon.waitForEnd() == -SIGKILL)
    let stopped = ["--state", place.state, "--config", place.configuration]
    let status = try place.frostctl(["status"] + stopped)
    #expect(status.code == 1 && status.text.contains("frostd is stopped; its newest commit is of 20"), "\(status.text)")
    #expect(status.text.contains("8 scored"))
    let health = try place.frostctl(["health"] + stopped)
    #expect(health.code == 1 && health.text.contains("systemctl start frostd"), "\(health.text)")
    #expect(health.text.contains("the rule files are those that decided last"))
    try place.write(Workplace.rule.replacing("5000", with: "4000"), to: place.rules + "/drain.yaml")
    #expect(try place.frostctl(["health"] + stopped).text.contains("the rule files are not those that decided last"))
  }

  @Test func `what cannot be read says what to type`() throws {
    let place = try place()
    let nothing = try place.frostctl("why", "A7", "--state", place.state, "--config", place.configuration)
    #expect(nothing.code == 77 && nothing.text.contains("frost.db: cannot be read"), "\(nothing.text)")
    #expect(nothing.text.contains("name the state directory"))
    let both = try place.frostctl("why", "A7", "--state", place.state, "--socket-dir", ".")
    #expect(both.code == 64 && both.text.contains("give one of them"), "\(both.text)")
    #expect(try place.runOnce().code == 0)
    try place.write("rules: [", to: place.rules + "/drain.yaml")
    let broken = try place.frostctl("why", "A7", "--state", place.state, "--config", place.configuration)
    #expect(broken.code == 78 && broken.text.contains("drain.yaml:"), "\(broken.text)")
    let follow = try place.frostctl("changes", "--follow", "--state", place.state)
    #expect(follow.code == 64, "\(follow.text)")
  }
}

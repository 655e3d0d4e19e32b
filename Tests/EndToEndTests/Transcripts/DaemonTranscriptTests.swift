import Foundation
import FrostProtocol
import Testing

/// What frostctl shows of a running frostd, from the first look to the release.
@Suite struct DaemonTranscriptTests {
  private static let user = "root"

  private func place() throws -> Workplace {
    let place = try Workplace(
      schema: Workplace.schema.replacing("  payee:", with: "  txn: {at: /txn_id, type: text}\n  payee:"))
    try place.write("lists: {watched: [A900]}\n", to: place.rules + "/lists.yaml")
    try place.write(
      "approve: {guard-raise: 1}\nguards: {all: {freezes: 300 per 10m}}\n" + Workplace.policy,
      to: place.rules + "/policy.yaml")
    try place.write("account,first_seen\nA1,2025-01-01\nA2,2025-02-01\n", to: place.directory + "/accounts.csv")
    return place
  }

  private static func line(_ id: String, _ second: Int, account: String, amount: Int) -> String {
    let time = "2026-02-25T06:14:\(second)Z"
    return #"{"id":"\#(id)","time":"\#(time)","type":"transfer","account":"\#(account)","payee":"P1","#
      + #""amount":"\#(amount).00","txn_id":"T-\#(id)"}"# + "\n"
  }

  @Test(.enabled(if: getuid() == 0, "the audit log names who runs the tests"))
  func `support sees why an account is frozen, releases it, and everything is on record`() async throws {
    let place = try place()
    let daemon = try RunningDaemon(place)
    try place.append(Stream.lines(90..<97) + Self.line("big", 50, account: "A7", amount: 6000) + "{ no event }\n")
    try place.append(
      Self.line("leak", 51, account: "A7", amount: 100) + Self.line("two", 52, account: "A8", amount: 7000))
    try await daemon.waitUntil("all is read") { $0.counters.scored == 10 && $0.counters.quarantined == 1 }
    let account = try await ControlClient(socket: place.directory + "/read.sock")
      .get(AccountDocument.self, "/v1/accounts/A7")
    let freeze = try #require(account.freezes.first)
    let cases = try await ControlClient(socket: place.directory + "/read.sock")
      .get(EscalationsDocument.self, "/v1/escalations")
    let code = try #require(cases.escalations.first { $0.account == "A7" }?.code)
    var transcript = Transcript("daemon", in: place.directory)
    for line in [
      "status", "health", "rules list", "features", "lists show", "lists show watched", "freezes list",
      "freezes show \(freeze.id)", "why A7", "why A7 --caller", "why nobody", "find code:\(freeze.code)",
      "find order:T-big", "accounts show A7", "alerts list", "escalations list",
      "quarantine list", "quarantine show 1", "guard status",
      "mode show", "allow list", "approvals list", "changes", "audit verify",
    ] { try transcript.type(line) }
    for line in [
      "escalations assign \(code) --to sue --reason mine", "escalations note \(code) --reason \"called twice\"",
      "escalations show \(code)",
      "freezes release A7 --outcome honest --reason \"called back\" --dry-run",
      "freezes release A7 --outcome honest --reason \"called back\"",
      "freezes release A7 --outcome honest --reason again",
      "freezes add A9 --for 4h --reason \"police call\" --key k1",
      "lists add watched A1 --reason \"seen twice\" --owner desk",
      "lists remove watched A1 --reason \"a mistake\"",
      "allow add A8 --rules drain --owner risk --for 30d --reason payroll --dry-run",
      "mode cap shadow --for 1h --reason drill --dry-run",
      "guard raise --freezes 500 --for 1h --reason storm --dry-run",
      "import accounts.csv --kind accounts --reason \"first day\" --dry-run",
      "import accounts.csv --kind accounts --reason \"first day\"",
      "escalations resolve \(code) --outcome honest --reason \"paid rent\"",
      "quarantine retry --reason \"mended\"", "backup --reason weekly", "reload --reason \"nothing new\"",
      "allow add A8 --rules drain --owner risk --for 30d --reason payroll", "mode cap shadow --for 1h --reason drill",
      "guard reset --reason drill", "freezes order A9 --reference 2026-17 --reason court", "verify",
      "approvals approve apr_0 --reason none", "changes --after nothing",
    ] { try transcript.type(line, changes: true) }
    for line in ["allow list", "mode show"] { try transcript.type(line) }
    try transcript.type("mode lift --reason \"the drill is over\"", changes: true)
    for line in ["why A7", "freezes list --all", "audit list", "audit list --actor \(Self.user)"] {
      try transcript.type(line)
    }
    try transcript.end()
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    try afterwards(place)
  }

  /// The same state, and what its journal tells, when frostd is stopped.
  private func afterwards(_ place: Workplace) throws {
    var transcript = Transcript("stopped", in: place.directory)
    let stopped = "--state state --config frost.yaml"
    for line in [
      "status", "health", "freezes list", "why A7", "why A7 --replay", "rules health --maturity 1m",
      "rules backtest --rules rules --on journal --maturity 1m",
    ] { try transcript.type("\(line) \(stopped)") }
    try transcript.type("why A7 --bundle case.html --reason \"complaint 17\" \(stopped)", changes: true)
    try transcript.type("why A7 --bundle case.html --reason \"complaint 17\" \(stopped)", changes: true)
    try transcript.end()
  }
}

import Foundation
import FrostProtocol
import Testing

/// What two people see and do when the storm guard trips, and what needs the other's consent.
@Suite(.enabled(if: getuid() == 0, "another user can only be taken on as root")) struct StormTranscriptTests {
  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.write(
      "approve: {allow-entry: 1}\nguards: {all: {freezes: 3 per 10m}}\n" + Workplace.policy,
      to: place.rules + "/policy.yaml")
    try place.write(
      Workplace.rule + "    tell: {en: We paused your account. Was it you?, zh-CN: 我们暂停了您的账户。是您本人操作吗?}\n",
      to: place.rules + "/drain.yaml")
    let configuration = try String(contentsOfFile: place.configuration, encoding: .utf8)
    try place.write(configuration + "rights: {authority: [root], supervisor: [root]}\n", to: place.configuration)
    try FileManager.default.copyItem(atPath: Transcript.program, toPath: place.directory + "/frostctl")
    return place
  }

  private static func lines(_ accounts: Range<Int>, from second: Int) -> String {
    accounts.map { number in
      #"{"id":"s\#(number)","time":"2026-02-25T06:14:\#(second + number)Z","type":"transfer","account":"B\#(number)","#
        + #""payee":"P1","amount":"600\#(number).00"}"# + "\n"
    }.joined()
  }

  @Test func `a storm is looked at, applied and undone, and who asks is not who agrees`() async throws {
    let place = try place()
    let daemon = try RunningDaemon(place)
    chmod(place.directory, 0o755)
    for socket in ["read.sock", "admin.sock"] { chmod(place.directory + "/" + socket, 0o666) }
    try place.append(Self.lines(0..<6, from: 20))
    try await daemon.waitUntil("all is scored") { $0.counters.scored == 6 }
    let client = ControlClient(socket: place.directory + "/read.sock")
    func measure(_ kind: String, of account: String) async throws -> String {
      let all = try await client.get(MeasuresDocument.self, "/v1/measures", query: [("kind", kind)]).measures
      return try #require(all.first { account.isEmpty || $0.account == account }?.id)
    }
    var transcript = Transcript("storm", in: place.directory)
    for line in ["status", "health", "guard status", "freezes list", "alerts list", "changes"] {
      try transcript.type(line)
    }
    try transcript.type("guard apply --reason \"looked at all of them\" --dry-run", changes: true)
    try transcript.type("guard apply --reason \"looked at all of them\"", changes: true)
    for line in ["guard status", "freezes list", "escalations list"] { try transcript.type(line) }

    let add = "allow add B0 --rules drain --owner risk --for 30d --reason payroll"
    try transcript.type(add + " --key k1", changes: true)
    try transcript.type("approvals list")
    let request = try await measure("approval", of: "")
    try transcript.type("approvals approve \(request) --reason mine", changes: true)
    try transcript.type("approvals approve \(request) --reason \"seen the contract\"", changes: true, as: "nobody")
    try transcript.type("allow list")
    let entry = try await measure("allow", of: "B0")
    try transcript.type("allow remove \(entry) --reason \"the contract ended\"", changes: true)
    try transcript.type("allow remove \(entry) --reason again", changes: true)
    try transcript.type("allow list --all")
    try transcript.type(add.replacing("B0", with: "B1") + " --key k2", changes: true)
    let second = try await measure("approval", of: "")
    try transcript.type("approvals reject \(second) --reason \"no contract\"", changes: true, as: "nobody")
    try transcript.type("approvals list --all")

    try transcript.type("freezes order B2 --reference 2026-17 --reason court", changes: true)
    try transcript.type("freezes release B2 --outcome honest --reason \"called back\"", changes: true)
    try transcript.type("freezes add B9 --for 4h --allowance 500 --reason \"police call\"", changes: true)
    for line in ["accounts show B2", "accounts show B9"] { try transcript.type(line) }
    try transcript.type("accounts erase B4 --reason \"request 118\"", changes: true)
    try transcript.type(
      "freezes release --rule drain --outcome honest --reason \"the rule was wrong\" -n", changes: true)
    try transcript.type("freezes release --rule drain --outcome honest --reason \"the rule was wrong\"", changes: true)
    try transcript.type("accounts erase B1 --reason \"request 118\" --dry-run", changes: true)
    try transcript.type("accounts erase B1 --reason \"request 118\"", changes: true)
    for line in ["why B1", "why B4", "changes", "audit list --limit 5"] { try transcript.type(line) }
    try transcript.end()
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }
}

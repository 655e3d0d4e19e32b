import Foundation
import FrostEngine
import FrostProtocol
import Testing

/// A wallet that asks before it pays, at a real frostd.
@Suite struct AskTests {
  struct Verdict: Decodable {
    struct Freeze: Decodable {
      var id: String
      var code: String
      var scope: String
    }

    var schema: String
    var outcome: String
    var input: Int64?
    var event: String?
    var reason: String?
    var score: Double?
    var actions: [String]?
    var restricted: [String]?
    var freezes: [Freeze]?
  }

  private func workplace(file: Bool = false) throws -> Workplace {
    let place = try Workplace()
    let text = try String(contentsOfFile: place.configuration, encoding: .utf8)
    let other = file ? "{name: main, file: stream.jsonl}, " : ""
    try place.write(
      text.replacing("{name: main, file: stream.jsonl}", with: other + "{name: ask, socket: ask.sock}"),
      to: place.configuration)
    return place
  }

  /// As a wallet does: again, while nobody listens.
  private func connect(_ place: Workplace) throws -> WalletSocket {
    let deadline = Date(timeIntervalSinceNow: 60)
    while Date() < deadline {
      if let wallet = WalletSocket(place.directory + "/ask.sock") { return wallet }
      usleep(5000)
    }
    throw RunningDaemon.Timeout(description: "nobody listens")
  }

  private func verdict(_ wallet: WalletSocket) throws -> Verdict {
    try JSONDecoder().decode(Verdict.self, from: Data(#require(wallet.readLine(), "no answer").utf8))
  }

  private func transfer(_ id: String, _ amount: String, account: String = "A1", second: Int = 0) -> String {
    #"{"id":"\#(id)","time":"2026-03-02T10:00:\#(second < 10 ? "0" : "")\#(second)Z","type":"transfer","#
      + #""account":"\#(account)","payee":"P","amount":"\#(amount)"}"# + "\n"
  }

  @Test func `a verdict for each line, in order, and it is in the database when it is told`() async throws {
    let place = try workplace(file: true)
    let daemon = try RunningDaemon(place)
    let wallet = try connect(place)
    wallet.write(transfer("e1", "10.00"))
    let first = try verdict(wallet)
    #expect(first.schema == "frost.verdict/1" && first.outcome == "accepted" && first.restricted == [])
    #expect(try await daemon.status().counters.scored == 1)

    wallet.write(transfer("e2", "6000.00", second: 1) + "{ no event }\n" + transfer("e3", "1.00", second: 2))
    let (frozen, refused, after) = (try verdict(wallet), try verdict(wallet), try verdict(wallet))
    #expect(frozen.score == 90 && frozen.actions == ["case", "freeze"] && frozen.restricted == ["out"])
    #expect(refused.outcome == "quarantined" && refused.input == nil && refused.reason != nil)
    #expect(after.outcome == "accepted" && after.freezes?.map(\.id) == frozen.freezes?.map(\.id))
    let code = try #require(frozen.freezes?.first?.code)
    #expect(try place.frostctl("why", code).text.contains("A1"))

    // Sent again, as after a time-out; with other content; by another connection.
    let other = try connect(place)
    other.write(transfer("e2", "6000.00", second: 1) + transfer("e2", "1.00", second: 1))
    let (again, changed) = (try verdict(other), try verdict(other))
    #expect(again.outcome == "duplicate" && again.restricted == ["out"] && again.freezes?.map(\.code) == [code])
    #expect(changed.outcome == "quarantined" && changed.reason?.contains("other content") == true)

    // The file beside it is read as ever.
    try place.append(Stream.lines(0..<100))
    try await daemon.waitUntil("the file is read") { $0.counters.scored + $0.counters.late == 103 }
    let permissions = try FileManager.default.attributesOfItem(atPath: place.directory + "/ask.sock")[.posixPermissions]
    #expect(permissions as? Int == 0o660)
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    #expect(!FileManager.default.fileExists(atPath: place.directory + "/ask.sock"))
  }

  @Test func `many ask at once; what was torn off is in quarantine; kill -9 loses no answer that was given`()
    async throws
  {
    let place = try workplace()
    var daemon = try RunningDaemon(place)
    let (askers, each) = (8, 200)
    var told = Set<String>()
    for round in 0..<4 {
      let wallets = try (0..<askers).map { _ in try connect(place) }
      for (number, wallet) in wallets.enumerated() {
        wallet.write((0..<each).map { transfer("\(number)-\($0)", "1.00", account: "A\(number)") }.joined())
      }
      if round == 3 { break }
      // Some answers are read, then it is killed; everything is asked again.
      for (number, wallet) in wallets.enumerated() {
        for line in 0..<(25 * number) {
          let verdict = try verdict(wallet)
          #expect(verdict.event == "\(number)-\(line)" && ["accepted", "duplicate"].contains(verdict.outcome))
          told.insert("\(number)-\(line)")
        }
      }
      daemon.signal(SIGKILL)
      #expect(daemon.waitForEnd() == -SIGKILL)
      #expect(try RunOutcome(place).counters.scored >= told.count)
      daemon = try RunningDaemon(place)
    }
    let wallets = try (0..<askers).map { _ in try connect(place) }
    for (number, wallet) in wallets.enumerated() {
      wallet.write((0..<each).map { transfer("\(number)-\($0)", "1.00", account: "A\(number)") }.joined() + "{\"id\":")
      wallet.endWriting()
    }
    for (number, wallet) in wallets.enumerated() {
      for line in 0..<each { #expect(try verdict(wallet).event == "\(number)-\(line)") }
      #expect(try verdict(wallet).outcome == "quarantined")
      #expect(wallet.readLine() == nil && wallet.isEnded)
    }
    let counters = try await daemon.status().counters
    #expect(counters.scored == askers * each && counters.quarantined == askers)
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }

  @Test func `a schema whose events have no id cannot be asked with`() throws {
    let place = try workplace()
    try place.write(
      Workplace.schema.split(separator: "\n").filter { !$0.contains(" id:") }.joined(separator: "\n"),
      to: place.rules + "/schema.yaml")
    let result = try place.runOnce()
    #expect(result.code == 78 && result.errors.contains("a socket needs events with an id"), "\(result.errors)")
  }
}

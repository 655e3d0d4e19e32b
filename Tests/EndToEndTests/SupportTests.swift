import Foundation
import FrostProtocol
import Synchronization
import Testing

/// A real frostd, asked over its sockets as an application of support and a wallet ask it.
@Suite struct SupportTests {
  private struct Enough: Error {}

  @Test func `a wallet follows the feed over server-sent events, and support finds the account by what it reads aloud`()
    async throws
  {
    let place = try Workplace(
      schema: Workplace.schema.replacing("  payee:", with: "  txn: {at: /txn_id, type: text}\n  payee:"))
    let daemon = try RunningDaemon(place)
    let read = ControlClient(socket: place.directory + "/read.sock")
    let admin = ControlClient(socket: place.directory + "/admin.sock")
    let frozen = Mutex<ChangeDocument?>(nil)
    async let following: Void = {
      do {
        try await read.events("/v1/changes", query: [("reader", "wallet")]) { event in
          let change = try ProtocolJSON.decode(ChangeDocument.self, from: event.data)
          guard change.kind == "freeze.placed" else { return }
          frozen.withLock { $0 = change }
          throw Enough()
        }
      } catch is Enough {}
    }()
    try place.append(Stream.lines(90..<97))
    try place.append(
      #"{"id":"big","time":"2026-02-25T06:14:58Z","type":"transfer","account":"A7","payee":"P1","amount":"6000.00","#
        + #""txn_id":"T77"}"# + "\n")
    try await following
    let change = try #require(frozen.withLock { $0 })
    let code = try #require(change.document["code"]?.text)
    #expect(code.hasPrefix("FZ-"))
    let byCode = try await admin.post(
      FindRequest(what: "code", value: code), to: "/v1/find", expecting: FindDocument.self)
    #expect(byCode.matches.map(\.account) == [change.account] && byCode.matches[0].restrictions == ["out"])
    let byMovement = try await admin.post(
      FindRequest(what: "order", value: "T77"), to: "/v1/find", expecting: FindDocument.self)
    #expect(byMovement.matches.map(\.account) == [change.account])
    let unknown = try await read.get(WhyDocument.self, "/v1/accounts/nobody/why")
    #expect(unknown.state.seen == false)
    let known = try await read.get(AccountDocument.self, "/v1/accounts/" + change.account)
    #expect(known.seen == true && known.freezes.first?.code == code)
    // Going on after the change proves that the wallet has it.
    _ = try await read.get(
      ChangesDocument.self, "/v1/changes", query: [("after", change.token), ("reader", "wallet")])
    let time = "2026-02-25T06:14:59Z"
    try place.append(
      "{\"id\":\"w1\",\"time\":\"\(time)\",\"type\":\"restriction.applied\",\"account\":\"\(change.account)\"}\n")
    try await daemon.waitUntil("the answer is stored") { $0.counters.scored == 9 }
    let freeze = try await read.get(AccountDocument.self, "/v1/accounts/" + change.account).freezes.first
    let progress = try #require(freeze?.progress?.first)
    #expect(progress.fetched != nil && progress.answer == "applied" && progress.answered != nil)
    let key = try FileManager.default.attributesOfItem(atPath: place.state + "/lookup.key")
    #expect(key[.posixPermissions] as? Int == 0o600)
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
  }

  @Test func `an agent finds who calls, is told what to say in 80 columns, and lines are fed again since a time`()
    async throws
  {
    let place = try Workplace(
      schema: Workplace.schema.replacing(
        "  payee:", with: "  phone: {at: /phone, type: key, personal: true}\n  payee:"))
    let daemon = try RunningDaemon(place)
    func transfer(_ id: String, amount: String) -> String {
      #"{"id":"\#(id)","time":"2026-02-25T06:14:58Z","type":"transfer","account":"A7","payee":"P1","#
        + #""phone":"13800138000","amount":\#(amount)}"# + "\n"
    }
    try place.append(transfer("big", amount: #""6000.00""#) + transfer("bad", amount: #"{"cents":5}"#))
    try await daemon.waitUntil("all is read") { $0.counters.scored == 1 && $0.counters.quarantined == 1 }

    let found = try place.frostctl("find", "phone:13800138000")
    #expect(found.code == 0 && found.text.contains("A7") && found.text.contains("FZ-"), "\(found.text)")
    #expect(!found.text.contains("13800138000"))
    #expect(try place.frostctl("find", "phone:13800138001").code == 4)
    let guide = try place.frostctl("why", "A7", "--caller")
    #expect(guide.code == 0 && guide.text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(guide.text)")
    #expect(guide.text.contains("Money cannot leave the account") && !guide.text.contains("drain"))
    let log = try place.frostctl("audit", "list", "-o", "json")
    #expect(log.text.contains("find by phone") && log.text.contains("why for a caller"))
    #expect(!log.text.contains("13800138000"))

    func retry(since: String) throws -> (code: Int32, text: String) {
      try place.frostctl("quarantine", "retry", "--since", since, "--reason", "schema mended", "--dry-run")
    }
    #expect(try retry(since: "1h").text.contains("1 line still cannot be read"))
    #expect(try retry(since: "2099-01-01T00:00:00Z").text == "0 lines would be fed again\n")
    #expect(try retry(since: "yesterday").code == 64)
  }
}

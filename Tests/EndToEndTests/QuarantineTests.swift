import Foundation
import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore
import Testing

@Suite struct QuarantineTests {
  struct BadLine: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: Data
    /// Part of the reason that a person reads.
    var reason: String

    init(_ name: String, _ text: String, _ reason: String) { self.init(name, Data(text.utf8), reason) }

    init(_ name: String, _ bytes: Data, _ reason: String) {
      testDescription = name
      self.bytes = bytes
      self.reason = reason
    }
  }

  static let start = #"{"id":"b","time":"2026-02-25T06:00:00Z","type":"transfer","account":"A1""#

  static let badLines: [BadLine] = [
    BadLine("not JSON", "what is this?", "one JSON object"),
    BadLine("not JSON in a part that nobody reads", start + #","note":{"x":[1,2,}}"#, "not JSON"),
    BadLine("a required field is missing", #"{"id":"b","time":"2026-02-25T06:00:00Z","type":"transfer"}"#, "account"),
    BadLine("a wrong type", start + #","amount":{"cents":5}}"#, "amount"),
    BadLine("a declared field twice", start + #","amount":"1.00","amount":"2.00"}"#, "twice"),
    BadLine(
      "10 MB long", start + #","note":""# + String(repeating: "x", count: 10 << 20) + "\"}", "longer than the limit"),
    BadLine("not UTF-8", Data(start.utf8) + Data(#","note":""#.utf8) + Data([0xFF, 0xFE]) + Data("\"}".utf8), "UTF-8"),
  ]

  @Test func `once the schema is mended, lines are fed again, each once, as if they had been read then`() async throws {
    let place = try Workplace()
    try place.append(Stream.lines(0..<10))
    let bad = (10..<14).map { Stream.line($0).replacing(#""amount":"#, with: #""amount":{"cents":5},"sum":"#) }
    try place.append(bad.joined() + "{ no event }\n")
    let daemon = try RunningDaemon(place)
    try await daemon.waitUntil("all is read") { $0.counters.quarantined == 5 && $0.counters.scored == 10 }
    let admin = ControlClient(socket: place.directory + "/admin.sock")
    let nothing = try await admin.post(
      QuarantineRetryRequest(reason: "try"), to: "/v1/quarantine/retry", expecting: QuarantineRetryAnswer.self)
    #expect(nothing.fed == 0 && nothing.unreadable == 5)
    let schema = try String(contentsOfFile: place.rules + "/schema.yaml", encoding: .utf8)
    try schema.replacing("at: /amount", with: "at: /sum").write(
      toFile: place.rules + "/schema.yaml", atomically: true, encoding: .utf8)
    let reload = try await admin.post(ReloadRequest(reason: "mended"), to: "/v1/reload", expecting: ReloadAnswer.self)
    #expect(reload.ok, "\(reload.message)")
    let request = QuarantineRetryRequest(reason: "schema mended")
    var dry = request
    dry.dryRun = true
    for asked in [dry, request] {
      let answer = try await admin.post(asked, to: "/v1/quarantine/retry", expecting: QuarantineRetryAnswer.self)
      #expect(answer.fed == 4 && answer.unreadable == 1 && answer.dryRun == asked.dryRun)
    }
    let again = try await admin.post(request, to: "/v1/quarantine/retry", expecting: QuarantineRetryAnswer.self)
    #expect(again.fed == 0 && again.unreadable == 1)
    let status = try await daemon.status()
    #expect(status.counters.scored == 14 && status.counters.quarantined == 1 && status.quarantined == 1)
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    let after = try RunningDaemon(place)
    #expect(try await after.status().counters.scored == 14)
  }

  @Test(arguments: badLines)
  func `a bad line goes to quarantine with place and reason, and its neighbours are scored`(bad: BadLine) throws {
    let place = try Workplace()
    let before = Stream.lines(0..<10)
    try place.append(before)
    try place.append(bad.bytes + Data("\n".utf8))
    try place.append(Stream.lines(10..<20))
    let result = try place.runOnce()
    #expect(result.code == 0, "\(result.errors)")
    let store = try Store.open(place.state)
    #expect(try store.counters().scored == 20)
    #expect(try store.counters().quarantined == 1)
    let row = try #require(try store.quarantine(limit: 10).first)
    #expect(row.source == "main")
    #expect(row.reject.offset == Int64(before.utf8.count))
    #expect(row.reject.length == Int64(bad.bytes.count))
    #expect(row.reject.line == Array(bad.bytes.prefix(Reject.keptBytes)))
    #expect(row.reject.reason.contains(bad.reason), "\(row.reject.reason)")
  }
}

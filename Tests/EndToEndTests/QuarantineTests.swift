import Foundation
import FrostEngine
import FrostEvents
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
    #expect(row.reject.line == Array(bad.bytes.prefix(4096)))
    #expect(row.reject.reason.contains(bad.reason), "\(row.reject.reason)")
  }
}

import Foundation
import FrostConfig
import Testing

@testable import FrostTools

struct EventExplainerTests {
  static func line(_ id: Int, _ minute: Int, amount: Int = 500, account: String = "A") -> String {
    let time = 1_772_409_600_000 + minute * 60_000
    return "{\"id\":\"e\(id)\",\"meta\":{\"when\":\(time),\"type\":\"transfer\"},\"from\":{\"id\":\"\(account)\"},"
      + "\"to\":\"P\(id)\",\"amount\":\(amount)}\n"
  }

  /// Four in an hour; on the third the rule hits, on the fourth with the addition.
  static let stream = line(1, 0) + line(2, 10) + "no json\n" + line(3, 20) + line(4, 30, amount: 600)

  /// Without the exception, which an account of unknown age would fall under.
  static let rules = RuleTestRunTests.rules.replacing("    unless: [account_age > '30d']\n", with: "")

  func explain(_ event: String?, _ complaints: (String) -> Void = { _ in }) throws -> Explanation? {
    let folder = try RuleFolder(["rules.yaml": Self.rules, "stream.jsonl": Self.stream])
    return try EventExplainer.explain(
      event, of: folder.url.appending(path: "stream.jsonl").path, folder.read(), complain: complaints)
  }

  @Test func `a hit shows its conditions, its arithmetic and the events behind a feature`() throws {
    let found = try #require(try explain("e4"))
    let text = found.lines.joined(separator: "\n")
    #expect(text.hasPrefix("transfer of A: event e4\nnumber "))
    #expect(text.contains("  burst (enforce): 60 + 20 (sum_1h >= 2000) = 80 points"))
    #expect(text.contains("    ✓ sent_1h >= 3"))
    #expect(text.contains("sum_1h = 2100.00 CNY"))
    #expect(text.contains("account A: 80 points enforced, 80 with review, 80 with shadow"))
    #expect(found.verdicts.first?.done.contains("freeze") == true)
    let sent = try #require(found.features.first { $0.name == "sent_1h" })
    #expect(sent.value == "4")
    #expect(sent.events.map(\.time).first == "2026-03-02T00:00:00.000Z")
    #expect(sent.events.count == 4)
  }

  @Test func `a rule that did not hit is told with what stands in its way`() throws {
    let found = try #require(try explain("e2"))
    #expect(found.nearest(3).map(\.rule) == ["burst"])
    let text = found.lines.joined(separator: "\n")
    #expect(text.contains("No rule hit.\n\nNearest misses\n  burst (enforce): 1 condition in the way\n"))
    #expect(text.contains("✗ sent_1h >= 3"))
  }

  @Test func `without an id it is the last event; one that is not there is none`() throws {
    #expect(try explain(nil)?.event == "e4")
    #expect(try explain("e9") == nil)
    var complaints = 0
    _ = try explain(nil) { _ in complaints += 1 }
    #expect(complaints == 1)
  }

  /// Several batches of some accounts that are old, new, busy and quiet, the same id twice, and lines that are none.
  static let long = (0..<400).map { number in
    let again = number % 97 == 0 && number > 0 ? line(number - 90, number / 4, account: "A\(number % 7)") : ""
    return line(number, number / 4, amount: 100 + number % 7 * 300, account: "A\(number * number % 11)") + again
      + (number % 150 == 7 ? "no json\n" : "")
  }.joined()

  @Test(arguments: ["e0", "e64", "e399", nil, "e9000"])
  func `looking only at what is asked for tells the same as looking at everything`(event: String?) throws {
    let folder = try RuleFolder(["rules.yaml": Self.rules, "stream.jsonl": Self.long])
    let rules = try folder.read()
    let path = folder.url.appending(path: "stream.jsonl").path
    var complaints: [[String]] = [[], []]
    let quick = try EventExplainer.asked(event, of: path, rules, eventsPerBatch: 32) { complaints[0].append($0) }
    let slow = try EventExplainer.everything(event, of: path, rules, eventsPerBatch: 32) { complaints[1].append($0) }
    #expect(
      try quick.map { try ToolDocument.json($0, pretty: true) } == slow.map { try ToolDocument.json($0, pretty: true) })
    #expect((quick == nil) == (event == "e9000"))
    #expect(complaints[0] == complaints[1])
  }

  @Test func `the document's members are in snake case, as everywhere`() throws {
    let found = try #require(try explain("e4"))
    let text = String(decoding: try ToolDocument.json(found, pretty: false), as: UTF8.self)
    #expect(text.contains("\"schema\":\"frost.explanation/1\""))
    #expect(text.firstMatch(of: /"[a-z]+[A-Z][A-Za-z]*":/) == nil)
  }

  @Test func `an event without an id is found by the one made of its place`() throws {
    let rules = Self.rules.replacing("id:      {at", with: "ident:   {at")
    let folder = try RuleFolder(["rules.yaml": rules, "stream.jsonl": Self.stream])
    let path = folder.url.appending(path: "stream.jsonl").path
    let compiled = try folder.read()
    let last = try #require(try EventExplainer.explain(nil, of: path, compiled) { _ in })
    #expect(try EventExplainer.explain(last.event, of: path, compiled) { _ in }?.input == last.input)
  }
}

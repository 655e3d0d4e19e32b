import Foundation
import FrostConfig
import FrostRules
import Testing

@testable import FrostTools

struct ScoreTests {
  static let files = [
    "schema.yaml": """
    schema: 1
    event:
      id:      {at: /id, type: text, required: true}
      time:    {at: /time, type: time, required: true}
      type:    {at: /type, type: text, required: true}
      account: {at: /account, type: key, required: true}
      payee:   {at: /payee, type: key}
      card:    {at: /card, type: key, personal: true}
      amount:  {at: /amount, type: money}
    book-currency: CNY
    policy: 1
    combine: {how: sum, cap: 90}
    bands: {account: [{from: 40, do: [case]}, {from: 80, do: [freeze]}]}
    """,
    "rules.yaml": """
    features:
      sent_1h:   {sum: amount, of: transfer, by: account, over: 1h}
      sent_ago:  {since: transfer, by: account, now: excluded}
      by_payee:  {count: transfer, by: payee, over: 1h}
      last_card: {last: card, by: account}
    rules:
      - {rule: sent, title: {en: t}, owner: o, stage: enforce, types: transfer, when: amount > 0, score: sent_1h / amount * 0.1}
      - {rule: big, title: {en: t}, owner: o, types: transfer, when: amount >= 100, score: 80}
      - {rule: mule, title: {en: t}, owner: o, stage: review, subject: payee, types: transfer, when: by_payee >= 2, score: 12.5}
      - {rule: never, title: {en: t}, owner: o, stage: disabled, types: transfer, when: amount > 0, score: 5}
    """,
  ]

  private func rules() throws -> RuleSet {
    let directory = FileManager.default.temporaryDirectory.appending(path: "frost-rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    for (name, text) in Self.files { try Data((text + "\n").utf8).write(to: directory.appending(path: name)) }
    return try RuleDirectory.compile(directory.path).set
  }

  private func transfer(_ id: String, _ time: String, _ amount: String, _ more: String = "") -> String {
    "{\"id\":\"\(id)\",\"time\":\"2026-03-02T\(time)Z\",\"type\":\"transfer\",\"account\":\"A\",\"amount\":\(amount)\(more)}\n"
  }

  @Test func `a line has the unrounded score and the rules that hit, in every stage but disabled`() throws {
    let scored = try Scored(
      rules(), transfer("1", "10:00:00", "3.00") + transfer("2", "10:01:00", "7.00"), withFeatures: false)
    #expect(
      scored.text == """
        {"id":"1","time":"2026-03-02T10:00:00.000Z","account":"A","score":0.1,"rules":{"sent":0.1}}
        {"id":"2","time":"2026-03-02T10:01:00.000Z","account":"A","score":0.14285714285714288,"rules":{"sent":0.14285714285714288}}

        """)
  }

  @Test func `an account that would be frozen is scored on, up to the cap`() throws {
    let lines = (0..<200).map { transfer("\($0)", String(format: "10:%02d:%02d", $0 / 60, $0 % 60), "100.00") }
    let scored = try Scored(rules(), lines.joined())
    #expect(scored.lines.allSatisfy { $0["score"] as? Double ?? 0 >= 80 })
    #expect(scored.lines.last?["score"] as? Double == 90)
    #expect(scored.summary.frozen == 1)
    #expect(scored.summary.bands.map(\.accounts) == [1, 1])
  }

  @Test func `another subject's score stands beside the account's and is never added to it`() throws {
    let payee = ",\"payee\":\"P\""
    let scored = try Scored(
      rules(), transfer("1", "10:00:00", "1.00", payee) + transfer("2", "10:00:01", "1.00", payee))
    #expect(scored.lines[0]["others"] == nil)
    #expect(scored.lines[1]["others"] as? [String: Double] == ["payee": 12.5])
    #expect(scored.lines[1]["score"] as? Double == 0.2)
    #expect(scored.lines[1]["rules"] as? [String: Double] == ["sent": 0.2, "mule": 12.5])
  }

  @Test func `with features every feature stands in every line, whatever rules its type has`() throws {
    let login = "{\"id\":\"2\",\"time\":\"2026-03-02T10:00:30.500Z\",\"type\":\"login\",\"account\":\"A\"}\n"
    let scored = try Scored(rules(), transfer("1", "10:00:00", "12.30", ",\"card\":\"6222\"") + login)
    #expect(
      scored.text.split(separator: "\n").map { String($0.split(separator: "\"features\":")[1]) } == [
        "{\"sent_1h\":12.30,\"sent_ago\":\"never\",\"by_payee\":null,\"last_card\":\"***\"}}",
        "{\"sent_1h\":12.30,\"sent_ago\":30.500,\"by_payee\":null,\"last_card\":\"***\"}}",
      ])
  }

  @Test func `late events have a line without rules, duplicates none, and what is not understood is told`() throws {
    let scored = try Scored(
      rules(),
      transfer("1", "12:00:00", "1.00") + transfer("1", "12:00:00", "1.00") + transfer("2", "10:00:00", "1.00")
        + "\r\n{\"id\":\"3\"}\n" + transfer("4", "12:00:01", "1.00").dropLast())
    #expect(scored.lines.map { $0["id"] as? String } == ["1", "2", "4"])
    #expect(scored.lines.map { $0["late"] as? Bool } == [nil, true, nil])
    #expect(scored.lines[1]["score"] as? Double == 0)
    #expect(scored.summary.events == 2)
    let left = [scored.summary.duplicates, scored.summary.late, scored.summary.quarantined]
    #expect(left == [1, 1, 1])
    #expect(scored.complaints.count == 1)
    #expect(scored.complaints.first?.hasPrefix("byte ") == true)
    #expect(scored.summary.lines.last == "Not scored: 1 late, 1 duplicate, 1 in quarantine")
  }

  @Test func `a line longer than a block is read whole`() throws {
    let long = transfer("1", "10:00:00", "1.00", ",\"note\":\"\(String(repeating: "x", count: 1_000_000))\"")
    let scored = try Scored(rules(), long + long.replacing("\"1\"", with: "\"2\"") + transfer("3", "10:00:01", "1.00"))
    #expect(scored.lines.count == 3)
  }

  @Test func `a stream that is not there is an error in words`() throws {
    let rules = try rules()
    let failure = try #require(throws: StreamReader.Failure.self) {
      _ = try ScoreRun(rules, on: "/nowhere/events.jsonl", withFeatures: false)
    }
    #expect(failure.description == "/nowhere/events.jsonl cannot be opened: No such file or directory")
  }
}

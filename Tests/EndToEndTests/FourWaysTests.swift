import Foundation
import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore
import Testing

/// One stream through frostd, a backtest, an explanation and a rule test: the same verdicts.
@Suite struct FourWaysTests {
  private static let rules = """
    features:
      sent_1h:     {sum: amount, of: [transfer], by: account, over: 1h}
      payees_30m:  {distinct: payee, of: [transfer], by: account, over: 30m}
      senders_30m: {distinct: account, of: [transfer], by: payee, over: 30m}
    rules:
      - {rule: drain, title: {en: A}, owner: tests, stage: enforce, types: [transfer], when: [sent_1h > 5000], score: 70,
         more: [{if: amount > 2000, score: 20}], say: {en: "{sent_1h} left"}, tell: generic}
      - {rule: spread, title: {en: B}, owner: tests, stage: enforce, types: [transfer], when: [payees_30m >= 4],
         unless: [amount < 2], score: 45, say: {en: "{payees_30m} payees"}}
      - {rule: gathers, title: {en: C}, owner: tests, stage: review, subject: payee, types: [transfer],
         when: [senders_30m >= 6, sent_1h > 1000], score: 30, say: {en: "{senders_30m} senders"}}
      - {rule: watched, title: {en: D}, owner: tests, stage: shadow, types: [transfer], when: [payees_30m >= 3], score: 41,
         say: {en: "{payees_30m} payees"}}

    """

  private static let policy = """
    policy: 1
    combine: {how: sum, cap: 100}
    bands:
      account:
        - {from: 40, do: [step-up]}
        - {from: 80, do: [freeze, alert, case]}
    actions:
      step-up: {factors: [face], within: 10m, not-passed: hold}
      freeze: {scope: [out], for: 2h, then: lapse}
      case: {to: risk-desk, due: 2h}

    """

  private struct Event {
    var number: Int
    var account: String { "A\(number * 7 % 23)" }
    var payee: String { "P\(number * number % 11)" }
    var amount: String { number % 19 == 0 ? "2600.00" : "\(number * 37 % 900).\(10 + number % 90)" }
    var id: String { "e\(number)" }
    var offset: Int { number * 11_000 }
    var line: String {
      let time = EventTime(milliseconds: Int64(1_772_380_800_000 + offset)).text
      return #"{"id":"\#(id)","time":"\#(time)","type":"transfer","account":"\#(account)","payee":"\#(payee)","#
        + #""amount":"\#(amount)"}"# + "\n"
    }
  }

  /// What came of one event: by subject, the rules with their scores; and what was done, sorted.
  private struct Verdict: Equatable {
    var rules: [String: [String: Double]] = [:]
    var done: [String] = []

    var allRules: [String: Double] { rules.values.reduce(into: [:]) { $0.merge($1) { first, _ in first } } }
  }

  private static let events = (0..<600).map(Event.init)

  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.write(Self.policy, to: place.rules + "/policy.yaml")
    try place.write(Self.rules, to: place.rules + "/drain.yaml")
    try place.append(Self.events.map(\.line).joined())
    return place
  }

  /// By event; of those that a decision was recorded for.
  private func live(_ place: Workplace) throws -> [String: Verdict] {
    let result = try place.runOnce()
    #expect(result.code == 0, "\(result.errors)")
    let store = try Store.open(place.state)
    var verdicts: [String: Verdict] = [:]
    for account in Set(Self.events.flatMap { [$0.account, $0.payee] }) {
      for row in try store.decisions(account: account, limit: 1000) {
        let document = try ProtocolJSON.decode(DecisionDocument.self, from: Array(row.document.utf8))
        var verdict = verdicts[row.event] ?? Verdict()
        for hit in document.rules { verdict.rules[hit.subject, default: [:]][hit.rule] = hit.score }
        verdict.done = Set(verdict.done + document.actions.map(\.do)).sorted()
        verdicts[row.event] = verdict
      }
    }
    return verdicts
  }

  private func json(_ place: Workplace, _ arguments: String...) throws -> JSONValue {
    let answer = try place.frostctl(arguments)
    #expect(answer.code == 0, "\(answer.text.suffix(500))")
    let document = answer.text[(answer.text.firstIndex(of: "{") ?? answer.text.startIndex)...]
    return try ProtocolJSON.decode(JSONValue.self, from: Array(document.utf8))
  }

  @Test func `live, backtest, explanation and rule test give the same verdicts`() throws {
    let place = try place()
    let live = try live(place)
    let acted = live.filter { !$0.value.done.isEmpty }
    #expect(acted.count > 20 && Set(acted.values.flatMap(\.done)) == ["alert", "case", "freeze", "step-up"])

    // Explanation: of events on which frostd did something, and of some on which it did not. Where nothing was done for a
    // subject, frostd does not record again within the hour what it recorded.
    var explained: [String: Verdict] = [:]
    for event in Self.events where acted[event.id] != nil && event.number % 5 < 2 || event.number % 97 == 0 {
      let document = try json(
        place, "rules", "explain", place.stream, "--rules", place.rules, "--event", event.id, "-o", "json")
      guard case .array(let rules)? = document["rules"], case .array(let verdicts)? = document["verdicts"] else {
        Issue.record("no document")
        return
      }
      var seen = Verdict()
      for rule in rules {
        guard let score = number(rule["score"]), let subject = rule["subject"]?.text else { continue }
        seen.rules[subject, default: [:]][rule["rule"]?.text ?? ""] = score
      }
      for case .array(let done)? in verdicts.map({ $0["done"] }) { seen.done += done.compactMap(\.text) }
      seen.done = Set(seen.done).sorted()
      #expect(seen.done == acted[event.id]?.done ?? [], "\(event.id)")
      for (subject, rules) in live[event.id]?.rules ?? [:] { #expect(seen.rules[subject] == rules, "\(event.id)") }
      explained[event.id] = seen
    }

    // Backtest: who was frozen.
    let backtest = try json(place, "rules", "backtest", "--rules", place.rules, "--on", place.stream, "-o", "json")
    let frozen = Set(
      acted.filter { $0.value.done.contains("freeze") }.map { id in Self.events.first { $0.id == id.key }!.account })
    #expect(number(backtest["freezes"]?["accounts"]) == Double(frozen.count) && frozen.count > 3)

    // Rule test: the stream as the events of a test that expects what frostd did.
    let lines = Self.events.map { event in
      var line =
        "      - {at: \(event.offset)ms, type: transfer, account: \(event.account), payee: \(event.payee), amount: \(event.amount)"
      if let verdict = explained[event.id] {
        let rules = verdict.allRules.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
        line += ", expect: {rules: {\(rules)}, do: [\(verdict.done.joined(separator: ", "))]}"
      } else {
        line += ", expect: {do: [\((acted[event.id]?.done ?? []).joined(separator: ", "))]}"
      }
      return line + "}\n"
    }
    try place.write(
      Self.rules + "tests:\n  - test: as frostd did\n    history-starts: 0m\n    events:\n" + lines.joined(),
      to: place.rules + "/drain.yaml")
    let tested = try place.frostctl("rules", "test", place.rules)
    #expect(tested.code == 0, "\(tested.text.suffix(1500))")
    #expect(tested.text.contains("1 test of 1 file, 600 events: 1 passed, 0 failed"), "\(tested.text.suffix(200))")
  }

  private func number(_ value: JSONValue?) -> Double? {
    switch value {
    case .integer(let number)?: Double(number)
    case .number(let number)?: number
    default: nil
    }
  }
}

import FrostConfig
import FrostEvents
import FrostRules
import Testing

@testable import FrostTools

struct RuleTestRunTests {
  static let rules = """
    schema: 1
    event:
      id:      {at: /id, type: text}
      time:    {at: /meta/when, type: time, format: unix-ms}
      type:    {at: /meta/type, type: text}
      phase:   {at: /meta/state, type: text, default: done, map: {pending: requested}}
      account: {at: /from/id, type: key, required: true}
      payee:   {at: /to, type: key}
      amount:  {at: /amount, type: money}
    book-currency: CNY
    holdable: [withdrawal.requested]
    profile: {from: [registration, profile.changed], fields: [opened]}
    policy: 1
    bands: {account: [{from: 60, do: [hold, case]}, {from: 80, do: [freeze]}]}
    act-on: {younger-than: 1h}
    limits: {large: 500}
    features:
      sent_1h:     {count: transfer, by: account, over: 1h}
      sum_1h:      {sum: amount, of: transfer, by: account, over: 1h}
      account_age: {age: profile.opened}
      since_last:  {since: transfer, by: payee}
    rules:
      - rule: burst
        title: {en: A burst}
        owner: fraud-desk
        stage: enforce
        types: [transfer, withdrawal.requested]
        when: [sent_1h >= 3, amount >= limit.large]
        unless: [account_age > '30d']
        score: 60
        more: [{if: sum_1h >= 2000, score: 20}]
    """

  func report(_ tests: String, run: String? = nil) throws -> RuleTestReport {
    let folder = try RuleFolder(["rules.yaml": Self.rules, "tests.yaml": tests])
    let rules = try folder.read()
    return RuleTestReport(rules, run: run)
  }

  func failures(_ tests: String) throws -> [String] {
    try report(tests).failures.map { $0.lines.joined(separator: "\n") }
  }

  static func burst(_ expect: String, profile: String = "profile: {A: {opened: 2026-03-01T00:00:00Z}}") -> String {
    """
    tests:
      - test: burst
        with: {account: A, payee: "P{n}"}
        \(profile)
        events:
          - {at: 0m, type: transfer, amount: 500, repeat: 2, every: 59m59s}
          - {at: 1h, type: transfer, amount: 500.00, expect: {\(expect)}}
    """
  }

  @Test func `what happens as expected passes`() throws {
    #expect(
      try failures(
        Self.burst("rules: {burst: 60}, do: [case, step-up], not: [freeze], features: {sent_1h: 3, sum_1h: 1500}"))
        == [])
  }

  @Test func `the tests of the shipped rules pass, and see every condition both ways`() throws {
    let report = RuleTestReport(try RuleFolder.shipped("rules"))
    #expect(report.failures.map(\.text) == [])
    #expect(report.coverage.lines.filter { $0.contains("never") } == [])
  }

  @Test func `the pack of the language examples passes`() throws {
    let rules = try RuleFolder.shipped("Tests/Fixtures/FrostConfig/pack")
    let report = RuleTestReport(rules)
    #expect(report.failures.map(\.text) == [])
    #expect(report.results.count == 6)
  }

  @Test func `a hit that does not come says which term failed, with its value`() throws {
    let found = try failures(Self.burst("rules: {burst: 60}", profile: "profile: {A: {opened: 2020-01-01T00:00:00Z}}"))
    let text = try #require(found.first)
    #expect(text.hasPrefix("transfer of A at +1h: `burst` did not hit\n"))
    #expect(text.contains("✓ sent_1h >= 3"))
    #expect(text.contains("sent_1h = 3"))
    #expect(text.contains("✗ unless account_age > '30d'"))
    #expect(text.contains("amount = 500.00 CNY, limit.large = 500"))
  }

  @Test func `another score, a hit too many, another action and another value are failures`() throws {
    let found = try failures(
      Self.burst("rules: {burst: 80}, do: [freeze], not: [case], features: {sent_1h: 4, sum: 1}"))
    #expect(found.count == 5)
    #expect(found[0].contains("`burst` scored 60, not 80"))
    #expect(found[1].contains("did case, step-up, not freeze"))
    #expect(found[1].contains("account A: 60 of burst 60"))
    #expect(found[1].contains("not hold: nothing is pending"))
    #expect(found[2].contains("did case, which must not happen"))
    #expect(found[3].contains("`sent_1h` is 3, not 4"))
    #expect(found[4].contains("there is no feature `sum`"))
    #expect(try failures(Self.burst("rules: {}"))[0].contains("`burst` hit with 60, which was not expected"))
    #expect(try failures(Self.burst("rules: {bust: 60}"))[0].contains("there is no rule `bust`; did you mean `burst`?"))
  }

  @Test func `a window's edge is inside, one millisecond later is not`() throws {
    let tests = """
      tests:
        - test: edge
          with: {account: A, type: transfer, amount: 500}
          events:
            - {at: 0m, repeat: 2, every: 1ms}
            - {at: 1h, expect: {features: {sent_1h: 3, since_last: unknown}}}
            - {at: 60m1ms, expect: {features: {sent_1h: 3}}}
            - {at: 60m2ms, expect: {features: {sent_1h: 3}}}
      """
    #expect(try failures(tests) == [])
  }

  @Test func `events are written as the schema maps them, and read in their own time`() throws {
    let tests = """
      histories: {old: [{at: -90d, type: transfer, amount: 1, payee: "P{n}", repeat: 2, every: 1d}]}
      tests:
        - test: t
          start: 2026-03-02T00:00:00Z
          with: {account: A}
          history: old
          profile: {A: {opened: 2026-03-01T00:00:00Z}}
          events:
            - {at: 2h, type: withdrawal, phase: requested, amount: 5, expect: {rules: {}, features: {account_age: 26h}}}
            - {at: 1h, type: transfer, amount: 5, payee: P2, expect: {features: {since_last: 0s}}}
      """
    let folder = try RuleFolder(["rules.yaml": Self.rules, "tests.yaml": tests])
    let rules = try folder.read()
    let lines = rules.tests[0].lines(rules.set.schema)
    #expect(lines.count == 5)
    #expect(
      lines[4].json
        == #"{"id":"event-3","meta":{"when":1772416800000,"type":"withdrawal","state":"pending"},"from":{"id":"A"},"amount":"5"}"#
    )
    #expect(lines[0].json.contains(#""type":"profile.changed""#))
    #expect(RuleTestReport(rules).failures == [])
  }

  @Test func `coverage tells what no test saw both ways`() throws {
    let report = try report(Self.burst("rules: {burst: 60}"))
    let open = report.coverage.all.filter { $0.seen < 2 }.map { "\($0.part) \($0.text) \($0.held > 0)" }
    #expect(
      open == ["when amount >= limit.large true", "unless account_age > '30d' false", "more sum_1h >= 2000 false"])
    #expect(report.coverage.share == 5.0 / 8)
    #expect(report.coverage.lines[0].contains("62 %  burst") || report.coverage.lines[0].contains("63 %  burst"))
    #expect(report.coverage.lines.contains("          never true: unless account_age > '30d'"))
  }

  @Test func `tests are chosen by a part of their name, and counted`() throws {
    let report = try report(Self.burst("rules: {}"), run: "urs")
    #expect(report.summary == "1 test of 1 file, 4 events: 0 passed, 1 failed")
    #expect(try self.report(Self.burst("rules: {}"), run: "other").results.isEmpty)
  }

  @Test func `a build server reads the results`() throws {
    let text = JUnitReport(try report(Self.burst("rules: {}, do: []"))).text
    #expect(text.contains("<testsuites tests=\"1\" failures=\"1\">"))
    #expect(text.contains("name=\"burst\">"))
    #expect(text.contains("<failure message=\"transfer of A at +1h: `burst` hit with 60, which was not expected\">"))
    #expect(text.contains("sent_1h &gt;= 3"))
    #expect(JUnitReport.escaped("a<b & \"c\"\u{1}") == "a&lt;b &amp; &quot;c&quot;?")
  }

  @Test func `an event that the schema refuses fails its test with the reason`() throws {
    let tests = """
      tests:
        - test: no account
          events: [{at: 0m, type: transfer, expect: {}}, {at: 1m, type: transfer, expect: {}}]
      """
    let found = try failures(tests)
    #expect(found.count == 1)
    #expect(found[0].contains("the event is not one the schema takes: "))
    #expect(found[0].contains("account"))
  }
}

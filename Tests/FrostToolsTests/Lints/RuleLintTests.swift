import Foundation
import Testing

@testable import FrostTools

/// Each lint finds what it is for, at its place, and is silent beside it.
struct RuleLintTests {
  static let rules = """
    features:
      sent_1h: {count: transfer, by: account, over: 1h}
    limits: {high: 500}
    lists: {known: [A1], vip: [A2]}
    rules:
      - rule: large
        title: {en: Large}
        owner: desk
        stage: enforce
        types: transfer
        when:
          - amount >= limit.high
          - sent_1h >= 3
        unless: [account in list.known]
        score: 60
        more: [{if: sent_1h >= 9, score: 20}]
        say: {en: "{amount} left, {sent_1h} times"}
        tell: {en: "Call 95188, we paused a payment."}
    protected: [list.vip]
    """

  private func warnings(_ edit: (String) -> String, schema: (String) -> String = { $0 }) throws -> [String] {
    let folder = try RuleFolder(["schema.yaml": schema(RuleCheckTests.schema), "rules.yaml": edit(Self.rules)])
    let check = RuleCheck(directory: folder.url.path)
    #expect(check.errors == 0, "\(check.rendered)")
    let lines = check.rendered.components(separatedBy: "\n")
    return lines.indices.filter { lines[$0].contains(" warning: ") }.map { number in
      let caret = lines[number + 2].filter { "^~".contains($0) }
      let column = lines[number + 2].distance(
        from: lines[number + 2].startIndex, to: lines[number + 2].firstIndex(of: "^")!)
      let culprit = lines[number + 1].dropFirst(column).prefix(caret.count)
      return "\(culprit): " + lines[number].components(separatedBy: " warning: ")[1]
    }
  }

  private func expectOne(_ found: [String], _ text: String) {
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.hasPrefix(text) == true, "\(found)")
  }

  @Test func `a rule without these mistakes is not warned about`() throws { #expect(try warnings { $0 } == []) }

  @Test func `a typed number where a hole should be`() throws {
    expectOne(
      try warnings { $0.replacing("{sent_1h} times", with: "3 times") }, "3: the text says 3 and would go on saying it")
    expectOne(
      try warnings { $0.replacing("we paused a payment", with: "500 is too much") },
      "500: the text says 500 and would go on")
  }

  @Test func `a rule that can never reach a band`() throws {
    expectOne(
      try warnings { $0.replacing("score: 60", with: "score: 40") },
      "large: rule `large` never leads to a band: with all other rules it comes to 60, the lowest band is 80")
    expectOne(
      try warnings { $0.replacing("    score: 60\n", with: "").replacing(", score: 20}", with: ", score: 0}") },
      "large: rule `large` adds no points and has no `then`")
    // Computed, and with an effect of its own.
    #expect(try warnings { $0.replacing("score: 60", with: "score: 5 * sent_1h") } == [])
    #expect(try warnings { $0.replacing("score: 60", with: "score: 9\n    then: {step-up: [face]}") } == [])
    // Another one adds the rest.
    #expect(
      try warnings {
        $0.replacing("score: 60", with: "score: 40").replacing(
          "protected:",
          with: """
              - rule: second
                title: {en: Second}
                owner: desk
                types: [transfer, topup]
                when: [sent_1h > 1]
                score: 20
            protected:
            """)
      } == [])
  }

  @Test func `a threshold above a feature's limit`() throws {
    expectOne(
      try warnings { $0.replacing("over: 1h}", with: "over: 1h, limit: 8}") },
      "sent_1h: `sent_1h >= 9` never holds: `sent_1h` remembers 8 events of a key at most")
    #expect(try warnings { $0.replacing("over: 1h}", with: "over: 1h, limit: 9}") } == [])
    expectOne(
      try warnings { $0.replacing("sent_1h >= 9", with: "sent_1h > 100000") },
      "sent_1h: `sent_1h > 100000` never holds: `sent_1h` remembers 100,000 events")
  }

  @Test func `a freeze without expiry`() throws {
    expectOne(
      try warnings({ $0 }, schema: { $0.replacing("\nactions: {freeze: {for: 24h}}", with: "") }),
      "{: this freezes, and the policy does not say for how long: 24h is assumed")
    expectOne(
      try warnings({ $0 }, schema: { $0.replacing("for: 24h", with: "for: 24h, then: supervisor") }),
      "{: this freezes until a supervisor ends it, and nobody is reminded")
  }

  @Test func `an unused feature, list or limit`() throws {
    expectOne(
      try warnings { $0.replacing("limits:", with: "  idle: {count: topup, by: account, over: 1h}\nlimits:") },
      "idle: nothing reads the feature `idle`")
    expectOne(
      try warnings { $0.replacing("    unless: [account in list.known]\n", with: "") },
      "known: nothing reads the list `list.known`")
    expectOne(try warnings { $0.replacing("high: 500", with: "high: 500, low: 5") }, "low: nothing reads the limit")
    // What another feature or a test reads is read.
    #expect(
      try warnings {
        $0.replacing(
          "limits:",
          with: "  a: {count: topup, by: account, over: 1h}\n  b: {ratio: [a, sent_1h]}\nlimits:"
        ).replacing("sent_1h >= 3", with: "sent_1h >= 3\n      - b > 0.5")
      } == [])
  }

  @Test func `overlapping bands, and a band above all scores`() throws {
    expectOne(
      try warnings({ $0 }, schema: { $0.replacing("{from: 80,", with: "{from: 70, do: [freeze, case]}, {from: 80,") }),
      "{: the band from 80 does no more than the one from 70")
    expectOne(
      try warnings(
        { $0 }, schema: { $0.replacing("do: [freeze]}", with: "do: [freeze]}, {from: 101, do: [freeze, case]}") }),
      "{: no score reaches the band from 101: scores end at 100")
  }

  @Test func `two bands that begin at the same score are an error`() throws {
    let folder = try RuleFolder([
      "schema.yaml": RuleCheckTests.schema.replacing("{from: 80,", with: "{from: 80, do: [case]}, {from: 80,"),
      "rules.yaml": Self.rules,
    ])
    let check = RuleCheck(directory: folder.url.path)
    #expect(check.errors == 1)
    #expect(check.rendered.contains("schema.yaml:9:43: error: two bands begin at the same score"), "\(check.rendered)")
  }

  @Test func `a feature longer than the journal keeps`() throws {
    let folder = try RuleFolder([
      "schema.yaml": RuleCheckTests.schema,
      "rules.yaml": Self.rules.replacing(
        "  sent_1h:", with: "  sent_90d: {count: transfer, by: account, over: 90d}\n  sent_1h:"
      ).replacing("      - sent_1h >= 3\n", with: "      - sent_1h >= 3\n      - sent_90d < 9\n"),
    ])
    func said(days: Int64) -> String {
      RuleCheck(directory: folder.url.path, journal: KeptJournal(time: days * 86_400_000, file: "frost.yaml")).rendered
    }
    #expect(said(days: 90) == "")
    #expect(
      said(days: 30).contains(
        "rules.yaml:2:3: warning: `sent_90d` reads the journal 90d back: it is kept that long, not 30d as frost.yaml says"
      ),
      "\(said(days: 30))")
    // An age has no window.
    try folder.write(
      "age.yaml",
      """
      features: {known_for: {age: account}}
      rules:
        - {rule: new, title: {en: New}, owner: desk, types: transfer, when: [known_for < '1h'], score: 80}
      """)
    #expect(said(days: 400) == "")
    #expect(
      said(days: 30).contains(
        "age.yaml:1:12: warning: `known_for` reads the journal 400d back, and 1 other feature further than that time: it"
      ),
      "\(said(days: 30))")
  }

  @Test func `a rule whose exception is a list with everybody it asks for`() throws {
    func asking(_ condition: String, _ known: String) throws -> [String] {
      try warnings {
        $0.replacing("      - sent_1h >= 3\n", with: "      - sent_1h >= 3\n      - \(condition)\n")
          .replacing("lists: {known: [A1],", with: "lists: {known: \(known), asked: [A3, A4],")
      }
    }
    let words = "account in list.known: rule `large` never hits: it asks for "
    expectOne(
      try asking("account in list.asked", "[A4, A1, A3]"),
      words + "`account` on `list.asked`, and `list.known` spares all of it")
    let other = try asking("account in list.asked", "[A4, A1]")
    #expect(other == [], "A3 is not spared")
    expectOne(
      try asking("account == 'A1' ", "[A1]").filter { !$0.contains("list.asked") }, words + "`account == 'A1'`, and")
    // For a time only.
    let folder = try RuleFolder([
      "schema.yaml": RuleCheckTests.schema, "known.csv": "key,until\nA3,\nA4,2026-01-01",
      "rules.yaml": Self.rules.replacing("  - sent_1h >= 3", with: "  - sent_1h >= 3\n      - account in list.asked")
        .replacing("known: [A1]", with: "known: {file: known.csv}, asked: [A3, A4]"),
    ])
    #expect(RuleCheck(directory: folder.url.path).rendered == "")
    expectOne(
      try warnings {
        $0.replacing("unless: [account in", with: "unless: [type in").replacing(
          "known: [A1]", with: "known: [transfer]")
      }, "type in list.known: rule `large` never hits: it looks at `type` transfer, and")
  }

  @Test func `a network that is every address silences the rule that excepts it`() throws {
    func excepting(_ network: String) throws -> [String] {
      try warnings(
        {
          $0.replacing("unless: [account in list.known]", with: "unless: [ip in list.office]")
            .replacing("{known: [A1],", with: "{office: {type: networks, entries: ['\(network)']},")
        },
        schema: { $0.replacing("  amount:", with: "  ip:      {at: /ip, type: text}\n  amount:") })
    }
    for network in ["0.0.0.0/0", "::/0"] {
      expectOne(
        try excepting(network), "\(network): \(network) is every address: rule `large` spares whoever is on"
      )
    }
    #expect(try excepting("10.0.0.0/8") == [])
  }

  @Test func `a rule that asks for protected accounts only`() throws {
    expectOne(
      try warnings {
        $0.replacing("      - sent_1h >= 3\n", with: "      - sent_1h >= 3\n      - account in list.asked\n")
          .replacing("vip: [A2]", with: "vip: [A2, A5], asked: [A5]")
      }, "account in list.asked: rule `large` looks only at accounts that the policy protects")
  }

  @Test func `a rule shadowed by an allow entry`() throws {
    expectOne(
      try warnings {
        $0.replacing("      - sent_1h >= 3\n", with: "      - sent_1h >= 3\n      - account  in list.known\n")
      },
      "account  in list.known: rule `large` never hits: what it asks for is its exception at line ")
    expectOne(
      try warnings {
        $0.replacing("      - sent_1h >= 3\n", with: "      - sent_1h >= 3\n      - account in list.vip\n")
      },
      "account in list.vip: rule `large` looks only at accounts that the policy protects")
  }
}

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

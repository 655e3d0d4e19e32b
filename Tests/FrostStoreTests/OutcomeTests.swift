import FrostEngine
import FrostEvents
import Testing

@testable import FrostStore

/// What became of decisions and freezes, by rule.
@Suite struct OutcomeTests {
  private static func decision(_ number: Int, _ account: String, rules: [String]) -> DecisionRow {
    let hits = rules.map { #"{"rule":"\#($0)","version":"1f3a"}"# }.joined(separator: ",")
    return DecisionRow(
      id: "dec_\(number)", input: 1, account: account, event: "e\(number)", type: "transfer",
      time: Sample.time(Int64(number)), score: 90, actions: "", document: #"{"rules":[\#(hits)]}"#)
  }

  private static func cause(_ number: Int, _ freeze: FreezeRow, by: String, outcome: Outcome?) -> CauseRow {
    var row = Sample.cause("cse_\(number)", of: freeze)
    row.by = by
    row.outcome = outcome
    return row
  }

  @Test func `decisions are told by rule and account, freezes by rule whatever its version`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      var commit = Sample.chunk(first: 1, inputs: 1)
      commit.decisions = [
        Self.decision(5, "A2", rules: ["drain"]), Self.decision(7, "A1", rules: ["drain", "mule"]),
        Self.decision(9, "A1", rules: ["drain"]),
      ]
      let freezes = (1...3).map { Sample.freeze("frz_\($0)", account: "A\($0)") }
      commit.freezes = freezes
      commit.causes = [
        Self.cause(1, freezes[0], by: "drain@1f3a", outcome: .honest),
        Self.cause(2, freezes[0], by: "drain@1f3a", outcome: .honest),
        Self.cause(3, freezes[1], by: "drain@77aa", outcome: .fraud),
        Self.cause(4, freezes[2], by: "mule@1", outcome: nil),
      ]
      commit.labels = [
        LabelRow(id: "l1", subject: "A1", outcome: .fraud, source: "mei", learned: Sample.time(9), reason: "r"),
        LabelRow(id: "l2", subject: "A2", outcome: .honest, source: "mei", learned: Sample.time(8), reason: "r"),
      ]
      try store.commit(commit)
      #expect(
        try store.ruleDecisions() == [
          RuleDecisions(rule: "drain", account: "A1", first: Sample.time(7), decisions: 2),
          RuleDecisions(rule: "drain", account: "A2", first: Sample.time(5), decisions: 1),
          RuleDecisions(rule: "mule", account: "A1", first: Sample.time(7), decisions: 1),
        ])
      #expect(
        try store.ruleFreezes() == [
          RuleFreezes(rule: "drain", freezes: 2, overturned: 1), RuleFreezes(rule: "mule", freezes: 1, overturned: 0),
        ])
      #expect(try store.labels().map(\.id) == ["l1", "l2"])
    }
  }

  @Test func `entries about an account are those that name it, with a scope or without`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      var commit = Sample.chunk(first: 1, inputs: 1)
      commit.audit = ["A1", "A1/out", "A10", "rule drain", "A1/in"].enumerated().map { number, subject in
        AuditRow(
          id: "\(number)", at: Sample.time(Int64(number)), actor: "mei", action: "freeze", subject: subject, reason: "r"
        )
      }
      try store.commit(commit)
      #expect(try store.audit(about: "A1", limit: 10).map(\.subject) == ["A1", "A1/out", "A1/in"])
      #expect(try store.audit(about: "A1", limit: 2).map(\.subject) == ["A1/out", "A1/in"])
    }
  }
}

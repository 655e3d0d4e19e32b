import FrostEvents
import FrostRules
import Testing

@testable import FrostEngine

/// What a wallet that asks is told (`docs/sources.md`).
@Suite struct VerdictTests {
  private func line(_ id: String, _ amount: Int, type: String = "transfer", account: String = "A") -> String {
    #""id":"\#(id)","txn":"T\#(id)","type":"\#(type)","phase":"\#(type == "withdrawal" ? "requested" : "done")","#
      + #""account":"\#(account)","payee":"P","amount":\#(amount)"#
  }

  private func ask(_ wallet: inout Wallet, _ lines: [(at: Int64, String)]) -> [String] {
    let batch = wallet.engine.preparation.prepare(wallet.batch(lines))
    let (commit, answers) = wallet.engine.answer([(batch, isAsked: true)])
    wallet.commits.append(commit)
    return answers[0].map { String(decoding: $0.json, as: UTF8.self) }
  }

  @Test func `each line has its answer in order, also the one that cannot be read, the late and the repeated one`()
    throws
  {
    var wallet = try Wallet()
    wallet.feed([(0, line("known", 1))])
    let answers = ask(
      &wallet,
      [
        (100_000, line("e1", 10)), (100_001, "no JSON"), (100_002, line("e2", 5000)), (100_000, line("e1", 10)),
        (100_004, line("e3", 1)), (0, line("old", 1)), (100_005, line("known", 2)),
      ])
    let outcomes = ["accepted", "quarantined", "accepted", "duplicate", "accepted", "late", "quarantined"]
    #expect(answers.count == outcomes.count)
    for (answer, outcome) in zip(answers, outcomes) {
      #expect(
        answer.hasPrefix(#"{"schema":"frost.verdict/1""#) && answer.contains(#""outcome":"\#(outcome)""#), "\(answer)")
    }
    #expect(answers[0].contains(#""score":0,"band":0,"actions":[],"restricted":[],"freezes":[],"holds":[]}"#))
    #expect(answers[1].contains(#""reason":"#) && !answers[1].contains("input"))
    let freeze = try #require(wallet.freezes.first)
    let code = try #require(SpokenCode(id: freeze.id)).text
    #expect(answers[2].contains(#""score":80,"band":3,"decision":"dec_"#), "\(answers[2])")
    #expect(
      answers[2].contains(#""actions":["alert","case","freeze"],"restricted":["out"],"freezes":[{"id":"\#(freeze.id)""#)
    )
    #expect(answers[2].contains(#""code":"\#(code)""#))
    // What stands is said whatever became of the event.
    for answer in answers[3...5] { #expect(answer.contains(#""restricted":["out"]"#), "\(answer)") }
    #expect(answers[3].contains(#""event":"e1""#) && !answers[3].contains("score"))
    #expect(answers[6].contains("was read before with other content"))
    let inputs = answers.compactMap { $0.firstMatch(of: /"input":(\d+)/).flatMap { Int($0.1) } }
    #expect(inputs.count == 6 && zip(inputs, inputs.dropFirst()).allSatisfy { $1 == $0 + 1 }, "\(inputs)")
  }

  @Test func `a hold and a step-up are told as long as they stand, and other subjects' scores apart`() throws {
    let payee = RuleSpec.of("payee", types: ["transfer"], when: ["amount > 0"], score: "30", subject: .payee)
    let hold = RuleSpec.of("hold", types: ["withdrawal.requested"], when: ["amount > 0"], score: "65")
    let shadow = RuleSpec.of(
      "shadow", types: ["withdrawal.requested"], when: ["amount > 0"], score: "20", stage: .shadow)
    let prove = RuleSpec.of("prove", types: ["transfer"], when: ["amount > 50"], score: "45")
    var wallet = try Wallet(Wallet.spec(rules: [payee, hold, shadow, prove]))
    let held = try #require(ask(&wallet, [(1000, line("w1", 40, type: "withdrawal"))]).first)
    let row = try #require(wallet.commits.flatMap(\.holds).first)
    #expect(
      held.contains(#""score":65,"band":2"#)
        && held.contains(#""holds":[{"id":"\#(row.id)","account":"A","event":"w1""#))
    #expect(held.contains(#""deadline":"\#(row.deadline.text)""#) && held.contains(#""restricted":[]"#), "\(held)")
    let asked = try #require(ask(&wallet, [(2000, line("t1", 60))]).first)
    let stepUp = try #require(wallet.commits.flatMap(\.stepUps).first)
    #expect(asked.contains(#""step_up":{"id":"\#(stepUp.id)""#) && asked.contains(row.id), "\(asked)")
    #expect(asked.contains(#""subjects":[{"subject":"payee","score":30,"band":0}]"#), "\(asked)")
    _ = wallet.ask(.freeze(account: "P", scope: "in", until: nil), key: "k")
    let payment = try #require(ask(&wallet, [(3000, line("t2", 1))]).first)
    #expect(
      payment.contains(#""restricted":[],"freezes":[{"#)
        && payment.contains(#""account":"P","subject":"account","scope":"in""#))
  }

  @Test func `asking changes no decision`() throws {
    let lines = (0..<200).map { number in
      (
        Int64(number) * 1000,
        line(
          "e\(number)", number * 37 % 900, type: number % 7 == 0 ? "withdrawal" : "transfer", account: "A\(number % 9)")
      )
    }
    var told = try Wallet()
    told.feed(lines, batches: 16)
    var asked = try Wallet()
    for start in stride(from: 0, to: lines.count, by: 16) {
      _ = ask(&asked, Array(lines[start..<min(start + 16, lines.count)]))
    }
    #expect(told.journal == asked.journal && told.changes == asked.changes)
    #expect(told.decisions.map(\.document) == asked.decisions.map(\.document) && !told.decisions.isEmpty)
  }
}

import FrostEvents
import FrostRules
import Testing

@testable import FrostEngine

private let hour: Int64 = 3_600_000

@Suite struct AnswerTests {
  // MARK: the verdict, as a table

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var answer: UserAnswer
    var kind = CauseRow.Kind.rule
    /// Hours since the cause began; hours until it ends, nil: never by itself.
    var age: Int64
    var left: Int64?
    var tags: [String] = []
    /// Hours from now; nil: stays.
    var ends: Int64? = nil
  }

  static let cases: [Case] = [
    Case(testDescription: "me: a day's freeze ends in an hour", answer: .me, age: 2, left: 22, ends: 1),
    Case(testDescription: "me: what ends sooner anyway stays", answer: .me, age: 23, left: 1, ends: nil),
    Case(
      testDescription: "me, talked into it: not before the cooling-off", answer: .me, age: 2, left: 46, tags: ["scam"],
      ends: 22),
    Case(
      testDescription: "me, talked into it: after the cooling-off in an hour", answer: .me, age: 30, left: 18,
      tags: ["scam"], ends: 1),
    Case(
      testDescription: "me, talked into it: never longer than it was", answer: .me, age: 2, left: 10, tags: ["scam"],
      ends: nil),
    Case(
      testDescription: "me: a suspected mule's word shortens nothing", answer: .me, age: 2, left: 22, tags: ["mule"]),
    Case(testDescription: "me: what a person ends stays", answer: .me, age: 2, left: nil, ends: nil),
    Case(testDescription: "me: an operator's freeze stays", answer: .me, kind: .operator, age: 2, left: 22, ends: nil),
    Case(testDescription: "me: an authority's order stays", answer: .me, kind: .authority, age: 2, left: 22, ends: nil),
    Case(testDescription: "not me: at least three days", answer: .notMe, age: 2, left: 22, ends: 72),
    Case(testDescription: "not me: what lasts longer stays", answer: .notMe, age: 2, left: 100, ends: nil),
    Case(testDescription: "not me: what a person ends stays", answer: .notMe, age: 2, left: nil, ends: nil),
    Case(
      testDescription: "not me: an operator's freeze stays", answer: .notMe, kind: .operator, age: 2, left: 22,
      ends: nil),
  ]

  @Test(arguments: cases)
  func `an answer's verdict on a cause`(row: Case) {
    let now = Wallet.start
    let at = { (hours: Int64) in EventTime(milliseconds: now.milliseconds + hours * hour) }
    let verdict = AnswerVerdict.of(
      row.answer, kind: row.kind, from: at(-row.age), until: row.left.map(at), tags: row.tags, at: now,
      PolicySpec.Answers())
    switch (row.answer, row.ends) {
    case (_, nil): #expect(verdict == .stays)
    case (.me, let ends?): #expect(verdict == .shortened(at(ends)))
    case (.notMe, let ends?): #expect(verdict == .extended(at(ends)))
    }
  }

  // MARK: in the stream

  private func frozen(_ me: PolicySpec.Answers.Me, tags: [String] = []) throws -> Wallet {
    var rule = RuleSpec.of("big-out", types: ["outflow"], when: ["out_1h >= 1000"], score: "80")
    rule.tags = tags
    var wallet = try Wallet(
      Wallet.spec(
        rules: [rule],
        change: {
          $0.bands = [.init(from: 80, actions: [.freeze], at: Wallet.place)]
          $0.answers.me = me
        }))
    wallet.feed([(0, #""id":"e1","type":"transfer","account":"A1","payee":"P","amount":1500"#)])
    return wallet
  }

  private func until(_ wallet: Wallet) -> Int? {
    wallet.freezes.last?.until.map { Int($0.milliseconds - Wallet.start.milliseconds) / 60_000 }
  }

  private func answers(_ wallet: Wallet) -> [String] { wallet.changes.filter { $0.hasPrefix("answer.") } }

  @Test func `it was me shortens at once where the policy says so`() throws {
    var wallet = try frozen(.shorten)
    wallet.feed([(60_000, #""id":"a1","type":"user.answer","account":"A1","answer":"me""#)])
    #expect(until(wallet) == 61)
    #expect(wallet.changes.contains("freeze.shortened A1") && answers(wallet) == ["answer.counted A1"])
    wallet.feed([(62 * 60_000, #""id":"e2","type":"login","account":"A2""#)])
    #expect(wallet.changes.contains("freeze.ended A1"))
  }

  @Test func `it was me asks for proof first, and a passed one shortens`() throws {
    var wallet = try frozen(.stepUp)
    wallet.feed([(60_000, #""id":"a1","type":"user.answer","account":"A1","answer":"me""#)])
    #expect(until(wallet) == 24 * 60 && wallet.changes.contains("step-up.demanded A1"))
    wallet.feed([(120_000, #""id":"w1","type":"step_up.failed","account":"A1""#)])
    #expect(until(wallet) == 24 * 60)
    wallet.feed([
      (180_000, #""id":"a2","type":"user.answer","account":"A1","answer":"me""#),
      (240_000, #""id":"w2","type":"step_up.passed","account":"A1""#),
    ])
    #expect(until(wallet) == 64)
    #expect(answers(wallet) == ["answer.proof A1", "answer.proof A1", "answer.counted A1"])
  }

  @Test func `who was talked into it waits for the cooling-off`() throws {
    var wallet = try frozen(.shorten, tags: ["scam"])
    wallet.feed([(60_000, #""id":"a1","type":"user.answer","account":"A1","answer":"me""#)])
    #expect(until(wallet) == 24 * 60)
  }

  @Test func `it was not me extends and asks support`() throws {
    var wallet = try frozen(.stepUp)
    wallet.feed([
      (60_000, #""id":"a1","type":"user.answer","account":"A1","answer":"not_me""#),
      (61_000, #""id":"a2","type":"user.answer","account":"A1","answer":"not_me""#),
    ])
    #expect(until(wallet) == 72 * 60 + 1)
    let cases = wallet.commits.flatMap(\.escalations)
    #expect(cases.map(\.to) == ["hotline"] && cases.map(\.priority) == ["urgent"])
  }

  @Test(arguments: ["me", "not_me"])
  func `an answer through a contact changed within 72 hours counts for nothing`(answer: String) throws {
    var wallet = try frozen(.shorten)
    let before = wallet.freezes.count
    wallet.feed([
      (30_000, #""id":"c1","type":"sim.changed","account":"A1""#),
      (60_000, "\"id\":\"a1\",\"type\":\"user.answer\",\"account\":\"A1\",\"answer\":\"\(answer)\""),
    ])
    #expect(wallet.freezes.count == before && until(wallet) == 24 * 60)
    #expect(answers(wallet) == ["answer.ignored A1"] && wallet.commits.flatMap(\.escalations).isEmpty)
  }

  @Test func `73 hours after the change it counts again`() throws {
    var wallet = try Wallet(
      Wallet.spec(change: {
        $0.bands = [.init(from: 80, actions: [.freeze], at: Wallet.place)]
        $0.answers.me = .shorten
      }))
    wallet.feed([
      (0, #""id":"c1","type":"sim.changed","account":"A1""#),
      (73 * hour, #""id":"e1","type":"transfer","account":"A1","payee":"P","amount":1500"#),
      (73 * hour + 60_000, #""id":"a1","type":"user.answer","account":"A1","answer":"me""#),
    ])
    #expect(answers(wallet) == ["answer.counted A1"] && wallet.changes.contains("freeze.shortened A1"))
  }

  @Test func `after a restart answers count as if there had been none`() throws {
    var through = try frozen(.stepUp)
    through.feed([(60_000, #""id":"a1","type":"user.answer","account":"A1","answer":"me""#)])
    var restarted = try frozen(.stepUp)
    restarted.engine = try Wallet(
      Wallet.spec(change: { $0.bands = [.init(from: 80, actions: [.freeze], at: Wallet.place)] })
    ).engine
    restarted.commits = []
    for commit in through.commits { try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    let rest: [(at: Int64, String)] = [(120_000, #""id":"w1","type":"step_up.passed","account":"A1""#)]
    through.feed(rest)
    restarted.feed(rest)
    #expect(restarted.commits[0].journal == through.commits[2].journal)
    #expect(restarted.changes.contains("freeze.shortened A1"))
  }
}

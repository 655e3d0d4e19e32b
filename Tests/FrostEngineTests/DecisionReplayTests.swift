import FrostEngine
import FrostEvents
import FrostRules
import Testing

@Suite struct DecisionReplayTests {
  private static func stream(_ numbers: Range<Int>) -> [(at: Int64, String)] {
    numbers.map { number in
      let account = number % 8
      return (
        Int64(number) * 60_000 - (number % 11 == 0 ? 45_000 : 0),
        "\"id\":\"e\(number)\",\"type\":\"transfer\",\"account\":\"A\(account)\","
          + "\"payee\":\"A\((account + 1) % 8)\",\"amount\":\(number * 7 % 300)"
      )
    }
  }

  /// The decision made once more from the commits up to it; nil: no rule hit.
  private static func replayed(_ input: Int64, _ commits: [Commit]) throws -> Replayed {
    var engine = try Wallet().engine
    for commit in commits {
      if commit.firstInput + Int64(commit.inputs) > input {
        return try engine.replay(input, in: commit.journal, firstInput: commit.firstInput)
      }
      try engine.recover(chunk: commit.journal, firstInput: commit.firstInput)
    }
    return .other
  }

  private static func kind(_ input: Int64, _ commits: [Commit]) throws -> String {
    switch try replayed(input, commits) {
    case .event: "event"
    case .condensed: "condensed"
    case .other: "other"
    }
  }

  @Test func `every decision comes out of the journal again, to the byte`() throws {
    var wallet = try Wallet()
    wallet.feed(Self.stream(0..<300), batches: 7)
    _ = wallet.ask(.freeze(account: "A3", scope: "login", until: nil), key: "k1")
    wallet.tick(at: EventTime(milliseconds: wallet.engine.watermark.milliseconds + 5_000))
    wallet.feed(Self.stream(300..<600), batches: 7)
    let decisions = wallet.commits.flatMap(\.decisions)
    #expect(decisions.count > 20)
    for decision in decisions {
      guard case .event(let examination) = try Self.replayed(decision.input, wallet.commits) else {
        Issue.record("input \(decision.input) is no event")
        continue
      }
      let documents = examination.verdicts.compactMap(\.document)
      #expect(documents.contains(decision.document), "input \(decision.input): \(documents)")
    }
  }

  @Test func `what has no fields any more, or is no event, says so`() throws {
    var wallet = try Wallet()
    wallet.feed(Self.stream(0..<40), batches: 20)
    _ = wallet.ask(.freeze(account: "A3", scope: "login", until: nil), key: "k1")
    let request = try #require(wallet.commits.last)
    #expect(try Self.kind(request.firstInput, wallet.commits) == "other")
    var condenser = JournalCondenser(schema: Wallet.schema)
    var commits = wallet.commits
    for place in commits.indices {
      let chunk = try condenser.condensed(
        commits[place].journal, firstInput: commits[place].firstInput, before: .forever)
      if case .condensed(let rest) = chunk { commits[place].journal = rest }
    }
    #expect(try Self.kind(30, commits) == "condensed")
  }

  @Test func `the journal as a stream gives a new engine the same events and what people brought in`() throws {
    var wallet = try Wallet()
    wallet.feed(Self.stream(0..<200), batches: 9)
    wallet.feed(Self.stream(199..<200), batches: 9)
    _ = wallet.ask(.release(account: "A3", scope: nil, outcome: .honest), key: "k1")
    wallet.feed(Self.stream(200..<300), batches: 9)
    var stream = JournalStream(schema: Wallet.schema)
    var again = try Wallet()
    var told = 0
    for commit in wallet.commits {
      for part in try stream.parts(of: commit.journal, firstInput: commit.firstInput) {
        switch part {
        case .events(let batch): again.commits.append(again.engine.process(batch))
        case .told(let part):
          told += 1
          again.engine.take(part)
        }
      }
    }
    #expect(told == 1)
    #expect(again.engine.counters.scored == wallet.engine.counters.scored)
    #expect(again.engine.counters.duplicates == 0 && wallet.engine.counters.duplicates == 1)
    let before = wallet.commits.prefix(23).flatMap(\.decisions).map(\.id)
    #expect(before.count > 5)
    #expect(Array(again.commits.flatMap(\.decisions).map(\.id).prefix(before.count)) == before)
  }
}

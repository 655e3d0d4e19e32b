import Foundation
import Testing

/// The commands that need no daemon, on rules and a stream of a few lines.
@Suite struct RulesTranscriptTests {
  private static let tests = """
      - rule: gone
        title: {en: An account sends its last, zh-CN: 账户余额转空}
        owner: tests
        types: transfer
        when: [amount >= 9000]
        unless: [account in list.known]
        score: 80
        say: {en: "{amount} to {payee}", zh-CN: "向{payee}转出{amount}"}
    lists: {known: [A5]}
    tests:
      - test: "drain: the second of an hour"
        with: {account: A, type: transfer, payee: P}
        events:
          - {at: 0m, amount: 3000, expect: {rules: {}, do: []}}
          - {at: 10m, amount: 2001, expect: {rules: {drain: 90}, do: [freeze, alert, case]}}
      - test: "gone: much at once, and of somebody known"
        with: {type: transfer, payee: P}
        events:
          - {at: 0m, account: A, amount: 9000, expect: {rules: {drain: 90, gone: 80}}}
          - {at: 1m, account: A5, amount: 9000, expect: {rules: {drain: 90}}}

    """

  private func place() throws -> Workplace {
    let place = try Workplace()
    try place.write(Workplace.rule + Self.tests, to: place.rules + "/drain.yaml")
    try FileManager.default.copyItem(atPath: place.rules, toPath: place.directory + "/new")
    let rule = Workplace.rule.replacing("> 5000", with: "> 4000").replacing("over: 1h", with: "over: 2h")
    try place.write(rule + Self.tests, to: place.directory + "/new/drain.yaml")
    try FileManager.default.copyItem(atPath: place.rules, toPath: place.directory + "/wide")
    try place.write(Workplace.rule.replacing("> 5000", with: "> 48"), to: place.directory + "/wide/drain.yaml")
    try place.append(Stream.linesOfAllKinds(0..<900))
    try place.write(
      "account,outcome,since\nA0,fraud,2026-02-25T06:00:00Z\nA443,honest,\n", to: place.directory + "/known.csv")
    return place
  }

  @Test func `rules are checked, read, compared and tested`() throws {
    let place = try place()
    var transcript = Transcript("rules", in: place.directory)
    try transcript.type("rules check rules")
    try transcript.type("rules list --rules rules")
    try transcript.type("rules list --rules rules -o jsonl")
    try transcript.type("rules show drain --rules rules")
    try transcript.type("rules show gone --rules rules")
    try transcript.type("rules show drian --rules rules")
    try transcript.type("rules test rules --coverage")
    try transcript.type("rules test rules --edges")
    try transcript.type("rules diff rules new")
    try transcript.type("rules diff rules rules")
    try transcript.type("rules new small --owner tests --types login --rules new", changes: true)
    try transcript.type("rules new small --owner tests --rules new", changes: true)
    try transcript.type("rules test new --run small")
    try transcript.type("rules docs rules --out pages", changes: true)
    try transcript.type("rules schema --of calendar")
    try transcript.end()
  }

  @Test func `mistakes are shown where they are`() throws {
    let place = try place()
    let broken = (Workplace.rule + Self.tests).replacing("sent_1h > 5000", with: "sent1h > 5000")
      .replacing("score: 80", with: "scroe: 80")
    try place.write(broken, to: place.rules + "/drain.yaml")
    let odd = (Workplace.rule + Self.tests).replacing("{amount} to {payee}", with: "9000 to {payee}")
      .replacing("    unless: [account in list.known]\n", with: "").replacing("score: 80", with: "score: 0")
    try place.write(odd, to: place.directory + "/new/drain.yaml")
    var transcript = Transcript("mistakes", in: place.directory)
    try transcript.type("rules check rules")
    try transcript.type("rules check new")
    try transcript.type("rules check new --deny-warnings")
    try transcript.type("rules test new --run drain")
    try transcript.type("rules check nowhere")
    try transcript.type("rules backtest --on stream.jsonl --max-new-freezes 5")
    try transcript.type("freezes add A1 --for 4x --reason r")
    try transcript.type("status")
    try transcript.end()
  }

  @Test func `a stream is explained, backtested and scored`() throws {
    let place = try place()
    var transcript = Transcript("streams", in: place.directory)
    try transcript.type("rules explain stream.jsonl --rules rules --event e97")
    try transcript.type("rules explain stream.jsonl --rules rules --event e100 -o json")
    try transcript.type("rules explain stream.jsonl --rules rules --event e99999")
    try transcript.type("rules backtest --rules rules --on stream.jsonl --labels known.csv --maturity 1m")
    try transcript.type("rules backtest --rules new --against rules --on stream.jsonl --max-new-freezes 0")
    try transcript.type("rules backtest --rules wide --against rules --on stream.jsonl --max-new-freezes 5")
    try transcript.type("rules backtest --rules rules --against wide --on stream.jsonl -o jsonl")
    try transcript.type("score --rules rules --on stream.jsonl")
    try transcript.type("simulate --events 1000 --accounts 200 --separability")
    try transcript.end()
  }
}

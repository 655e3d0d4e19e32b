import Foundation
import Testing

/// The simulated wallet: a stream to a file, and live against a frostd with one rule; how good that was.
@Suite struct WalletTranscriptTests {
  private static let shipped =
    (0..<4).reduce(#filePath) { path, _ in (path as NSString).deletingLastPathComponent }
    + "/rules"

  private static let rule = """
    features:
      bound_24h: {count: device.bound, by: account, over: 24h}
    rules:
      - rule: new-phone-drain
        title: {en: Most of the balance leaves from a phone that is new}
        owner: tests
        stage: enforce
        types: cash_out
        when:
          - bound_24h > 0
          - amount / balance >= 0.5
        score: 90
        say: {en: "{amount} is {amount / balance:%} of the balance"}
    lists: {protected: {file: lists/protected.txt}}

    """

  private func place() throws -> Workplace {
    let place = try Workplace()
    for name in ["schema.yaml", "policy.yaml", "lists", "calendars"] {
      try? FileManager.default.removeItem(atPath: place.rules + "/" + name)
      try FileManager.default.copyItem(atPath: Self.shipped + "/" + name, toPath: place.rules + "/" + name)
    }
    try place.write(Self.rule, to: place.rules + "/drain.yaml")
    return place
  }

  @Test func `a wallet writes its stream, obeys, and what came of it is told`() throws {
    let place = try place()
    var transcript = Transcript("wallet", in: place.directory)
    let small = "--accounts 200 --events 400 --seed 3"
    try transcript.type("simulate \(small) --out wallet.jsonl --labels labels.csv", changes: true)
    try transcript.type("simulate \(small) --out wallet.jsonl", changes: true)
    try transcript.type("simulate \(small) --obey --out stream.jsonl", changes: true)
    let daemon = try RunningDaemon(place)
    try transcript.type("simulate \(small) --obey --out wallet.jsonl", changes: true)
    try transcript.type("simulate \(small) --obey --out stream.jsonl --report report.json", changes: true)
    daemon.signal(SIGTERM)
    #expect(daemon.waitForEnd() == 0)
    try transcript.type("evaluate report.json")
    try transcript.type("evaluate report.json report.json")
    try transcript.type("evaluate labels.csv")
    try transcript.end()
  }
}

import FrostEvents
import Testing

@testable import FrostEngine

@Suite struct RetryTests {
  private func batch(_ lines: [(at: Int64, String)], source: String = "old") -> EventBatch {
    var decoder = LineDecoder(schema: Wallet.schema)
    var batch = EventBatch(
      width: Wallet.schema.fields.count,
      position: SourcePosition(source: source, generation: .init(), offset: 0), readAt: Wallet.start)
    for (number, line) in lines.enumerated() {
      "{\"time\":\(Wallet.start.milliseconds + line.at),\(line.1)}".withBytes {
        decoder.decode($0, at: Int64(number * 100), into: &batch)
      }
    }
    return batch
  }

  private let audit = AuditRow(
    id: "aud_1", at: Wallet.start, actor: "ann", action: "quarantine retry", subject: "q", reason: "mended")

  @Test
  func `lines fed again leave the quarantine in the commit that takes them, the others stay with their new reason`()
    throws
  {
    var wallet = try Wallet()
    var before = Counters()
    before.quarantined = 3
    wallet.engine.resume(before)
    let lines = RetriedLines(
      batch: batch([
        (0, #""id":"e1","type":"transfer","account":"A1","payee":"P","amount":1500"#),
        (10, #""id":"e2","type":"transfer","account":"A1","payee":"P","amount":"?""#),
        (0, #""id":"e1","type":"transfer","account":"A1","payee":"P","amount":1500"#),
      ]), ids: [0: 7, 100: 8, 200: 9])
    let commit = wallet.engine.retry(lines, audit: audit)
    #expect(commit.retried == [7, 9] && commit.stillQuarantined.map(\.id) == [8])
    #expect(commit.stillQuarantined[0].reason.contains("amount") && commit.quarantined.isEmpty)
    #expect(commit.position == nil && commit.audit.count == 1)
    // One of the three was a duplicate: it leaves, and is counted as one.
    #expect(commit.counters.scored == 1 && commit.counters.duplicates == 1 && commit.counters.quarantined == 1)
    #expect(commit.freezes.map(\.account) == ["A1"])
  }

  @Test func `after a restart they count as they were read`() throws {
    var wallet = try Wallet()
    let commit = wallet.engine.retry(
      RetriedLines(
        batch: batch([(0, #""id":"e1","type":"transfer","account":"A1","payee":"P","amount":600"#)]), ids: [0: 7]),
      audit: audit)
    var restarted = try Wallet()
    try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput)
    restarted.feed([(1000, #""id":"e2","type":"transfer","account":"A1","payee":"P","amount":600"#)])
    #expect(restarted.freezes.map(\.account) == ["A1"])
  }
}

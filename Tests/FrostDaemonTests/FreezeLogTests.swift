@testable import FrostEngine
import FrostEvents
import Testing

@testable import FrostDaemon

struct FreezeLogTests {
  static func cause(_ scope: String, by: String = "sim-swap-drain@1f3a9c02") -> CauseRow {
    CauseRow(
      id: "c-\(scope)-\(by)", freeze: "frz_\(scope)", account: "A1", scope: scope, kind: .rule, by: by,
      reason: "New SIM 11m before 96 % of the balance left", from: EventTime(milliseconds: 0),
      until: EventTime(milliseconds: 86_400_000))
  }

  static func placed(_ scope: String) -> Change {
    Change(
      id: "frz_\(scope)/placed", kind: "freeze.placed", account: "A1", at: EventTime(milliseconds: 0), document: "{}")
  }

  @Test func `a freeze is one line with its scopes, its reason and until when`() {
    var commit = Commit(firstInput: 1, counters: Counters())
    commit.causes = [Self.cause("out"), Self.cause("cards")]
    commit.changes = [Self.placed("out"), Self.placed("cards")]
    #expect(
      FreezeLog.lines(of: commit) == [
        "froze A1 (out cards) until 1970-01-02T00:00:00.000Z: New SIM 11m before 96 % of the balance left "
          + "[sim-swap-drain@1f3a9c02]"
      ])
  }

  @Test func `a further reason for a freeze that stands is not told as a new freeze`() {
    var commit = Commit(firstInput: 1, counters: Counters())
    commit.causes = [Self.cause("out"), Self.cause("out", by: "mule@2")]
    commit.changes = [Self.placed("out")]
    #expect(FreezeLog.lines(of: commit).map { $0.prefix(12) } == ["froze A1 (ou", "keeps frozen"])
  }

  @Test func `the end of a freeze names who ended it`() {
    var commit = Commit(firstInput: 1, counters: Counters())
    let ended = EventTime(milliseconds: 5)
    commit.freezes = [
      FreezeRow(
        id: "frz_1", account: "A1", scope: "out", state: .ended, from: EventTime(milliseconds: 0), ended: ended)
    ]
    commit.causes = [
      CauseRow(
        id: "c1", freeze: "frz_1", account: "A1", scope: "out", kind: .rule, by: "r@1", reason: "x",
        from: EventTime(milliseconds: 0), ended: ended, endedBy: "lin")
    ]
    #expect(FreezeLog.lines(of: commit) == ["unfroze A1 (out): lin [frz_1]"])
  }
}

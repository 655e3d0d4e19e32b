@testable import FrostEngine
import FrostEvents
import Testing

@testable import FrostDaemon

struct FreezeLogTests {
  @Test func `a freeze is one line with its reason and until when`() {
    var commit = Commit(firstInput: 1, counters: Counters())
    commit.causes = [
      CauseRow(
        id: "c1", freeze: "frz_1", account: "A1", scope: "out", kind: .rule, by: "sim-swap-drain@1f3a9c02",
        reason: "New SIM 11m before 96 % of the balance left", from: EventTime(milliseconds: 0),
        until: EventTime(milliseconds: 86_400_000))
    ]
    #expect(
      FreezeLog.lines(of: commit) == [
        "froze A1 (out) until 1970-01-02T00:00:00.000Z: New SIM 11m before 96 % of the balance left "
          + "[sim-swap-drain@1f3a9c02] frz_1"
      ])
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
    #expect(FreezeLog.lines(of: commit) == ["unfroze A1 (out), lin frz_1"])
  }
}

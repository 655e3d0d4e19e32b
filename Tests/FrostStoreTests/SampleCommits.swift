import FrostEngine
import FrostEvents

/// Commits to store: every member of every row differs from every other, so that a mixed-up column is seen.
enum Sample {
  static func time(_ second: Int64) -> EventTime { EventTime(milliseconds: 1_772_000_000_000 + second * 1000) }

  static let position = SourcePosition(
    source: "wallet",
    generation: SourcePosition.Generation(
      device: 2049, inode: .max - 5, head: 0xFFFF_FFFF_0000_0001, headLength: 256, tail: 0x8000_0000_0000_0000),
    offset: 4_294_967_999)

  static func chunk(first: Int64, inputs: Int, bytes: [UInt8]? = nil) -> Commit {
    var commit = Commit(firstInput: first, counters: Counters())
    commit.inputs = inputs
    commit.journal = bytes ?? (0..<inputs).map { UInt8(truncatingIfNeeded: Int(first) + $0) }
    return commit
  }

  static func freeze(_ id: String, account: String, state: FreezeRow.State = .active, from: Int64 = 1) -> FreezeRow {
    FreezeRow(
      id: id, account: account, scope: "out", state: state, from: time(from), until: time(from + 100),
      ended: state == .ended ? time(from + 50) : nil, allowance: 50_000, remindAt: time(from + 60),
      review: time(from + 70))
  }

  static func cause(_ id: String, of freeze: FreezeRow) -> CauseRow {
    CauseRow(
      id: id, freeze: freeze.id, account: freeze.account, scope: freeze.scope, kind: .rule, by: "drain@1f3a",
      decision: "dec_1", reason: "money leaves at once", from: freeze.from, until: time(101), ended: time(51),
      endedBy: "mei", endReason: "she called", outcome: .honest, allowance: 60_000, review: time(71))
  }

  static func change(_ number: Int, account: String = "A1") -> Change {
    Change(
      id: "chg_\(number)", kind: "freeze.placed", account: account, at: time(Int64(number)),
      document: #"{"id":"frz_\#(number)"}"#)
  }

  static func everything() -> Commit {
    var commit = chunk(first: 1, inputs: 3)
    commit.position = position
    let freeze = freeze("frz_1", account: "A1")
    commit.freezes = [freeze]
    commit.causes = [cause("cse_1", of: freeze)]
    commit.quarantined = [
      Reject(offset: 77, column: 5, reason: "not JSON", line: [0x7B, 0xFF, 0x00], length: 12_000_000),
      Reject(offset: 99, reason: "no id", line: [], length: 0),
    ]
    commit.decisions = [
      DecisionRow(
        id: "dec_1", input: 2, account: "A1", event: "e1", type: "transfer", time: time(2), score: 90.5,
        actions: "freeze,alert", document: #"{"id":"dec_1"}"#)
    ]
    commit.holds = [
      HoldRow(
        id: "hld_1", account: "A1", event: "e2", txn: "t2", amount: 480_000, state: .placed, from: time(3),
        deadline: time(4), onTimeout: "return-to-balance", decision: "dec_1", ended: time(5),
        stepUp: "stp_9")
    ]
    commit.stepUps = [
      StepUpRow(
        id: "stp_1", account: "A1", event: "e3", factors: "face,fingerprint", state: .timedOut, from: time(6),
        deadline: time(7), decision: "dec_2", ended: time(8), waits: "t3", amount: 77, rail: "withdrawal",
        notPassed: "hold", factor: "face")
    ]
    commit.alerts = [
      AlertRow(
        id: "alr_1", account: "A1", rule: "drain", decision: "dec_3", from: time(9), texts: #"{"zh-CN":"请核实"}"#)
    ]
    commit.escalations = [
      EscalationRow(
        id: "esc_1", account: "A1", rule: "mule", decision: "dec_4", to: "hotline", priority: "high", state: .open,
        from: time(10), due: time(11), summary: "ask who called", outcome: .scam)
    ]
    commit.labels = [
      LabelRow(
        id: "lbl_1", subject: "A1", outcome: .fraud, source: "support", learned: time(12), reason: "confirmed")
    ]
    commit.exceptions = [
      ExceptionRow(
        id: "exc_1", account: "A1", rule: "drain", from: time(13), until: time(14), by: "mei", reason: "released")
    ]
    commit.listEntries = [
      ListEntryRow(
        id: "lst_1", list: "watched", value: "A9", owner: "desk", by: "mei", reason: "a warning", from: time(16),
        until: time(17), removed: nil, removedBy: nil, removeReason: nil)
    ]
    commit.audit = [
      AuditRow(id: "aud_1", at: time(15), actor: "mei", action: "release", subject: "A1", reason: "she called")
    ]
    var measure = MeasureRow(
      id: "msr_1", kind: .overLine, account: "A1", parent: "trp_1", rules: ["drain@1", "mule@2"],
      others: ["out", "cards"], number: 16, text: "dec_5", by: "mei", reason: "over the line", from: time(17),
      until: time(18))
    measure = measure.ended(at: time(19), by: "ana")
    commit.measures = [measure]
    commit.ruleSet = RuleSetRow(version: 3, hash: "abc")
    commit.changes = [change(1), change(2)]
    commit.counters.scored = 1
    commit.counters.duplicates = 2
    commit.counters.late = 3
    commit.counters.quarantined = 4
    commit.counters.unknownTerms = 5
    commit.counters.watermark = 1_772_000_000_006
    commit.counters.leakedAmount = 7
    commit.counters.leaks = 8
    commit.counters.releases = 9
    commit.counters.releaseTime = 10
    commit.counters.honestReleases = 11
    commit.counters.honestTime = 12
    return commit
  }
}

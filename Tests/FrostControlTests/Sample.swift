import FrostEngine
import FrostEvents

/// What a day of the engine leaves in the store.
enum Sample {
  static func time(_ second: Int64) -> EventTime { EventTime(milliseconds: 1_772_000_000_000 + second * 1000) }

  static func commit(first: Int64 = 1) -> Commit {
    var commit = Commit(firstInput: first, counters: Counters())
    commit.inputs = 1
    commit.journal = [1]
    return commit
  }

  static func change(_ number: Int) -> Change {
    Change(
      id: "frz_\(number).placed", kind: "freeze.placed", account: "A\(number)", at: time(Int64(number)),
      document: #"{"id":"frz_\#(number)","kyc_tier":90.0}"#)
  }

  static func filled() -> Commit {
    var commit = commit()
    let freeze = FreezeRow(
      id: "frz_1", account: "a/1", scope: "out", state: .active, from: time(1), until: time(86_401))
    let old = FreezeRow(
      id: "frz_0", account: "a/1", scope: "login", state: .ended, from: time(0), until: time(5), ended: time(5))
    commit.freezes = [old, freeze]
    commit.causes = [
      CauseRow(
        id: "cse_1", freeze: "frz_1", account: "a/1", scope: "out", kind: .rule, by: "drain@1f3a", decision: "dec_1",
        reason: "drained", from: time(1), until: time(86_401)),
      CauseRow(
        id: "cse_2", freeze: "frz_1", account: "a/1", scope: "out", kind: .operator, by: "mei", reason: "she asked",
        from: time(2), ended: time(3), endedBy: "mei", endReason: "a mistake", outcome: .unclear),
    ]
    commit.holds = [
      HoldRow(
        id: "hld_1", account: "a/1", event: "e2", txn: "t2", amount: 480_005, state: .placed, from: time(1),
        deadline: time(9), onTimeout: "release", decision: "dec_1")
    ]
    commit.stepUps = [
      StepUpRow(
        id: "stp_1", account: "a/1", event: "e3", factors: "face,fingerprint", state: .demanded, from: time(1),
        deadline: time(7), decision: "dec_1")
    ]
    commit.labels = [
      LabelRow(id: "lbl_1", subject: "a/1", outcome: .scam, source: "support", learned: time(4), reason: "told")
    ]
    commit.exceptions = [
      ExceptionRow(
        id: "exc_1", account: "a/1", rule: "mule", from: time(3), until: time(8), by: "mei", reason: "released")
    ]
    commit.decisions = [decision]
    commit.alerts = [
      AlertRow(
        id: "alr_1", account: "a/1", rule: "drain", decision: "dec_1", from: time(1),
        texts: #"{"en":"was it you?","zh-CN":"是您本人吗？"}"#)
    ]
    commit.escalations = [
      EscalationRow(
        id: "esc_1", account: "a/1", rule: "drain", decision: "dec_1", to: "hotline", priority: "high", state: .open,
        from: time(1), due: time(7_201), summary: "call back")
    ]
    commit.position = SourcePosition(source: "wallet", generation: .init(), offset: 11)
    commit.quarantined = [Reject(offset: 9, column: 2, reason: "not JSON", line: [0x7B, 0xFF], length: 2)]
    commit.changes = (1...5).map(change)
    return commit
  }

  private static let decision = DecisionRow(
    id: "dec_1", input: 1, account: "a/1", event: "e1", type: "transfer", time: time(1), score: 90,
    actions: "freeze", document: document)

  static let document = #"""
    {"schema":"frost.decision/1","id":"dec_1","account":"a/1","time":"2026-02-25T06:13:21.000Z","input":1,"currency":"CNY","event":{"id":"e1","type":"transfer","fields":{"payee":"P9"}},"rule_set":{"version":3,"hash":"abc"},"subjects":[],"rules":[],"actions":[{"do":"freeze","id":"frz_1"}],"stopped":[],"later":1.50}
    """#
}

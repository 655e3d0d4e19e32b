import Foundation
import FrostEngine
import FrostEvents
import GRDB
import Testing

@testable import FrostStore

@Suite struct ErasureTests {
  private static let schema = FrostEvents.Schema(
    bookCurrency: Currency(code: "CNY", decimals: 2),
    fields: [
      Field(name: "time", pointer: "/time", type: .time), Field(name: "type", pointer: "/type", type: .text),
      Field(name: "account", pointer: "/account", type: .key),
      Field(name: "card", pointer: "/card", type: .key, personal: true),
    ], roles: .init(id: nil, time: 0, type: 1, account: 2))

  /// What must not be found in the files afterwards.
  private static let secrets = [
    "she called from Xiamen", "2,500.00 to her landlord", "bring the passport", "Ms Lin", "6222-0000-1111",
  ]

  /// A commit of one account, with everything that may tell of a person.
  private static func commit(_ account: String, first: Int64) -> Commit {
    var commit = Sample.everything()
    commit.firstInput = first
    (commit.inputs, commit.journal) = (0, [])
    commit.position = nil
    commit.measures = []
    commit.listEntries = []
    let id = "\(account)-\(first)"
    commit.freezes = [Sample.freeze("frz_\(id)", account: account, state: .ended)]
    commit.causes = [Sample.cause("cse_\(id)", of: commit.freezes[0])]
    commit.causes[0].reason = secrets[0]
    commit.causes[0].endReason = secrets[0]
    commit.decisions[0].id = "dec_\(id)"
    commit.decisions[0].account = account
    commit.decisions[0].document = """
      {"schema":"frost.decision/1","id":"dec_\(id)","account":"\(account)","time":"t","input":2,"currency":"CNY",\
      "event":{"id":"e1","type":"transfer","txn":"T1","amount":"2500.00","fields":{"city":"\(secrets[3])"}},\
      "rule_set":{"version":1,"hash":"a"},"subjects":[],"rules":[{"rule":"drain","version":"1","stage":"enforce",\
      "subject":"account","score":90.5,"say":{"en":"\(secrets[1])"},"terms":[{"text":"x > 0","result":"true"}],\
      "unless":[],"more":[],"values":[{"name":"x","value":"\(secrets[3])"}],"evidence":[]}],"actions":[],"stopped":[]}
      """
    commit.alerts[0].id = "alr_\(id)"
    commit.alerts[0].account = account
    commit.alerts[0].texts = #"{"en":"\#(secrets[2])"}"#
    commit.escalations[0].id = "esc_\(id)"
    commit.escalations[0].account = account
    commit.escalations[0].summary = secrets[1]
    commit.caseSteps = [
      CaseStepRow(
        id: "stp_\(id)", escalation: "esc_\(id)", account: account, kind: .noted, at: Sample.time(1), by: "mei",
        text: secrets[0])
    ]
    commit.labels[0].id = "lbl_\(id)"
    commit.labels[0].subject = account
    commit.labels[0].reason = secrets[0]
    commit.exceptions[0].id = "exc_\(id)"
    commit.exceptions[0].account = account
    commit.exceptions[0].reason = secrets[0]
    commit.holds[0].id = "hld_\(id)"
    commit.holds[0].account = account
    commit.stepUps[0].id = "stu_\(id)"
    commit.stepUps[0].account = account
    commit.changes = [
      Change(
        id: "chg_\(id)", kind: "escalation.opened", account: account, at: Sample.time(1),
        document: #"{"id":"esc_\#(id)","account":"\#(account)","summary":"\#(secrets[1])","amount":"2500.00"}"#)
    ]
    commit.position = Sample.position
    commit.quarantined = [
      Reject(
        offset: Int64(account.utf8.count), column: 5, reason: "not JSON",
        line: Array(#"{"account":"\#(account)","name":"\#(secrets[3])""#.utf8), length: 40)
    ]
    commit.audit = [
      AuditRow(
        id: "aud_\(id)", at: Sample.time(15), actor: "mei", action: "release as honest", subject: "\(account)/out",
        reason: secrets[0], touched: [TouchedRow(.freeze, "frz_\(id)", "ended")])
    ]
    return commit
  }

  /// One event with a card, as the engine journals it.
  private static func event(_ account: String, card: String) -> [UInt8] {
    func text(_ text: String) -> [UInt8] { [UInt8(text.utf8.count)] + Array(text.utf8) }
    return [1, 0] + text("wallet") + text("e1") + [UInt8](repeating: 1, count: 8) + [0b1111, 2] + text("transfer")
      + text(account) + text(card) + [0]
  }

  private static func fill(_ store: Store) throws {
    try store.commit(Sample.chunk(first: 1, inputs: 1, bytes: event("A1", card: secrets[4])))
    try store.commit(Sample.chunk(first: 2, inputs: 1, bytes: event("A12", card: "6222-9")))
    try store.commit(
      commit("A1", first: 3),
      lookups: [LookupRow(hash: 1, account: "A1", day: 20_000), LookupRow(hash: 2, account: "A12", day: 20_000)])
    try store.commit(commit("A12", first: 3))
  }

  private static func agree(_ store: Store, _ account: String = "A1", first: Int64 = 3) throws {
    var agreed = Sample.chunk(first: first, inputs: 1, bytes: [16, 0])
    agreed.audit = [
      AuditRow(
        id: "aud_erase_\(account)", at: Sample.time(99), actor: "mei", action: AuditRow.erasing, subject: account,
        reason: "request 2026-118")
    ]
    try store.commit(agreed)
  }

  @Test func `what is personal is gone from the rows, that something was done stays, and others keep all`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try Self.fill(store)
      try Self.agree(store)
      let done = try store.finishErasures(Self.schema)
      #expect(done == ["A1": Erased(rows: 9, changes: 1, quarantined: 1, lookups: 1, records: 1)])
      let record = try store.account("A1", limit: 10)
      #expect(record.causes.map(\.reason) == [""] && record.causes[0].by == "drain@1f3a")
      #expect(record.labels.map(\.outcome) == [.fraud] && record.labels[0].reason.isEmpty)
      let decision = try #require(try store.decisions(account: "A1", limit: 1).first)
      #expect(decision.document.contains(#""rule":"drain""#) && decision.document.contains("x > 0"))
      for secret in Self.secrets { #expect(!decision.document.contains(secret)) }
      #expect(try store.accounts(with: [UInt8](repeating: 0, count: 15) + [1], limit: 5).isEmpty)
      #expect(try store.accounts(with: [UInt8](repeating: 0, count: 15) + [2], limit: 5).map(\.account) == ["A12"])
      let other = try store.account("A12", limit: 10)
      #expect(other.causes.map(\.reason) == [Self.secrets[0]])
      #expect(try store.quarantine(limit: 10).map(\.reject.line.isEmpty) == [false, true])
      #expect(
        try store.changes(after: 0, limit: 10).map { $0.change.document.contains(Self.secrets[1]) } == [false, true])
      #expect(try store.finishErasures(Self.schema).isEmpty)
      #expect(try store.verify().isEmpty)
    }
  }

  @Test func `the audit log still verifies against its anchors, and tells who had what erased`() throws {
    try TemporaryDirectory.with { path in
      let store = try Store.open(path)
      try Self.fill(store)
      let anchor = try #require(store.newestAudit)
      try Self.agree(store)
      _ = try store.finishErasures(Self.schema)
      let result = try store.verifyAudit(against: [anchor, try #require(store.newestAudit)])
      #expect(result.findings.isEmpty && result.erased == 1 && result.anchored == 3)
      let entries = try store.audit(limit: 10)
      #expect(entries.map(\.subject) == ["A1", "A12/out", ""] && entries.map(\.erasedBy) == [nil, nil, 3])
      #expect(entries[0].after == "1" && entries[2].reason.isEmpty && entries[2].actor == "mei")
      // A second erasure leaves the entry that tells of the first.
      try store.note(
        AuditRow(
          id: "again", at: Sample.time(100), actor: "mei", action: AuditRow.erasing, subject: "A1", reason: "again"))
      #expect(try store.verifyAudit(against: []).findings.isEmpty)
    }
  }

  @Test func `nothing of it is left in the files`() throws {
    try TemporaryDirectory.with { path in
      func found() throws -> [String] {
        let bytes = try ["frost.db", "frost.db-wal"].reduce(into: Data()) { all, name in
          let file = URL(fileURLWithPath: path + "/" + name)
          if FileManager.default.fileExists(atPath: file.path) { all += try Data(contentsOf: file) }
        }
        return Self.secrets.filter { bytes.range(of: Data($0.utf8)) != nil }
      }
      let store = try Store.open(path)
      try Self.fill(store)
      #expect(try found() == Self.secrets)
      try Self.agree(store)
      try Self.agree(store, "A12", first: 4)
      _ = try store.finishErasures(Self.schema)
      try store.close()
      #expect(try found().isEmpty)
    }
  }

  @Test func `what a crash interrupted is done at the next start`() throws {
    try TemporaryDirectory.with { path in
      do {
        let store = try Store.open(path)
        try Self.fill(store)
        try Self.agree(store)
      }
      let store = try Store.open(path)
      #expect(try store.finishErasures(Self.schema)["A1"]?.records == 1)
      var journal: [UInt8] = []
      try store.journalChunks { chunk, _, _ in journal += chunk }
      #expect(journal.ranges(of: Array(Self.secrets[4].utf8)).isEmpty)
      #expect(!journal.ranges(of: Array("6222-9".utf8)).isEmpty)
    }
  }
}

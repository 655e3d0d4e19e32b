import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore
import Testing

@testable import FrostControl

@Suite struct SupportTests {
  private static let freezeID = "frz_07K3M0000000000000000000000"
  private static let caseID = "esc_07K3M0000000000000000000000"

  /// A freeze and a case with real ids, of account `A7`.
  private static func commit(kind: CauseRow.Kind = .rule, by: String = "drain@1f3a") -> Commit {
    var commit = Sample.commit(first: 2)
    commit.freezes = [
      FreezeRow(
        id: freezeID, account: "A7", scope: "out", state: .active, from: Sample.time(1), until: Sample.time(86_401))
    ]
    commit.causes = [
      CauseRow(
        id: "cse_7", freeze: freezeID, account: "A7", scope: "out", kind: kind, by: by, decision: "dec_1",
        reason: "order 4711 of the court", from: Sample.time(1))
    ]
    commit.escalations = [
      EscalationRow(
        id: caseID, account: "A7", rule: "drain", decision: "dec_1", to: "hotline", priority: "high", state: .open,
        from: Sample.time(1), due: Sample.time(7201), summary: "call back")
    ]
    return commit
  }

  private func with(_ commit: Commit = commit(), _ body: (RunningServer) async throws -> Void) async throws {
    try await RunningServer.with(prepare: { try $0.store.commit(commit) }, body)
  }

  private func find(_ what: String, _ value: String, _ running: RunningServer) async throws -> FindDocument {
    try await running.admin.post(FindRequest(what: what, value: value), to: "/v1/find", expecting: FindDocument.self)
  }

  @Test(arguments: [("FZ-7K3M-39", "active", SupportTests.freezeID), ("cs 7k3m 21", "open", SupportTests.caseID)])
  func `a spoken code finds its freeze or case`(code: String, state: String, id: String) async throws {
    try await with { running in
      let match = try #require(try await find("code", code, running).matches.first)
      #expect(match.account == "A7" && match.id == id && match.state == state && match.restrictions == ["out"])
    }
  }

  @Test func `a code that was misheard is told from one that nothing has`() async throws {
    try await with { running in
      let error = await #expect(throws: ControlClientError.self) { try await find("code", "FZ-7K3M-40", running) }
      #expect(error?.description.contains("something was misheard") == true, "\(String(describing: error))")
      let unknown = try #require(SpokenCode(id: "frz_00000000000000000000000000"))
      #expect(try await find("code", unknown.text, running).matches.isEmpty)
    }
  }

  @Test func `freezes that share a code are all given, the newest first`() async throws {
    var commit = Self.commit()
    commit.freezes.append(
      FreezeRow(
        id: "frz_17K3M0000000000000000000000", account: "A8", scope: "out", state: .ended, from: Sample.time(9)))
    try await with(commit) { running in
      let found = try await find("code", "FZ-7K3M-39", running)
      #expect(found.matches.map(\.account) == ["A8", "A7"])
    }
  }

  @Test func `personal values and movements find their accounts, as keyed hashes only`() async throws {
    try await with { running in
      #expect(try await find("card", "6222001", running).matches.map(\.account) == ["A9", "A7"])
      #expect(try await find("order", "T77", running).matches.map(\.account) == ["A7"])
      #expect(try await find("txn", "T77", running).matches.map(\.lastSeen) == ["2026-02-25"])
      #expect(try await find("card", "T77", running).matches.isEmpty)
      #expect(try await find("account", "A7", running).matches.map(\.restrictions) == [["out"]])
      #expect(try await find("account", "A1", running).matches.isEmpty)
      let asked = try running.store.audit(subject: "A9 A7", limit: 10)
      #expect(asked.map(\.action) == ["find by card"] && asked[0].reason.isEmpty && asked[0].via == nil)
    }
  }

  @Test func `an account that no event names was never seen`() async throws {
    try await with { running in
      let known = try await running.read.get(WhyDocument.self, "/v1/accounts/A9/why")
      #expect(known.state.seen == true)
      let unknown = try await running.read.get(WhyDocument.self, "/v1/accounts/nobody/why")
      #expect(unknown.state.seen == false && unknown.decisions.isEmpty)
    }
  }

  @Test func `a case is assigned, noted and resolved by its code, with the agent named`() async throws {
    try await with { running in
      let assign = CaseStepRequest(case: "CS-7K3M-21", kind: .assigned, assignee: "ana", reason: "hers", key: "k1")
      _ = try await running.admin.post(assign, to: "/v1/case-steps", expecting: OperatorAnswer.self)
      let resolve = CaseStepRequest(case: Self.caseID, kind: .resolved, outcome: .honest, reason: "called", key: "k2")
      _ = try await running.admin.post(resolve, to: "/v1/case-steps", expecting: OperatorAnswer.self)
      let steps = running.port.submitted.compactMap { input -> CaseStep? in
        if case .step(let step) = input.action { step } else { nil }
      }
      #expect(steps.map(\.kind) == [.assigned, .resolved] && steps.map(\.escalation.id) == [Self.caseID, Self.caseID])
      #expect(steps[0].assignee == "ana" && steps[1].outcome == .honest)
      let noOutcome = CaseStepRequest(case: Self.caseID, kind: .resolved, reason: "called", key: "k3")
      await #expect(throws: ControlClientError.self) {
        try await running.admin.post(noOutcome, to: "/v1/case-steps", expecting: OperatorAnswer.self)
      }
      let wrong = CaseStepRequest(case: "CS-7K3M-22", kind: .noted, reason: "x", key: "k4")
      await #expect(throws: ControlClientError.self) {
        try await running.admin.post(wrong, to: "/v1/case-steps", expecting: OperatorAnswer.self)
      }
    }
  }

  @Test func `a case is shown with its steps and whose it is`() async throws {
    var commit = Self.commit()
    commit.escalations[0].state = .assigned
    commit.caseSteps = [
      CaseStepRow(
        id: "stc_1", escalation: Self.caseID, account: "A7", kind: .assigned, at: Sample.time(5), by: "mei", text: "ana"
      ),
      CaseStepRow(
        id: "stc_2", escalation: Self.caseID, account: "A7", kind: .noted, at: Sample.time(6), by: "ana",
        text: "nobody answers"),
    ]
    try await with(commit) { running in
      let shown = try await running.read.get(EscalationDocument.self, "/v1/escalations/CS-7K3M-21")
      #expect(shown.code == "CS-7K3M-21" && shown.assignee == "ana" && shown.state == "assigned")
      #expect(shown.steps.map(\.text) == ["ana", "nobody answers"])
      let waiting = try await running.read.get(
        EscalationsDocument.self, "/v1/escalations", query: [("state", "waiting"), ("account", "A7")])
      #expect(waiting.escalations == [shown])
    }
  }

  @Test func `only a service named in the configuration may act for an agent, and both are kept`() async throws {
    try await RunningServer.with(services: []) { running in
      let client = ControlClient(socket: running.admin.socket, agent: "ana")
      let error = await #expect(throws: ControlClientError.self) {
        try await client.post(FindRequest(what: "txn", value: "T77"), to: "/v1/find", expecting: FindDocument.self)
      }
      guard case .refused(403, let document) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(document.code == "forbidden" && document.message.contains("may not act on behalf of ana"))
    }
    try await RunningServer.with(services: [Peer.name(of: RunningServer.user)]) { running in
      let client = ControlClient(socket: running.admin.socket, agent: "ana")
      _ = try await client.post(FindRequest(what: "txn", value: "T77"), to: "/v1/find", expecting: FindDocument.self)
      let asked = try #require(try running.store.audit(subject: "A7", limit: 10).first)
      #expect(asked.actor == "ana" && asked.via == Peer.name(of: RunningServer.user))
      let freeze = FreezeRequest(account: "A1", scope: "out", reason: "r", key: "k")
      _ = try await client.post(freeze, to: "/v1/freezes", expecting: OperatorAnswer.self)
      #expect(running.port.submitted.map(\.actor) == ["ana"])
      #expect(running.port.submitted.map(\.via) == [Peer.name(of: RunningServer.user)])
    }
  }

  @Test func `the caller's page says what to ask and say, names no rule, and that it was read is kept`() async throws {
    try await with { running in
      let guide = try await running.read.get(CallerDocument.self, "/v1/accounts/A7/caller")
      let text = (guide.ask + guide.say + guide.never).joined(separator: "\n")
      #expect(guide.codes == ["FZ-7K3M-39", "CS-7K3M-21"])
      #expect(guide.say.first?.hasPrefix("Money cannot leave the account since 2026-02-25T06:13 UTC, until") == true)
      #expect(guide.restrictions.map(\.causes) == [[]])
      #expect(!text.contains("drain") && !text.contains("4711"))
      #expect(try running.store.audit(subject: "A7", limit: 10).map(\.action) == ["why for a caller"])
    }
  }

  @Test func `of an authority's order neither the caller nor the agent learns anything`() async throws {
    try await with(Self.commit(kind: .authority, by: "court 4711")) { running in
      let guide = try await running.read.get(CallerDocument.self, "/v1/accounts/A7/caller")
      let text = (guide.codes + guide.ask + guide.say).joined(separator: "\n")
      #expect(!text.contains("court") && !text.contains("4711") && !text.contains("authority"))
      #expect(guide.say.contains { $0.contains("compliance desk") } && guide.tell.isEmpty)
      #expect(guide.never.contains { $0.contains("authority") } && guide.never.contains { $0.hasPrefix("Why:") })
      let freeze = try await running.read.get(FreezeDocument.self, "/v1/freezes/" + Self.freezeID)
      #expect(freeze.causes.map(\.reason) == [""])
    }
  }

  @Test(arguments: ["", "scam", "mule"])
  func `what is never said depends on what the rule is tagged with`(tag: String) async throws {
    try await with { running in
      running.port.set(rules: [
        RuleSummary(
          id: "drain", version: "1f3a", stage: "enforce", title: ["en": "Drain"], owner: "risk",
          tags: tag.isEmpty ? [] : [tag], tell: "generic")
      ])
      let guide = try await running.read.get(CallerDocument.self, "/v1/accounts/A7/caller")
      #expect(guide.never.count == (tag.isEmpty ? 4 : 5))
      // A suspected mule learns nothing, somebody who is talked into paying is asked who talks.
      #expect(guide.never.contains { $0.hasPrefix("Why: not even in general") } == (tag == "mule"))
      #expect(guide.say.contains { $0.contains("to protect the account") } == (tag != "mule"))
      #expect(guide.never.contains { $0.contains("money is safe") } == (tag == "scam"))
      #expect(guide.ask.contains { $0.contains("Has anybody told you") } == (tag == "scam"))
    }
  }

  @Test func `the audit log tells of an order to who holds the right alone`() async throws {
    var commit = Self.commit()
    commit.audit = [
      AuditRow(
        id: "aud_1", at: Sample.time(1), actor: "zhou", action: "order", subject: "A7/out", reason: "court, 4711/26")
    ]
    for mayRead in [false, true] {
      let rights = mayRead ? ["authority": [Peer.name(of: RunningServer.user)]] : [:]
      try await RunningServer.with(rights: rights, prepare: { try $0.store.commit(commit) }) { running in
        let log = try await running.read.get(AuditDocument.self, "/v1/audit", query: [("actor", "zhou")])
        let entry = try #require(log.entries.first)
        #expect(entry.action == (mayRead ? "order" : "compliance"))
        #expect(entry.reason == (mayRead ? "court, 4711/26" : "") && entry.subject == "A7/out")
      }
    }
  }
}

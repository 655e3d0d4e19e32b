import FrostEvents
import FrostRules
import Testing

@testable import FrostEngine

@Suite struct CaseTests {
  private static let spec = Wallet.spec(
    rules: [.of("look", types: ["transfer"], when: ["amount >= 100"], stage: .review)])

  private func opened() throws -> (Wallet, EscalationRow) {
    var wallet = try Wallet(Self.spec)
    wallet.feed([(0, #""id":"e1","type":"transfer","account":"A1","payee":"P","amount":150"#)])
    return (wallet, try #require(wallet.commits.flatMap(\.escalations).first))
  }

  private func steps(_ wallet: Wallet) -> [String] {
    wallet.commits.flatMap(\.caseSteps).map { "\($0.kind.rawValue) \($0.by) \($0.text)" }
  }

  private func done(_ reply: OperatorReply) -> Bool { if case .done = reply { true } else { false } }

  @Test func `a case is assigned, noted and resolved, and each step is kept and told`() throws {
    var (wallet, row) = try opened()
    #expect(done(wallet.ask(.step(CaseStep(escalation: row, kind: .assigned, assignee: "mei")), key: "k1")))
    #expect(done(wallet.ask(.step(CaseStep(escalation: row, kind: .noted)), key: "k2")))
    #expect(done(wallet.ask(.step(CaseStep(escalation: row, kind: .resolved, outcome: .honest)), key: "k3")))
    let reason = "the caller is who they say"
    #expect(steps(wallet) == ["assigned ann mei", "noted ann \(reason)", "resolved ann \(reason)"])
    #expect(wallet.commits.flatMap(\.escalations).map(\.state) == [.open, .assigned, .resolved])
    #expect(wallet.commits.flatMap(\.labels).map(\.outcome) == [.honest])
    #expect(wallet.commits.flatMap(\.audit).map(\.action) == ["case assigned", "case noted", "case resolved"])
    #expect(
      wallet.changes.filter { $0.hasPrefix("escalation.") } == [
        "escalation.opened A1", "escalation.assigned A1", "escalation.noted A1", "escalation.resolved A1",
      ])
  }

  @Test func `what is resolved takes a note, and no second outcome`() throws {
    var (wallet, row) = try opened()
    _ = wallet.ask(.step(CaseStep(escalation: row, kind: .resolved, outcome: .fraud)), key: "k1")
    row = try #require(wallet.commits.flatMap(\.escalations).last)
    let again = wallet.ask(.step(CaseStep(escalation: row, kind: .resolved, outcome: .honest)), key: "k2")
    #expect(again == .conflict("case \(SpokenCode.text(of: row.id)) is resolved already, as fraud"))
    #expect(done(wallet.ask(.step(CaseStep(escalation: row, kind: .noted)), key: "k3")))
    #expect(wallet.commits.flatMap(\.labels).map(\.outcome) == [.fraud])
  }

  @Test func `the same key twice is one step, and a rehearsal none`() throws {
    var (wallet, row) = try opened()
    let step = OperatorInput.Action.step(CaseStep(escalation: row, kind: .assigned))
    #expect(done(wallet.ask(step, key: "k0", dryRun: true)) && steps(wallet).isEmpty)
    let first = wallet.ask(step, key: "k1")
    #expect(wallet.ask(step, key: "k1") == first && steps(wallet) == ["assigned ann ann"])
  }

  @Test func `an assigned case is still the account's open one, also after a restart`() throws {
    var (wallet, row) = try opened()
    _ = wallet.ask(.step(CaseStep(escalation: row, kind: .assigned)), key: "k1")
    var restarted = try Wallet(Self.spec)
    for commit in wallet.commits { try restarted.engine.recover(chunk: commit.journal, firstInput: commit.firstInput) }
    let event = (at: Int64(1000), #""id":"e2","type":"transfer","account":"A1","payee":"P","amount":150"#)
    restarted.feed([event])
    wallet.feed([event])
    #expect(restarted.commits.flatMap(\.escalations).isEmpty)
    #expect(restarted.commits[0].journal == wallet.commits.last?.journal)
  }

  @Test func `an agent of a service is named with it in the audit log`() throws {
    var (wallet, row) = try opened()
    let (commit, _) = wallet.engine.process(
      OperatorInput(
        key: "k", actor: "ana", via: "callcentre", reason: "r", at: wallet.engine.watermark, dryRun: false,
        action: .step(CaseStep(escalation: row, kind: .noted))))
    #expect(commit.audit.map(\.actor) == ["ana"] && commit.audit.map(\.via) == ["callcentre"])
  }
}

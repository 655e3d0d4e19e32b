import ArgumentParser
import FrostConfig
import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore
import FrostTools

extension Why {
  /// Makes the decision once more and says what came of it.
  func showReplay() throws {
    let journal = try JournalSource.open(state: source.state, config: source.config)
    let rules = try CompiledRules.read(self.rules ?? journal.configuration.rules)
    let decision = try decision(in: journal.store)
    var progress = Progress(total: 0)
    let replay: DecisionReplay
    do {
      replay = try Replay(rules.set, journal.configuration.engineOptions).run(decision, in: journal.store) {
        progress.show($0, decision.id)
      }
    } catch {
      throw Failure(stopped: error)
    }
    progress.clear()
    try output.show(replay) {
      ReplayScreen(paint: output.paint, time: LocalTime(), width: Terminal.width ?? 100).lines(replay)
    }
    switch replay.result {
    case .match: return
    case .differs: throw ExitCode(Failure.Code.no.rawValue)
    case .notCovered: throw ExitCode(Failure.Code.notFound.rawValue)
    }
  }

  /// The decision that was named, or the newest one of the account that was.
  private func decision(in store: Store) throws -> DecisionDocument {
    let row =
      subject.hasPrefix("dec_")
      ? try store.decision(subject) : try store.decisions(account: try account(in: store), limit: 1).first
    guard let row else {
      throw Failure(.notFound, "there is no decision of \(subject)", hint: "frostctl why ACCOUNT lists an account's")
    }
    return try ProtocolJSON.decode(DecisionDocument.self, from: Array(row.document.utf8))
  }

  private func account(in store: Store) throws -> String {
    if subject.hasPrefix("frz_") { return try store.freeze(subject)?.freeze.account ?? subject }
    guard subject.hasPrefix("FZ-") || subject.hasPrefix("CS-"), let code = try? SpokenCode(subject) else {
      return subject
    }
    let accounts =
      try code.kind == .freeze ? store.freezes(with: code).map(\.account) : store.escalations(with: code).map(\.account)
    guard Set(accounts).count <= 1 else {
      throw Failure(.conflict, "\(subject) is the code of \(accounts.count) freezes or cases: name the account")
    }
    return accounts.first ?? subject
  }
}

import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Documents {
  func account(_ id: String, _ record: AccountRecord, seen: Bool? = nil) -> AccountDocument {
    let progress = progress(record.obedience)
    return AccountDocument(
      id: id, restrictions: restrictions(record), freezes: freezes(record.freezes, record.causes, progress),
      holds: record.holds.map { hold($0, progress[$0.id]) },
      stepUps: record.stepUps.map { stepUp($0, progress[$0.id]) }, labels: record.labels.map(label),
      exceptions: record.exceptions.map(exception),
      seen: seen)
  }

  private func restrictions(_ record: AccountRecord) -> [Restriction] {
    record.freezes.filter { $0.state == .active }.sorted { ($0.scope, $0.id) < ($1.scope, $1.id) }.map { freeze in
      Restriction(
        scope: freeze.scope, since: freeze.from.text, until: freeze.until?.text, freeze: freeze.id,
        causes: record.causes.filter { $0.freeze == freeze.id && $0.ended == nil }.map(\.id))
    }
  }

  private func label(_ row: LabelRow) -> LabelDocument {
    LabelDocument(
      id: row.id, subject: row.subject, outcome: outcome(row.outcome), source: row.source,
      learned: row.learned.text, reason: row.reason)
  }

  private func exception(_ row: ExceptionRow) -> ExceptionDocument {
    ExceptionDocument(
      id: row.id, account: row.account, rule: row.rule, from: row.from.text, until: row.until.text, by: row.by,
      reason: row.reason)
  }

  func outcome(_ outcome: FrostEngine.Outcome) -> FrostProtocol.Outcome {
    switch outcome {
    case .fraud: .fraud
    case .honest: .honest
    case .scam: .scam
    case .unclear: .unclear
    }
  }
}

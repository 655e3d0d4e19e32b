import FrostEngine
import FrostEvents
import FrostProtocol
import FrostStore

extension Documents {
  /// By the id of the freeze, hold or step-up.
  func progress(_ rows: [ObedienceRow]) -> [String: [ProgressDocument]] {
    Dictionary(grouping: rows) { String($0.change.prefix { $0 != "/" }) }.mapValues { $0.map(progress) }
  }

  private func progress(_ row: ObedienceRow) -> ProgressDocument {
    ProgressDocument(
      change: row.change, decided: row.decided.text, committed: row.committed?.text, fetched: row.fetched?.text,
      answered: row.acknowledgement?.at.text, answer: row.acknowledgement?.state.rawValue)
  }
}

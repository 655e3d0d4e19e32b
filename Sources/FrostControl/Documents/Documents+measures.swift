import FrostEngine
import FrostEvents
import FrostProtocol

extension Documents {
  func measure(_ row: MeasureRow, accounts: Int?) -> MeasureDocument {
    MeasureDocument(
      id: row.id, kind: row.kind.rawValue, state: row.state.rawValue, account: row.account, parent: row.parent,
      rules: row.rules, others: row.others, number: row.number, text: row.text, by: row.by, reason: row.reason,
      from: row.from.text, until: row.until?.text, ended: row.ended?.text,
      endedBy: row.endedBy.isEmpty ? nil : row.endedBy, accounts: accounts)
  }
}

import FrostEngine
import FrostEvents
import FrostProtocol

extension Documents {
  func freezes(
    _ rows: [FreezeRow], _ causes: [CauseRow], _ progress: [String: [ProgressDocument]] = [:]
  ) -> [FreezeDocument] {
    let byFreeze = Dictionary(grouping: causes, by: \.freeze)
    return rows.map { freeze($0, byFreeze[$0.id] ?? [], progress[$0.id]) }
  }

  func freeze(_ row: FreezeRow, _ causes: [CauseRow], _ progress: [ProgressDocument]? = nil) -> FreezeDocument {
    FreezeDocument(
      id: row.id, code: SpokenCode.text(of: row.id), account: row.account, scope: row.scope, state: row.state.rawValue,
      from: row.from.text, until: row.until?.text, ended: row.ended?.text, allowance: row.allowance.map(money),
      review: row.review?.text, causes: causes.map(cause), progress: progress)
  }

  private func cause(_ row: CauseRow) -> CauseDocument {
    let isHidden = row.kind == .authority && !showsOrders
    return CauseDocument(
      id: row.id, freeze: row.freeze, account: row.account, scope: row.scope,
      kind: isHidden ? row.kind.told : row.kind.rawValue, by: isHidden ? "" : row.by, decision: row.decision,
      reason: isHidden ? "" : row.reason, from: row.from.text, until: row.until?.text, ended: row.ended?.text,
      endedBy: isHidden ? nil : row.endedBy, endReason: isHidden ? nil : row.endReason,
      outcome: isHidden ? nil : row.outcome.map(outcome))
  }

  func hold(_ row: HoldRow, _ progress: [ProgressDocument]? = nil) -> HoldDocument {
    HoldDocument(
      id: row.id, account: row.account, event: row.event, txn: row.txn, amount: row.amount.map(money),
      currency: row.amount.map { _ in bookCurrency.code }, state: row.state.rawValue, from: row.from.text,
      deadline: row.deadline.text, onTimeout: row.onTimeout, decision: row.decision, ended: row.ended?.text,
      progress: progress)
  }

  func stepUp(_ row: StepUpRow, _ progress: [ProgressDocument]? = nil) -> StepUpDocument {
    StepUpDocument(
      id: row.id, account: row.account, event: row.event,
      factors: row.factors.split(separator: ",").map(String.init), state: row.state.rawValue, from: row.from.text,
      deadline: row.deadline.text, decision: row.decision, ended: row.ended?.text, progress: progress)
  }
}

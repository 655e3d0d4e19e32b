/// One pending movement of money that waits.
package struct HoldDocument: Codable, Hashable, Sendable {
  package var id: String
  package var account: String
  package var event: String
  /// The movement's id in the wallet.
  package var txn: String?
  package var amount: String?
  package var currency: String?
  /// `placed`, `released` or `returned`.
  package var state: String
  package var from: String
  package var deadline: String
  /// `release` or `return-to-balance`.
  package var onTimeout: String
  package var decision: String
  package var ended: String?
  /// What became of it at the wallet, oldest first.
  package var progress: [ProgressDocument]?

  package init(
    id: String, account: String, event: String, txn: String? = nil, amount: String? = nil, currency: String? = nil,
    state: String, from: String, deadline: String, onTimeout: String, decision: String, ended: String? = nil,
    progress: [ProgressDocument]? = nil
  ) {
    self.id = id
    self.account = account
    self.event = event
    self.txn = txn
    self.amount = amount
    self.currency = currency
    self.state = state
    self.from = from
    self.deadline = deadline
    self.onTimeout = onTimeout
    self.decision = decision
    self.ended = ended
    self.progress = progress
  }
}

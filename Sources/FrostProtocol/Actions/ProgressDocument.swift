/// How far one thing that Frost decided has come at the wallet: decided, fetched, applied.
package struct ProgressDocument: Codable, Hashable, Sendable {
  /// Id of the change in the feed: `frz_…/placed`, `frz_…/ended`, `hld_…/released`.
  package var change: String
  /// Engine time.
  package var decided: String
  /// Wall time from which the feed has it; absent for what was decided before such times were kept.
  package var committed: String?
  /// Wall time at which a named reader of the feed proved that it has it; absent: none did.
  package var fetched: String?
  /// Time of the event by which the wallet answered; absent: it has not.
  package var answered: String?
  /// The wallet's answer: `applied`, `passed` (a step-up) or `failed`.
  package var answer: String?

  package init(
    change: String, decided: String, committed: String? = nil, fetched: String? = nil, answered: String? = nil,
    answer: String? = nil
  ) {
    self.change = change
    self.decided = decided
    self.committed = committed
    self.fetched = fetched
    self.answered = answered
    self.answer = answer
  }
}

import CEL
import FrostEvents

extension Engine {
  /// Fills the features that count frozen neighbours of the event's account.
  mutating func countNeighbours(_ event: ScoredEvent) {
    for number in event.plan.neighbours.indices {
      let (slot, definition) = event.plan.neighbours[number]
      let count = neighbours.count(
        definition, of: symbol(schema.roles.account), row: frame.values, presence: event.row.presence, at: event.time)
      frame.states[slot] = count == nil ? .unknown : .value
      frame.values[slot] = Int64(count ?? 0)
    }
  }

  /// A freeze that was not there before marks what the account's history names. The row is about to be applied.
  mutating func markNeighbours(_ row: FreezeRow) {
    let account = texts.table.intern(row.account)
    guard row.state == .active, book[account]?.freezes.contains(where: { $0.row.id == row.id }) != true else { return }
    neighbours.mark(account, at: row.from)
  }
}

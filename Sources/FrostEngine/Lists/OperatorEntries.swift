import FrostEvents

/// What operators put on one list, in the order it came.
struct OperatorEntries: Sendable {
  /// Entries of a list at most, those that have ended but may still hold for a late event among them.
  static let limit = 100_000

  var rows: [ListEntryRow] = []
  /// The newest row of a value.
  var newest: [String: Int] = [:]

  /// The entry of a value that has neither ended nor been removed.
  func standing(_ value: String, at time: EventTime) -> ListEntryRow? {
    newest[value].map { rows[$0] }.flatMap { time < $0.validity.until ? $0 : nil }
  }

  /// - Returns: the row's place, and whether it is new.
  mutating func apply(_ row: ListEntryRow) -> (place: Int, isNew: Bool) {
    if let place = newest[row.value], rows[place].id == row.id {
      rows[place] = row
      return (place, false)
    }
    rows.append(row)
    newest[row.value] = rows.count - 1
    return (rows.count - 1, true)
  }

  /// Forgets what ended before `time`.
  mutating func forget(before time: EventTime) {
    rows.removeAll { $0.validity.until <= time }
    newest = [:]
    for (place, row) in rows.enumerated() { newest[row.value] = place }
  }
}

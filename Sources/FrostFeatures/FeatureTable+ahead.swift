import FrostEvents

/// Asking for memory before it is needed. What an event will touch is far apart and named by what it touches before:
/// slots, then cells, then entries. Each step is taken for many events before the next one, so that their waits overlap.
/// Nothing that is remembered changes.
extension FeatureTable {
  /// The keys of some events and their cells, as far as they are known.
  package final class Ahead: @unchecked Sendable {
    package static let events = 64
    /// Spaces that are looked into for one event.
    fileprivate static let spaces = 16

    fileprivate let keys: UnsafeMutablePointer<FeatureKey>
    fileprivate let cells: UnsafeMutablePointer<UnsafeMutableRawPointer?>

    package init() {
      keys = .allocate(capacity: Self.events * Self.spaces)
      cells = .allocate(capacity: Self.events * Self.spaces)
      keys.initialize(repeating: FeatureKey(low: 0, high: 0), count: Self.events * Self.spaces)
      cells.initialize(repeating: nil, count: Self.events * Self.spaces)
    }

    deinit {
      keys.deallocate()
      cells.deallocate()
    }
  }

  /// - Parameters:
  ///   - event: number of the event among those that are looked ahead to.
  ///   - row: symbols by field; fields whose symbol is not known yet are not in `presence`.
  package func prefetchSlots(
    _ plan: UpdatePlan, _ event: Int, row: UnsafePointer<Int64>, presence: UInt64, _ ahead: Ahead
  ) {
    var place = event * Ahead.spaces
    for part in plan.spaces.prefix(Ahead.spaces) {
      // No symbol: a key that is in no table.
      var key = FeatureKey(low: .max, high: .max)
      if let known = FeatureKey(row: row, presence: presence, fields: fixed[part.space].pointee.key) {
        key = known
        stores[part.space].prefetch(key)
      }
      ahead.keys[place] = key
      place += 1
    }
  }

  package func prefetchCells(_ plan: UpdatePlan, _ event: Int, _ ahead: Ahead) {
    var place = event * Ahead.spaces
    for part in plan.spaces.prefix(Ahead.spaces) {
      let cell = stores[part.space].state(of: ahead.keys[place], fixed[part.space])?.cell
      ahead.cells[place] = cell
      if let cell {
        let end = min(fixed[part.space].pointee.offsets.end, 512)
        for line in stride(from: 0, to: end, by: 64) { Memory.prefetch(cell + line) }
      }
      place += 1
    }
  }

  package func prefetchEntries(_ plan: UpdatePlan, _ event: Int, _ ahead: Ahead) {
    var place = event * Ahead.spaces
    for part in plan.spaces.prefix(Ahead.spaces) {
      if let cell = ahead.cells[place] { KeyState(cell, fixed[part.space]).prefetchEntries() }
      place += 1
    }
  }
}

extension KeyState {
  /// The newest entries, and the oldest of each window.
  fileprivate func prefetchEntries() {
    let history = history
    history.prefetch(history.end)
    for mark in history.marks where mark != history.end { history.prefetch(mark) }
    for distinct in 0..<layout.pointee.sizes.distincts { distincts[distinct].prefetch() }
  }
}

extension History {
  @inline(__always)
  fileprivate func prefetch(_ place: Position) {
    if let words = block(place.block).pointee.words { Memory.prefetch(words + place.offset &* stride) }
  }
}

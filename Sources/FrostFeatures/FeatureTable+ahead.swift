import FrostEvents

/// Asking for memory before it is needed. What an event will touch is far apart and named by what it touches before:
/// slots, then cells, then entries. Each step is taken for many events before the next one, so that their waits overlap.
/// Nothing that is remembered changes.
extension FeatureTable {
  /// Forgets what is known of the events before.
  package mutating func beginLookahead(_ ahead: LookaheadCells) {
    separate()
    ahead.clear(spaces: layouts.count)
    ahead.sweeps = sweeps
  }

  /// - Parameters:
  ///   - event: number of the event among those that are looked ahead to.
  ///   - row: symbols by field; fields whose symbol is not known yet are not in `presence`.
  package func prefetchSlots(
    _ plan: UpdatePlan, _ event: Int, row: UnsafePointer<Int64>, presence: UInt64, _ ahead: LookaheadCells
  ) {
    let keys = ahead.keys + event &* ahead.spaces
    for part in plan.spaces {
      // No symbol: a key that is in no table.
      var key = FeatureKey(low: .max, high: .max)
      if let known = FeatureKey(row: row, presence: presence, fields: fixed[part.space].pointee.key) {
        key = known
        stores[part.space].pointee.prefetch(key)
      }
      keys[part.space] = key
    }
  }

  package func prefetchCells(_ plan: UpdatePlan, _ event: Int, _ ahead: LookaheadCells) {
    let keys = ahead.keys + event &* ahead.spaces
    let cells = ahead.cells(event)
    for part in plan.spaces {
      guard let cell = KeyTable.likelyCell(of: keys[part.space], in: stores[part.space]) else { continue }
      cells[part.space] = cell
      Memory.prefetch(cell, min(fixed[part.space].pointee.offsets.end, 512))
    }
  }

  /// - Parameter row: as in `prefetchSlots`.
  package func prefetchEntries(
    _ plan: UpdatePlan, _ event: Int, row: UnsafePointer<Int64>, at time: Int64, _ ahead: LookaheadCells
  ) {
    let keys = ahead.keys + event &* ahead.spaces
    let cells = ahead.cells(event)
    for part in plan.spaces {
      guard let likely = cells[part.space] else { continue }
      let table = stores[part.space]
      guard likely.assumingMemoryBound(to: FeatureKey.self).pointee == keys[part.space] else {
        cells[part.space] = KeyTable.cell(of: keys[part.space], in: table)
        continue
      }
      KeyState(likely, fixed[part.space], table).prefetchEntries(row, time)
    }
  }
}

extension KeyState {
  /// Where the next entry goes, those that leave a window at that time, and where their values are counted.
  @inline(__always)
  fileprivate func prefetchEntries(_ row: UnsafePointer<Int64>, _ time: Int64) {
    if layout.pointee.windowed == 0 || header.pointee.total == 0 { return }
    let history = history
    let end = history.end
    prefetch(end, history)
    let last = history.block(end.block)
    let isFull = last.pointee.count == Int(last.pointee.room)
    for number in 0..<layout.pointee.windows.count {
      let window = windows[number]
      if window.low < end, time > window.due { prefetch(window.low, history) }
      if isFull, window.tail < end { prefetch(window.tail, history) }
    }
    for distinct in 0..<layout.pointee.sizes.distincts {
      distincts[distinct].prefetch(row[layout.pointee.distinctFields[distinct]])
    }
  }

  @inline(__always)
  private func prefetch(_ place: Position, _ history: History) {
    Memory.prefetch(history.words(at: place), history.stride &* MemoryLayout<Int64>.stride)
  }
}

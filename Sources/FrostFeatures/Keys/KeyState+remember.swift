/// An event as the table is to remember it under its keys.
struct Remembered {
  let row: UnsafePointer<Int64>
  let presence: UInt64
  let time: Int64
  let input: Int64
  let lateness: Int64
}

extension KeyState {
  /// Remembers an event for the members in `mask`.
  /// - Parameter negated: bits of the columns in which it is a reversal.
  /// - Returns: the members whose limit made them forget an entry for it.
  @inline(__always)
  func remember(_ event: Remembered, mask: UInt64, negated: UInt64) -> UInt64 {
    let windowed = mask & layout.pointee.windowed
    let dropped = windowed == mask ? 0 : rememberNewest(event, mask & ~windowed)
    if windowed == 0 { return dropped }
    return dropped | enter(event, windowed, negated)
  }

  @inline(__always)
  private func enter(_ event: Remembered, _ members: UInt64, _ negated: UInt64) -> UInt64 {
    let history = history
    let isNewest = event.time >= header.pointee.newest
    if !history.takesAtEnd(event.time) { makeRoom(event.lateness) }
    let place = history.insert(event.time)
    let words = history.words(at: place)
    words[History.timeWord] = event.time
    words[History.inputWord] = event.input
    words[History.maskWord] = Int64(bitPattern: members)
    for number in layout.pointee.columns.indices {
      let column = layout.pointee.columns[number]
      var value: Int64 = 0
      if event.presence & (1 << UInt64(column.field)) != 0 {
        value = event.row[column.field]
        if column.isNet, negated & (1 << UInt64(number)) != 0 { value = value == .min ? .max : -value }
      }
      words[History.fixedWords + number] = value
    }
    if history.block(place.block).pointee.known != 0 { widenExtremes(with: place, members) }
    if !isNewest { takeIn(place, members) }
    var shifted = layout.pointee.shifted
    while shifted != 0 {
      let number = shifted.trailingZeroBitCount
      shifted &= shifted &- 1
      guard windows[number].high == place else { continue }
      windows[number].due = min(windows[number].due, event.time &+ layout.pointee.windows[number].bounds.near)
    }
    if Int(header.pointee.total) > layout.pointee.leastLimit { return holdLimits(of: members, event.lateness) }
    // So few that they are not counted by member.
    if let rare, !rare.pointee.kept.isEmpty { rare.pointee.kept = [] }
    return 0
  }

  @inline(never)
  private func rememberNewest(_ event: Remembered, _ members: UInt64) -> UInt64 {
    var dropped: UInt64 = 0
    var rest = members
    while rest != 0 {
      let bit = rest & (~rest &+ 1)
      let member = layout.pointee.members.baseAddress.unsafelyUnwrapped + rest.trailingZeroBitCount
      rest &= rest &- 1
      var newest = RecentValues.Entry(time: event.time, input: event.input, value: 0)
      switch member.pointee.kind {
      case .age:
        firsts[member.pointee.place] = min(firsts[member.pointee.place], event.time)
        continue
      case .last(let field): newest.value = event.row[field]
      case .distance(let latitude, let longitude), .speed(let latitude, let longitude):
        newest.value = event.row[latitude]
        newest.second = event.row[longitude]
      default: break
      }
      if recents[member.pointee.place].insert(newest, lateness: event.lateness, limit: member.pointee.limit) {
        dropped |= bit
      }
    }
    return dropped
  }

  /// What whole blocks are known to hold takes a new entry in.
  private func widenExtremes(with place: Position, _ mask: UInt64) {
    let block = history.block(place.block)
    for (extreme, number) in layout.pointee.extremes.enumerated()
    where mask & (1 << UInt64(number)) != 0 && block.pointee.known & (1 << UInt64(extreme)) != 0 {
      let member = layout.pointee.members[number]
      let value = history.word(History.fixedWords + member.column, at: place)
      let known = block.pointee.extreme(extreme)
      block.pointee.widen(extreme, to: member.isMinimum ? min(known, value) : max(known, value))
    }
  }

  /// A late entry came to `place`: windows that reach over it take it in.
  @inline(never)
  private func takeIn(_ place: Position, _ mask: UInt64) {
    let history = history
    let words = history.words(at: place)
    for window in layout.pointee.windows.indices {
      if place < windows[window].tail { windows[window].tail = place }
      if windows[window].low <= place, place < windows[window].high {
        change(words, mask & layout.pointee.windows[window].mask, by: 1)
      }
      windows[window].due = .min
    }
    guard let rare else { return }
    for number in rare.pointee.fulls.indices
    where mask & (1 << UInt64(rare.pointee.fulls[number].member)) != 0 && place < rare.pointee.marks[number] {
      rare.pointee.marks[number] = place
    }
  }
}

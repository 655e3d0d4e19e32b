extension KeyState {
  /// Remembers an event for the members in `mask`. `entry` is a whole history entry.
  /// - Returns: the members whose limit made them forget an entry for it.
  mutating func remember(
    _ entry: UnsafeBufferPointer<Int64>, mask: UInt64, row: UnsafePointer<Int64>, layout: FixedLayout,
    lateness: Int64
  ) -> UInt64 {
    var dropped = rememberNewest(entry, mask: mask & ~layout.windowed, row: row, layout, lateness)
    let windowed = mask & layout.windowed
    guard windowed != 0 else { return dropped }
    let place = history.insert(entry)
    var rest = windowed
    while rest != 0 {
      kept[layout.members[rest.trailingZeroBitCount].windowed] += 1
      rest &= rest &- 1
    }
    widenExtremes(with: place, windowed, layout)
    if history.place(after: place) != history.end { takeIn(place, windowed, layout) }
    expire(layout, lateness)
    dropped |= holdLimits(of: windowed, layout)
    history.dropDead(layout.stride)
    return dropped
  }

  private mutating func rememberNewest(
    _ entry: UnsafeBufferPointer<Int64>, mask: UInt64, row: UnsafePointer<Int64>, _ layout: FixedLayout,
    _ lateness: Int64
  ) -> UInt64 {
    let time = entry[History.timeWord]
    var dropped: UInt64 = 0
    var rest = mask
    while rest != 0 {
      let bit = rest & (~rest &+ 1)
      let member = layout.members[rest.trailingZeroBitCount]
      rest &= rest &- 1
      var newest = RecentValues.Entry(time: time, input: entry[History.inputWord], value: 0)
      switch member.kind {
      case .age:
        firsts[member.place] = min(firsts[member.place], time)
        continue
      case .last(let field): newest.value = row[field]
      case .distance(let latitude, let longitude), .speed(let latitude, let longitude):
        newest.value = row[latitude]
        newest.second = row[longitude]
      default: break
      }
      if recents[member.place].insert(newest, lateness: lateness, limit: member.limit) { dropped |= bit }
    }
    return dropped
  }

  /// What whole blocks are known to hold takes a new entry in.
  private mutating func widenExtremes(with place: Position, _ mask: UInt64, _ layout: FixedLayout) {
    guard history.blocks[place.block].known != 0 else { return }
    for (extreme, number) in layout.extremes.enumerated()
    where mask & (1 << UInt64(number)) != 0 && history.blocks[place.block].known & (1 << UInt64(extreme)) != 0 {
      let member = layout.members[number]
      let value = history.word(History.fixedWords + member.column, at: place, layout.stride)
      let known = history.blocks[place.block].extremes[extreme]
      history.blocks[place.block].extremes[extreme] = member.isMinimum ? min(known, value) : max(known, value)
    }
  }

  /// A late entry came to `place`: windows that reach over it take it in.
  private mutating func takeIn(_ place: Position, _ mask: UInt64, _ layout: FixedLayout) {
    for window in layout.windows.indices {
      if place < mark(.tail, of: window) { set(.tail, of: window, to: place) }
      if mark(.low, of: window) <= place, place < mark(.high, of: window) { change(place, in: window, by: 1, layout) }
    }
    let marks = layout.windows.count * Mark.all
    for number in fulls.indices
    where mask & (1 << UInt64(fulls[number].member)) != 0 && place < history.marks[marks + number] {
      history.marks[marks + number] = place
    }
  }

  /// Takes from each window what no event can reach any more that is still to come.
  private mutating func expire(_ layout: FixedLayout, _ lateness: Int64) {
    let stride = layout.stride
    let newest = history.time(at: history.place(before: history.end), stride)
    for (number, window) in layout.windows.enumerated() {
      let kept = newest - window.bounds.far - lateness
      var tail = mark(.tail, of: number)
      while history.time(at: tail, stride) < kept {
        let bits = history.mask(at: tail, stride) & window.mask
        let next = history.place(after: tail)
        if mark(.low, of: number) == tail {
          if mark(.high, of: number) == tail {
            set(.high, of: number, to: next)
          } else {
            change(tail, in: number, by: -1, layout)
          }
          set(.low, of: number, to: next)
        }
        if bits != 0 { forget(bits, at: tail, extremes: window.extremes, layout) }
        tail = next
      }
      set(.tail, of: number, to: tail)
    }
  }

  private mutating func forget(_ bits: UInt64, at place: Position, extremes: UInt64, _ layout: FixedLayout) {
    var rest = bits
    while rest != 0 {
      kept[layout.members[rest.trailingZeroBitCount].windowed] -= 1
      rest &= rest &- 1
    }
    history.clear(bits, at: place, extremes: extremes, layout.stride)
  }

  // MARK: limits

  /// Events up to that time may have been missed: what a window that reaches there gives is no more than a part.
  mutating func forgetBefore(_ time: Int64, _ layout: FixedLayout) {
    for (number, member) in layout.members.enumerated() where member.windowed >= 0 {
      fulls[full(number)].droppedThrough = time
    }
    for recent in recents.indices { recents[recent].forget() }
  }

  /// A member with more entries than its limit forgets its oldest.
  private mutating func holdLimits(of mask: UInt64, _ layout: FixedLayout) -> UInt64 {
    var dropped: UInt64 = 0
    var rest = mask
    while rest != 0 {
      let number = rest.trailingZeroBitCount
      rest &= rest &- 1
      let member = layout.members[number]
      guard kept[member.windowed] > member.limit else { continue }
      dropped |= 1 << UInt64(number)
      dropOldest(of: number, member, layout)
    }
    return dropped
  }

  private mutating func dropOldest(of number: Int, _ member: KeySpaceLayout.Member, _ layout: FixedLayout) {
    let stride = layout.stride
    let bit = UInt64(1) << UInt64(number)
    let full = full(number)
    let mark = layout.windows.count * Mark.all + full
    var place = history.marks[mark]
    while history.mask(at: place, stride) & bit == 0 { place = history.place(after: place) }
    if self.mark(.low, of: member.window) <= place, place < self.mark(.high, of: member.window) {
      change(place, of: member, by: -1, layout)
    }
    fulls[full].droppedThrough = max(fulls[full].droppedThrough, history.time(at: place, stride))
    forget(bit, at: place, extremes: layout.windows[member.window].extremes, layout)
    history.marks[mark] = history.place(after: place)
  }

  private mutating func full(_ member: Int) -> Int {
    if let known = fulls.firstIndex(where: { $0.member == member }) { return known }
    fulls.append(Full(member: member, droppedThrough: .min))
    history.marks.append(history.first)
    return fulls.count - 1
  }
}

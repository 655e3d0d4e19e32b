extension KeyState {
  /// Remembers an event for the members in `mask`. `entry` is a whole history entry.
  /// - Returns: the members whose limit made them forget an entry for it.
  func remember(
    _ entry: UnsafeBufferPointer<Int64>, mask: UInt64, row: UnsafePointer<Int64>, lateness: Int64
  ) -> UInt64 {
    var dropped = rememberNewest(entry, mask: mask & ~layout.pointee.windowed, row: row, lateness)
    let windowed = mask & layout.pointee.windowed
    guard windowed != 0 else { return dropped }
    let place = history.insert(entry)
    var rest = windowed
    while rest != 0 {
      kept[layout.pointee.members[rest.trailingZeroBitCount].windowed] += 1
      rest &= rest &- 1
    }
    widenExtremes(with: place, windowed)
    if history.place(after: place) != history.end { takeIn(place, windowed) }
    expire(lateness)
    dropped |= holdLimits(of: windowed)
    history.dropDead()
    return dropped
  }

  private func rememberNewest(
    _ entry: UnsafeBufferPointer<Int64>, mask: UInt64, row: UnsafePointer<Int64>, _ lateness: Int64
  ) -> UInt64 {
    let time = entry[History.timeWord]
    var dropped: UInt64 = 0
    var rest = mask
    while rest != 0 {
      let bit = rest & (~rest &+ 1)
      let member = layout.pointee.members.baseAddress.unsafelyUnwrapped[rest.trailingZeroBitCount]
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
  private func widenExtremes(with place: Position, _ mask: UInt64) {
    guard history.block(place.block).pointee.known != 0 else { return }
    for (extreme, number) in layout.pointee.extremes.enumerated()
    where mask & (1 << UInt64(number)) != 0 && history.block(place.block).pointee.known & (1 << UInt64(extreme)) != 0 {
      let member = layout.pointee.members[number]
      let value = history.word(History.fixedWords + member.column, at: place)
      let known = history.block(place.block).pointee.extremes.unsafelyUnwrapped + extreme
      known.pointee = member.isMinimum ? min(known.pointee, value) : max(known.pointee, value)
    }
  }

  /// A late entry came to `place`: windows that reach over it take it in.
  private func takeIn(_ place: Position, _ mask: UInt64) {
    for window in layout.pointee.windows.indices {
      if place < mark(.tail, of: window) { set(.tail, of: window, to: place) }
      if mark(.low, of: window) <= place, place < mark(.high, of: window) { change(place, in: window, by: 1) }
    }
    guard let rare else { return }
    for number in rare.fulls.indices
    where mask & (1 << UInt64(rare.fulls[number].member)) != 0 && place < rare.marks[number] {
      rare.marks[number] = place
    }
  }

  /// Takes from each window what no event can reach any more that is still to come.
  private func expire(_ lateness: Int64) {
    let newest = history.time(at: history.place(before: history.end))
    for (number, window) in layout.pointee.windows.enumerated() {
      let kept = newest - window.bounds.far - lateness
      var tail = mark(.tail, of: number)
      while history.time(at: tail) < kept {
        let bits = history.mask(at: tail) & window.mask
        let next = history.place(after: tail)
        if mark(.low, of: number) == tail {
          if mark(.high, of: number) == tail {
            set(.high, of: number, to: next)
          } else {
            change(tail, in: number, by: -1)
          }
          set(.low, of: number, to: next)
        }
        if bits != 0 { forget(bits, at: tail, extremes: window.extremes) }
        tail = next
      }
      set(.tail, of: number, to: tail)
    }
  }

  private func forget(_ bits: UInt64, at place: Position, extremes: UInt64) {
    var rest = bits
    while rest != 0 {
      kept[layout.pointee.members[rest.trailingZeroBitCount].windowed] -= 1
      rest &= rest &- 1
    }
    history.clear(bits, at: place, extremes: extremes)
  }

  // MARK: limits

  /// Events up to that time may have been missed: what a window that reaches there gives is no more than a part.
  func forgetBefore(_ time: Int64) {
    for (number, member) in layout.pointee.members.enumerated() where member.windowed >= 0 {
      let (rare, full) = full(number)
      rare.fulls[full].droppedThrough = time
    }
    for recent in 0..<layout.pointee.sizes.recents { recents[recent].forget() }
  }

  /// A member with more entries than its limit forgets its oldest.
  private func holdLimits(of mask: UInt64) -> UInt64 {
    var dropped: UInt64 = 0
    var rest = mask
    while rest != 0 {
      let number = rest.trailingZeroBitCount
      rest &= rest &- 1
      let member = layout.pointee.members[number]
      guard kept[member.windowed] > member.limit else { continue }
      dropped |= 1 << UInt64(number)
      dropOldest(of: number, member)
    }
    return dropped
  }

  private func dropOldest(of number: Int, _ member: KeySpaceLayout.Member) {
    let bit = UInt64(1) << UInt64(number)
    let (rare, full) = full(number)
    var place = rare.marks[full]
    while history.mask(at: place) & bit == 0 { place = history.place(after: place) }
    if self.mark(.low, of: member.window) <= place, place < self.mark(.high, of: member.window) {
      change(place, of: member, by: -1)
    }
    rare.fulls[full].droppedThrough = max(rare.fulls[full].droppedThrough, history.time(at: place))
    forget(bit, at: place, extremes: layout.pointee.windows[member.window].extremes)
    rare.marks[full] = history.place(after: place)
  }

  func full(_ member: Int) -> (Rare, Int) {
    let rare = self.rare ?? Rare()
    if history.header.pointee.rare == nil { history.header.pointee.rare = .passRetained(rare) }
    if let known = rare.fulls.firstIndex(where: { $0.member == member }) { return (rare, known) }
    rare.fulls.append(Full(member: member, droppedThrough: .min))
    rare.marks.append(history.first)
    return (rare, rare.fulls.count - 1)
  }
}

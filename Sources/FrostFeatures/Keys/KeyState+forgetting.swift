/// What a key forgets: what no event can reach any more when there is no room for another entry, and the oldest of a
/// member that has more than its limit.
extension KeyState {
  /// Forgets what is of no use any more, so that its memory serves again.
  @inline(never)
  func makeRoom(_ lateness: Int64) {
    guard header.pointee.total > 0 else { return }
    expire(lateness)
    history.dropDead()
  }

  /// Takes from each window what no event can reach any more that is still to come.
  private func expire(_ lateness: Int64) {
    let history = history
    let end = history.end
    for (number, of) in layout.pointee.windows.enumerated() {
      let kept = header.pointee.newest - of.bounds.far - lateness
      let window = windows + number
      var tail = window.pointee.tail
      while tail < end, history.time(at: tail) < kept {
        let words = history.words(at: tail)
        let bits = UInt64(bitPattern: words[History.maskWord]) & of.mask
        let next = history.place(after: tail)
        if window.pointee.low == tail {
          if window.pointee.high == tail { window.pointee.high = next } else { change(words, bits, by: -1) }
          window.pointee.low = next
        }
        if bits != 0 { forget(bits, at: tail, extremes: of.extremes) }
        tail = next
      }
      window.pointee.tail = tail
    }
  }

  private func forget(_ bits: UInt64, at place: Position, extremes: UInt64) {
    if let rare, !rare.pointee.kept.isEmpty {
      var rest = bits
      while rest != 0 {
        rare.pointee.kept[layout.pointee.members[rest.trailingZeroBitCount].windowed] -= 1
        rest &= rest &- 1
      }
    }
    history.clear(bits, at: place, extremes: extremes)
  }

  // MARK: limits

  /// Events up to that time may have been missed: what a window that reaches there gives is no more than a part.
  func forgetBefore(_ time: Int64) {
    for (number, member) in layout.pointee.members.enumerated() where member.windowed >= 0 {
      let (rare, full) = full(number)
      rare.pointee.fulls[full].droppedThrough = time
    }
    for recent in 0..<layout.pointee.sizes.recents { recents[recent].forget() }
  }

  /// A member with more entries than its limit forgets its oldest.
  /// - Parameter members: those that count the entry that has just come.
  @inline(never)
  func holdLimits(of members: UInt64, _ lateness: Int64) -> UInt64 {
    let rare = history.rare
    if rare.pointee.kept.isEmpty {
      rare.pointee.kept = keptByMember(since: .min)
    } else {
      var rest = members
      while rest != 0 {
        rare.pointee.kept[layout.pointee.members[rest.trailingZeroBitCount].windowed] += 1
        rest &= rest &- 1
      }
    }
    // What is of no use counts for no limit.
    expire(lateness)
    var dropped: UInt64 = 0
    var rest = members
    while rest != 0 {
      let number = rest.trailingZeroBitCount
      rest &= rest &- 1
      let member = layout.pointee.members[number]
      guard Int(rare.pointee.kept[member.windowed]) > member.limit else { continue }
      dropped |= 1 << UInt64(number)
      dropOldest(of: number, member)
    }
    history.dropDead()
    return dropped
  }

  private func dropOldest(of number: Int, _ member: KeySpaceLayout.Member) {
    let bit = UInt64(1) << UInt64(number)
    let (rare, full) = full(number)
    var place = rare.pointee.marks[full]
    while history.mask(at: place) & bit == 0 { place = history.place(after: place) }
    if windows[member.window].low <= place, place < windows[member.window].high {
      change(history.words(at: place), bit, by: -1)
    }
    rare.pointee.fulls[full].droppedThrough = max(rare.pointee.fulls[full].droppedThrough, history.time(at: place))
    forget(bit, at: place, extremes: layout.pointee.windows[member.window].extremes)
    rare.pointee.marks[full] = history.place(after: place)
  }

  func full(_ member: Int) -> (UnsafeMutablePointer<Rare>, Int) {
    let rare = history.rare
    if let known = rare.pointee.fulls.firstIndex(where: { $0.member == member }) { return (rare, known) }
    rare.pointee.fulls.append(Full(member: member, droppedThrough: .min))
    rare.pointee.marks.append(history.first)
    return (rare, rare.pointee.fulls.count - 1)
  }

  // MARK: counting

  /// By windowed member: the entries that count it and are not older than `oldest`.
  private func keptByMember(since oldest: Int64) -> [Int32] {
    var kept = [Int32](repeating: 0, count: layout.pointee.sizes.windowed)
    forEachEntry { words in
      guard words[History.timeWord] >= oldest else { return }
      var rest = UInt64(bitPattern: words[History.maskWord])
      while rest != 0 {
        kept[layout.pointee.members[rest.trailingZeroBitCount].windowed] += 1
        rest &= rest &- 1
      }
    }
    return kept
  }

  func forEachEntry(_ body: (UnsafeMutablePointer<Int64>) -> Void) {
    let history = history
    var place = history.first
    while place < history.end {
      body(history.words(at: place))
      place = history.place(after: place)
    }
  }

  /// Events that a member remembers: those that a window may still reach.
  func kept(by number: Int, lateness: Int64) -> Int {
    let member = layout.pointee.members[number]
    if member.windowed < 0 {
      if case .age = member.kind { return firsts[member.place] == .max ? 0 : 1 }
      return recents[member.place].count
    }
    guard header.pointee.total > 0 else { return 0 }
    let oldest = header.pointee.newest - layout.pointee.windows[member.window].bounds.far - lateness
    var kept = 0
    forEachEntry { words in
      let isCounted = UInt64(bitPattern: words[History.maskWord]) & (1 << UInt64(number)) != 0
      if isCounted, words[History.timeWord] >= oldest { kept += 1 }
    }
    return kept
  }
}

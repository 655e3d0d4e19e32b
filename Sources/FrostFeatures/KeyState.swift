/// All that is remembered under one key.
struct KeyState: Sendable {
  /// The entries a window holds at the moment: from number `low` up to, not including, `high`. It follows the time it
  /// is read at, forwards with the stream and backwards for a late event.
  struct Cursor: Sendable {
    var low: Int
    var high: Int
  }

  struct Total: Sendable {
    var count: Int64 = 0
    var sum: Int128 = 0
  }

  private(set) var history = History()
  private var cursors: [Cursor]
  private var totals: [Total]
  private var distincts: [ValueCounts]
  /// Time of the first sight; `.max`: none yet.
  private var firsts: [Int64]
  private var recents: [RecentValues]

  init(_ layout: KeySpaceLayout) {
    cursors = Array(repeating: Cursor(low: 0, high: 0), count: layout.windows.count)
    totals = Array(repeating: Total(), count: layout.totals)
    distincts = Array(repeating: ValueCounts(), count: layout.distincts)
    firsts = Array(repeating: .max, count: layout.firsts)
    recents = Array(repeating: RecentValues(), count: layout.recents)
  }

  // MARK: update

  /// Remembers an event for the members in `mask`. `entry` is a whole history entry.
  mutating func remember(
    _ entry: UnsafeBufferPointer<Int64>, mask: UInt64, row: UnsafePointer<Int64>, layout: KeySpaceLayout,
    lateness: Int64
  ) {
    let time = entry[History.timeWord]
    var single = mask & ~layout.windowed
    while single != 0 {
      let member = layout.members[single.trailingZeroBitCount]
      single &= single &- 1
      switch member.kind {
      case .age: firsts[member.place] = min(firsts[member.place], time)
      case .last(let field):
        recents[member.place].insert(
          .init(time: time, input: entry[History.inputWord], value: row[field]), lateness: lateness)
      case .since:
        recents[member.place].insert(.init(time: time, input: entry[History.inputWord], value: 0), lateness: lateness)
      case .count, .sum, .distinct: break
      }
    }
    guard mask & layout.windowed != 0 else { return }
    let number = history.insert(entry)
    if number < history.end(layout.stride) - 1 { shiftCursors(around: number, layout) }
    trim(newest: history.time(of: history.end(layout.stride) - 1, layout.stride), layout, lateness)
  }

  /// A late entry took number `number`: windows that reach over it take it in, later numbers rise by one.
  private mutating func shiftCursors(around number: Int, _ layout: KeySpaceLayout) {
    for window in cursors.indices {
      if number <= cursors[window].low {
        cursors[window].low += 1
        cursors[window].high += 1
      } else if number < cursors[window].high {
        cursors[window].high += 1
        count(number, in: window, layout)
      }
    }
  }

  private mutating func trim(newest: Int64, _ layout: KeySpaceLayout, _ lateness: Int64) {
    let kept = newest - layout.reach - lateness
    guard history.time(of: history.first, layout.stride) < kept else { return }
    let end = history.firstEntry(notBefore: kept, layout.stride)
    for window in cursors.indices {
      while cursors[window].low < min(end, cursors[window].high) {
        uncount(cursors[window].low, in: window, layout)
        cursors[window].low += 1
      }
      cursors[window].low = max(cursors[window].low, end)
      cursors[window].high = max(cursors[window].high, end)
    }
    history.trim(before: end, layout.stride)
  }

  // MARK: read

  /// Moves a window to where it stands for an event at `time`.
  mutating func move(_ window: Int, to time: Int64, _ layout: KeySpaceLayout) {
    let bounds = layout.windows[window].bounds
    let stride = layout.stride
    let from = time - bounds.far
    let to = bounds.near == 0 ? time : time - bounds.near - 1
    let end = history.end(stride)
    var cursor = cursors[window]
    while cursor.high < end, history.time(of: cursor.high, stride) <= to {
      count(cursor.high, in: window, layout)
      cursor.high += 1
    }
    while cursor.low > history.first, history.time(of: cursor.low - 1, stride) >= from {
      cursor.low -= 1
      count(cursor.low, in: window, layout)
    }
    while cursor.low < cursor.high, history.time(of: cursor.low, stride) < from {
      uncount(cursor.low, in: window, layout)
      cursor.low += 1
    }
    while cursor.high > cursor.low, history.time(of: cursor.high - 1, stride) > to {
      cursor.high -= 1
      uncount(cursor.high, in: window, layout)
    }
    cursors[window] = cursor
  }

  /// A member's value; its window must have been moved. `current` is the number of the event that is being read for.
  func value(of member: KeySpaceLayout.Member, bit: UInt64, at time: Int64, current: Int64, _ layout: KeySpaceLayout)
    -> FeatureValue
  {
    let excluded = member.excludesCurrent ? current : nil
    switch member.kind {
    case .count, .sum, .distinct:
      var total = Total()
      if case .distinct = member.kind {
        total.count = Int64(distincts[member.place].distinct)
      } else {
        total = totals[member.place]
      }
      if let excluded, let entry = entry(excluded, in: member.window!, at: time, bit, layout) {
        take(entry, of: member, from: &total, layout)
      }
      if case .sum = member.kind { return FeatureValue(exactly: total.sum) }
      return .value(total.count)
    case .age:
      let first = firsts[member.place]
      return first <= time ? .value(time - first) : .never
    case .since:
      guard let newest = recents[member.place].newest(notAfter: time, excluding: excluded) else { return .never }
      return .value(time - newest.time)
    case .last:
      guard let newest = recents[member.place].newest(notAfter: time, excluding: excluded) else { return .never }
      return .value(newest.value)
    }
  }

  func firstSeen(_ member: KeySpaceLayout.Member) -> Int64 { firsts[member.place] }

  /// Up to `limit` newest entries that make up a windowed member's value; its window must have been moved.
  func evidence(of member: KeySpaceLayout.Member, bit: UInt64, limit: Int, _ layout: KeySpaceLayout) -> [Evidence] {
    guard let window = member.window else { return [] }
    let cursor = cursors[window]
    var found: [Evidence] = []
    var entry = cursor.high
    while entry > cursor.low, found.count < limit {
      entry -= 1
      guard UInt64(bitPattern: history.word(History.maskWord, of: entry, layout.stride)) & bit != 0 else { continue }
      found.append(
        Evidence(
          input: history.word(History.inputWord, of: entry, layout.stride),
          time: history.time(of: entry, layout.stride)))
    }
    return found.reversed()
  }

  /// Events that a member remembers.
  func kept(by member: Int, _ layout: KeySpaceLayout) -> Int {
    guard layout.members[member].window != nil else { return 0 }
    return (history.first..<history.end(layout.stride)).count {
      history.word(History.maskWord, of: $0, layout.stride) & (1 << Int64(member)) != 0
    }
  }

  // MARK: entries in and out of a window

  /// The current event's entry, if the window holds it.
  private func entry(_ input: Int64, in window: Int, at time: Int64, _ bit: UInt64, _ layout: KeySpaceLayout) -> Int? {
    let cursor = cursors[window]
    var entry = cursor.high - 1
    while entry >= cursor.low, history.time(of: entry, layout.stride) == time {
      if history.word(History.inputWord, of: entry, layout.stride) == input {
        return UInt64(bitPattern: history.word(History.maskWord, of: entry, layout.stride)) & bit != 0 ? entry : nil
      }
      entry -= 1
    }
    return nil
  }

  private func take(_ entry: Int, of member: KeySpaceLayout.Member, from total: inout Total, _ layout: KeySpaceLayout) {
    switch member.kind {
    case .distinct:
      let value = history.word(History.fixedWords + member.column!, of: entry, layout.stride)
      if distincts[member.place].count(of: value) == 1 { total.count -= 1 }
    case .sum:
      total.sum -= Int128(history.word(History.fixedWords + member.column!, of: entry, layout.stride))
    default: total.count -= 1
    }
  }

  private mutating func count(_ entry: Int, in window: Int, _ layout: KeySpaceLayout) {
    change(entry, in: window, by: 1, layout)
  }

  private mutating func uncount(_ entry: Int, in window: Int, _ layout: KeySpaceLayout) {
    change(entry, in: window, by: -1, layout)
  }

  @inline(__always)
  private mutating func change(_ entry: Int, in window: Int, by sign: Int64, _ layout: KeySpaceLayout) {
    let stride = layout.stride
    let mask = UInt64(bitPattern: history.word(History.maskWord, of: entry, stride))
    for number in layout.windows[window].members where mask & (1 << UInt64(number)) != 0 {
      let member = layout.members[number]
      switch member.kind {
      case .count: totals[member.place].count += sign
      case .sum:
        totals[member.place].sum +=
          Int128(sign) * Int128(history.word(History.fixedWords + member.column!, of: entry, stride))
      case .distinct:
        let value = history.word(History.fixedWords + member.column!, of: entry, stride)
        if sign > 0 { distincts[member.place].add(value) } else { distincts[member.place].remove(value) }
      case .age, .last, .since: break
      }
    }
  }
}

extension KeyState {
  /// Moves a window to where it stands for an event at `time`. An event in order moves it over the entries that come and
  /// go; a late one back over those that are newer than itself, and the next event forth again.
  func move(_ window: Int, to time: Int64) {
    let bounds = layout.pointee.windows[window].bounds
    let from = time - bounds.far
    let to = bounds.near == 0 ? time : time - bounds.near - 1
    let end = history.end
    let first = history.first
    var low = mark(.low, of: window)
    var high = mark(.high, of: window)
    while high < end, history.time(at: high) <= to {
      change(high, in: window, by: 1)
      high = history.place(after: high)
    }
    while low > first {
      let before = history.place(before: low)
      guard history.time(at: before) >= from else { break }
      low = before
      change(low, in: window, by: 1)
    }
    while low < high, history.time(at: low) < from {
      change(low, in: window, by: -1)
      low = history.place(after: low)
    }
    while high > low {
      let before = history.place(before: high)
      guard history.time(at: before) > to else { break }
      high = before
      change(high, in: window, by: -1)
    }
    set(.low, of: window, to: low)
    set(.high, of: window, to: high)
  }

  /// The current event's entry, if the window holds it for a member.
  func entry(_ input: Int64, of member: KeySpaceLayout.Member, bit: UInt64, at time: Int64) -> Position? {
    let low = mark(.low, of: member.window)
    var place = mark(.high, of: member.window)
    while place > low {
      place = history.place(before: place)
      guard history.time(at: place) == time else { return nil }
      if history.word(History.inputWord, at: place) == input {
        return history.mask(at: place) & bit != 0 ? place : nil
      }
    }
    return nil
  }

  /// An entry comes into a window (1) or leaves it (-1).
  @inline(__always)
  func change(_ place: Position, in window: Int, by sign: Int64) {
    var rest = history.mask(at: place) & layout.pointee.windows[window].mask
    while rest != 0 {
      change(place, of: layout.pointee.members[rest.trailingZeroBitCount], by: sign)
      rest &= rest &- 1
    }
  }

  func change(
    _ place: Position, of member: KeySpaceLayout.Member, by sign: Int64
  ) {
    counts[member.windowed] += sign
    let value = member.column < 0 ? 0 : history.word(History.fixedWords + member.column, at: place)
    switch member.kind {
    case .count, .rate: break
    case .sum, .mean: sums[member.sum] += Int128(sign) * Int128(value)
    case .stddev, .zscore:
      sums[member.sum] += Int128(sign) * Int128(value)
      moments[member.place].add(value, sign)
    case .min, .max:
      if sign > 0 {
        extremes[member.place].enter(
          value, isAlone: counts[member.windowed] == 1, isMinimum: member.isMinimum)
      } else {
        extremes[member.place].leave(value)
      }
    case .equal: if sign > 0 { sorted[member.place].insert(value) } else { sorted[member.place].remove(value) }
    case .distinct: if sign > 0 { distincts[member.place].add(value) } else { distincts[member.place].remove(value) }
    case .risk(_, let halfLife):
      decaying[member.place].add(history.time(at: place), sign, halfLife: halfLife)
    case .age, .last, .since, .distance, .speed: break
    }
  }
}

extension KeySpaceLayout.Member {
  var isMinimum: Bool { if case .min = kind { true } else { false } }
}

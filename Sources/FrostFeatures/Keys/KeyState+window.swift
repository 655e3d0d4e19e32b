extension KeyState {
  /// Moves windows to where they stand for an event at `time`. An event in order moves them over the entries that come and
  /// go; a late one back over those that are newer than itself, and the next event forth again.
  @inline(__always)
  func move(_ windows: UInt64, to time: Int64) {
    let history = history
    let isForwards = time >= history.header.pointee.movedTo
    let isNewest = time >= history.header.pointee.newest
    if isForwards { history.header.pointee.movedTo = time }
    let end = history.end
    var rest = windows
    while rest != 0 {
      let number = rest.trailingZeroBitCount
      rest &= rest &- 1
      let window = self.windows + number
      if isForwards, layout.pointee.shifted & (1 << UInt64(number)) != 0 {
        if time > window.pointee.due { shift(window, number, to: time) }
      } else if isForwards, isNewest {
        if window.pointee.high != end { enter(window, number, upTo: end, history) }
        if time > window.pointee.due { leave(window, number, at: time, history) }
      } else {
        shift(window, number, to: time)
      }
    }
  }

  /// Every entry from `high` on comes in.
  @inline(__always)
  private func enter(
    _ window: UnsafeMutablePointer<WindowState>, _ number: Int, upTo end: Position, _ history: History
  ) {
    let of = layout.pointee.windows.baseAddress.unsafelyUnwrapped + number
    var place = window.pointee.high
    if window.pointee.low == place { window.pointee.due = history.time(at: place) &+ of.pointee.bounds.far }
    repeat {
      let words = history.words(at: place)
      change(words, UInt64(bitPattern: words[History.maskWord]) & of.pointee.mask, by: 1)
      place = history.place(after: place)
    } while place != end
    window.pointee.high = end
  }

  /// The oldest leave, as far as they are too old.
  private func leave(
    _ window: UnsafeMutablePointer<WindowState>, _ number: Int, at time: Int64, _ history: History
  ) {
    let of = layout.pointee.windows.baseAddress.unsafelyUnwrapped + number
    let from = time - of.pointee.bounds.far
    let high = window.pointee.high
    var low = window.pointee.low
    var due = Int64.max
    while low < high {
      let words = history.words(at: low)
      if words[History.timeWord] >= from {
        due = words[History.timeWord] &+ of.pointee.bounds.far
        break
      }
      change(words, UInt64(bitPattern: words[History.maskWord]) & of.pointee.mask, by: -1)
      low = history.place(after: low)
    }
    window.pointee.low = low
    window.pointee.due = due
  }

  /// Moves a window in whatever direction.
  @inline(never)
  private func shift(_ window: UnsafeMutablePointer<WindowState>, _ number: Int, to time: Int64) {
    let history = history
    let bounds = layout.pointee.windows[number].bounds
    let members = layout.pointee.windows[number].mask
    let from = time - bounds.far
    let to = bounds.near == 0 ? time : time - bounds.near - 1
    let end = history.end
    let first = history.first
    var low = window.pointee.low
    var high = window.pointee.high
    func change(_ place: Position, by sign: Int64) {
      let words = history.words(at: place)
      self.change(words, UInt64(bitPattern: words[History.maskWord]) & members, by: sign)
    }
    while high < end, history.time(at: high) <= to {
      change(high, by: 1)
      high = history.place(after: high)
    }
    while low > first {
      let before = history.place(before: low)
      guard history.time(at: before) >= from else { break }
      low = before
      change(low, by: 1)
    }
    while low < high, history.time(at: low) < from {
      change(low, by: -1)
      low = history.place(after: low)
    }
    while high > low {
      let before = history.place(before: high)
      guard history.time(at: before) > to else { break }
      high = before
      change(high, by: -1)
    }
    window.pointee.low = low
    window.pointee.high = high
    var due = low < high ? history.time(at: low) &+ bounds.far : Int64.max
    if bounds.near > 0, high < end { due = min(due, history.time(at: high) &+ bounds.near) }
    window.pointee.due = due
  }

  /// The current event's entry, if the window holds it for a member.
  func entry(
    _ input: Int64, of member: UnsafePointer<KeySpaceLayout.Member>, bit: UInt64, at time: Int64
  ) -> Position? {
    let history = history
    let low = windows[member.pointee.window].low
    var place = windows[member.pointee.window].high
    while place > low {
      place = history.place(before: place)
      let words = history.words(at: place)
      guard words[History.timeWord] == time else { return nil }
      if words[History.inputWord] == input {
        return UInt64(bitPattern: words[History.maskWord]) & bit != 0 ? place : nil
      }
    }
    return nil
  }
}

extension KeySpaceLayout.Member {
  var isMinimum: Bool { if case .min = kind { true } else { false } }
}

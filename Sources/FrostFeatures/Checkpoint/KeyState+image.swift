/// What is remembered under a key, as bytes: its entries and what is not made of them. Where windows stand, their counts,
/// sums and sets are made anew of the entries, by the code that makes them for events.
extension KeyState {
  /// - Parameter lateness: what is further behind a window than this is left out, whether it was forgotten or not.
  func write(lateness: Int64, to out: ImageWriter) {
    writeEntries(lateness, to: out)
    for first in 0..<layout.pointee.sizes.firsts {
      out.byte(firsts[first] == .max ? 0 : 1)
      if firsts[first] != .max { out.signed(firsts[first]) }
    }
    for recent in 0..<layout.pointee.sizes.recents { recents[recent].write(to: out) }
    out.list(layout.pointee.windowed == 0 ? [] : rare?.pointee.fulls ?? []) { full in
      out.number(full.member)
      out.signed(full.droppedThrough)
    }
  }

  /// Each entry by its difference from the one before; of those that a window may still reach.
  private func writeEntries(_ lateness: Int64, to out: ImageWriter) {
    var count: UInt64 = 0
    forEachReached(lateness) { _, _ in count += 1 }
    out.unsigned(count)
    var (time, input, mask): (Int64, Int64, UInt64) = (0, 0, 0)
    var isFirst = true
    forEachReached(lateness) { words, own in
      if isFirst { out.signed(words[History.timeWord]) }
      let since = isFirst ? 0 : UInt64(bitPattern: words[History.timeWord] &- time)
      out.unsigned(since << 1 | (own == mask ? 0 : 1))
      if own != mask { out.unsigned(own) }
      out.signed(words[History.inputWord] &- input)
      for word in History.fixedWords..<layout.pointee.stride { out.signed(words[word]) }
      (time, input, mask) = (words[History.timeWord], words[History.inputWord], own)
      isFirst = false
    }
  }

  /// Entries with the members that count them, but for those whose window no event can reach back with any more.
  private func forEachReached(_ lateness: Int64, _ body: (UnsafeMutablePointer<Int64>, UInt64) -> Void) {
    if layout.pointee.windowed == 0 || header.pointee.total == 0 { return }
    let newest = header.pointee.newest
    let windows = layout.pointee.windows
    var reached: UInt64 = 0
    var nextToReach = Int64.min
    forEachEntry { words in
      let time = words[History.timeWord]
      if time >= nextToReach {
        (reached, nextToReach) = (0, .max)
        for window in windows {
          let oldest = newest - window.bounds.far - lateness
          if time >= oldest { reached |= window.mask } else { nextToReach = min(nextToReach, oldest) }
        }
      }
      let own = UInt64(bitPattern: words[History.maskWord]) & reached
      if own != 0 { body(words, own) }
    }
  }

  /// Fills the state of a new key.
  func read(from reader: inout ImageReader) {
    readEntries(from: &reader)
    for first in 0..<layout.pointee.sizes.firsts where reader.byte() != 0 { firsts[first] = reader.signed() }
    for recent in 0..<layout.pointee.sizes.recents { recents[recent] = RecentValues(from: &reader) }
    for _ in 0..<reader.count() {
      let member = reader.number(in: 0...layout.pointee.members.count)
      let time = reader.signed()
      guard !reader.isBroken, member < layout.pointee.members.count, layout.pointee.members[member].windowed >= 0
      else { return reader.fail() }
      let (rare, full) = full(member)
      rare.pointee.fulls[full].droppedThrough = time
    }
  }

  private func readEntries(from reader: inout ImageReader) {
    let count = reader.count()
    if count == 0 { return }
    guard layout.pointee.windowed != 0 else { return reader.fail() }
    let history = history
    history.block(0).pointee.reserve(min(count, Block.capacity), history.stride, history.pool)
    var time = reader.signed()
    var (input, mask): (Int64, UInt64) = (0, 0)
    for _ in 0..<count {
      let since = reader.unsigned()
      if since & 1 != 0 { mask = reader.unsigned() }
      time &+= Int64(bitPattern: since >> 1)
      input &+= reader.signed()
      guard !reader.isBroken, mask != 0, mask & ~layout.pointee.windowed == 0 else { return reader.fail() }
      let words = history.words(at: history.insert(time))
      words[History.timeWord] = time
      words[History.inputWord] = input
      words[History.maskWord] = Int64(bitPattern: mask)
      for word in History.fixedWords..<layout.pointee.stride { words[word] = reader.signed() }
    }
    // Windows stand before the first entry, and have to be moved before they are read.
    for window in layout.pointee.windows.indices { windows[window].due = .min }
  }
}

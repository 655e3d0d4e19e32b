/// What is remembered under a key, as bytes: its entries and what is not made of them. Where windows stand, their counts,
/// sums and sets are made anew of the entries, by the code that makes them for events.
extension KeyState {
  func write(to out: ImageWriter) {
    writeEntries(to: out)
    for first in 0..<layout.pointee.sizes.firsts {
      out.byte(firsts[first] == .max ? 0 : 1)
      if firsts[first] != .max { out.signed(firsts[first]) }
    }
    for recent in 0..<layout.pointee.sizes.recents { recents[recent].write(to: out) }
    out.list(rare?.fulls ?? []) { full in
      out.number(full.member)
      out.signed(full.droppedThrough)
    }
  }

  /// Each entry by its difference from the one before; of those that a feature still counts.
  private func writeEntries(to out: ImageWriter) {
    let history = history
    out.unsigned(UInt64(history.header.pointee.total - history.header.pointee.dead))
    let end = history.end
    var place = history.first
    var (time, input, mask): (Int64, Int64, UInt64) = (0, 0, 0)
    var isFirst = true
    while place != end {
      defer { place = history.place(after: place) }
      let own = history.mask(at: place)
      if own == 0 { continue }
      if isFirst { out.signed(history.time(at: place)) }
      let since = isFirst ? 0 : UInt64(bitPattern: history.time(at: place) &- time)
      out.unsigned(since << 1 | (own == mask ? 0 : 1))
      if own != mask { out.unsigned(own) }
      out.signed(history.word(History.inputWord, at: place) &- input)
      for word in History.fixedWords..<history.stride { out.signed(history.word(word, at: place)) }
      (time, input, mask) = (history.time(at: place), history.word(History.inputWord, at: place), own)
      isFirst = false
    }
  }

  /// Fills the state of a new key.
  /// - Parameter entry: memory of a whole entry.
  func read(from reader: inout ImageReader, _ entry: UnsafeMutableBufferPointer<Int64>) {
    readEntries(from: &reader, entry)
    for first in 0..<layout.pointee.sizes.firsts where reader.byte() != 0 { firsts[first] = reader.signed() }
    for recent in 0..<layout.pointee.sizes.recents { recents[recent] = RecentValues(from: &reader) }
    for _ in 0..<reader.count() {
      let member = reader.number(in: 0...layout.pointee.members.count)
      let time = reader.signed()
      guard !reader.isBroken, member < layout.pointee.members.count, layout.pointee.members[member].windowed >= 0
      else { return reader.fail() }
      let (rare, full) = full(member)
      rare.fulls[full].droppedThrough = time
    }
  }

  private func readEntries(from reader: inout ImageReader, _ entry: UnsafeMutableBufferPointer<Int64>) {
    let count = reader.count()
    if count == 0 { return }
    let history = history
    var time = reader.signed()
    var (input, mask): (Int64, UInt64) = (0, 0)
    for _ in 0..<count {
      let since = reader.unsigned()
      if since & 1 != 0 { mask = reader.unsigned() }
      time &+= Int64(bitPattern: since >> 1)
      input &+= reader.signed()
      guard !reader.isBroken, mask != 0, mask & ~layout.pointee.windowed == 0 else { return reader.fail() }
      entry[History.timeWord] = time
      entry[History.inputWord] = input
      entry[History.maskWord] = Int64(bitPattern: mask)
      for word in History.fixedWords..<entry.count { entry[word] = reader.signed() }
      _ = history.insert(UnsafeBufferPointer(entry))
      var rest = mask
      while rest != 0 {
        kept[layout.pointee.members[rest.trailingZeroBitCount].windowed] += 1
        rest &= rest &- 1
      }
    }
  }
}

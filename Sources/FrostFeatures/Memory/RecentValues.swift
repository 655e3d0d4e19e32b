/// The newest value a key has had, at any moment that can still be asked for: all values of the last `lateness`
/// milliseconds and the newest before them, in order of time (equal times: input order); at most `limit`.
struct RecentValues: Sendable {
  struct Entry: Sendable {
    var time: Int64
    var input: Int64
    var value: Int64
    /// A place has two.
    var second: Int64 = 0
  }

  enum Newest {
    case entry(Entry)
    case never
    /// There may have been one; the limit forgot it.
    case forgotten
  }

  var entries: [Entry] = []
  /// Entries before this one are forgotten; compacted when they are half of all.
  private(set) var head = 0
  var hasForgotten = false

  var count: Int { entries.count - head }

  /// - Returns: whether the limit made it forget a value that could still be asked for.
  mutating func insert(_ entry: Entry, lateness: Int64, limit: Int) -> Bool {
    entries.insert(entry, at: place(behind: entry.time))
    let reach = entries[entries.count - 1].time - lateness
    while head + 1 < entries.count, entries[head + 1].time < reach { head += 1 }
    let isFull = count > limit
    if isFull {
      head += 1
      hasForgotten = true
    }
    if head * 2 > entries.count {
      entries.removeFirst(head)
      head = 0
    }
    return isFull
  }

  /// There may have been values that never came here.
  mutating func forget() { hasForgotten = true }

  /// The newest entry not after `time`, leaving out the event with number `excluded`.
  func newest(notAfter time: Int64, excluding excluded: Int64?) -> Newest {
    var place = place(behind: time)
    while place > head {
      place -= 1
      if entries[place].input != excluded { return .entry(entries[place]) }
    }
    return hasForgotten ? .forgotten : .never
  }

  /// The place behind all entries that are not later.
  private func place(behind time: Int64) -> Int {
    if head < entries.count, entries[entries.count - 1].time <= time { return entries.count }
    var low = head
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

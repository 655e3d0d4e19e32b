/// The newest value a key has had, at any moment that can still be asked for: all values of the last `lateness`
/// milliseconds and the newest before them, in order of time (equal times: input order).
struct RecentValues: Sendable {
  struct Entry: Sendable {
    var time: Int64
    var input: Int64
    var value: Int64
  }

  private var entries: [Entry] = []
  /// Entries before this one are forgotten; compacted when they are half of all.
  private var head = 0

  mutating func insert(_ entry: Entry, lateness: Int64) {
    var place = entries.count
    while place > head, entries[place - 1].time > entry.time { place -= 1 }
    entries.insert(entry, at: place)
    let reach = entries[entries.count - 1].time - lateness
    while head + 1 < entries.count, entries[head + 1].time < reach { head += 1 }
    if head * 2 > entries.count {
      entries.removeFirst(head)
      head = 0
    }
  }

  /// The newest entry not after `time`, leaving out the event with number `excluded`.
  func newest(notAfter time: Int64, excluding excluded: Int64?) -> Entry? {
    for entry in entries[head...].reversed() where entry.time <= time && entry.input != excluded { return entry }
    return nil
  }
}

/// What a key remembers of its events, in order of time (equal times: input order). An entry is `stride` words: time,
/// input number, mask of the features that count it, then the space's columns. Entries have numbers that stay theirs
/// until an earlier one is inserted; `first` is the number of the oldest kept.
struct History: Sendable {
  static let timeWord = 0
  static let inputWord = 1
  static let maskWord = 2
  static let fixedWords = 3

  private var words: [Int64] = []
  /// Words before this one are trimmed entries.
  private var head = 0
  private(set) var first = 0

  @inline(__always)
  func end(_ stride: Int) -> Int { first + (words.count - head) / stride }

  @inline(__always)
  func word(_ word: Int, of entry: Int, _ stride: Int) -> Int64 { words[head + (entry - first) * stride + word] }

  @inline(__always)
  func time(of entry: Int, _ stride: Int) -> Int64 { word(Self.timeWord, of: entry, stride) }

  /// Inserts behind all entries that are not later, and returns the entry's number; that of later entries rises by one.
  mutating func insert(_ entry: UnsafeBufferPointer<Int64>) -> Int {
    let stride = entry.count
    var place = end(stride)
    while place > first, time(of: place - 1, stride) > entry[Self.timeWord] { place -= 1 }
    if place == end(stride) {
      words.append(contentsOf: entry)
    } else {
      words.insert(contentsOf: entry, at: head + (place - first) * stride)
    }
    return place
  }

  /// The number of the oldest entry with a time of at least `time`.
  func firstEntry(notBefore time: Int64, _ stride: Int) -> Int {
    var low = first
    var high = end(stride)
    while low < high {
      let middle = (low + high) / 2
      if self.time(of: middle, stride) < time { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Forgets the entries before number `entry`.
  mutating func trim(before entry: Int, _ stride: Int) {
    head += (entry - first) * stride
    first = entry
    if head * 2 > words.count {
      words.removeSubrange(0..<head)
      head = 0
    }
  }
}

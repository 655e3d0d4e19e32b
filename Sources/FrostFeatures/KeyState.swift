/// All that is remembered under one key.
struct KeyState: Sendable {
  /// A member that had more entries than its limit.
  struct Full: Sendable {
    var member: Int
    /// Time of the newest entry that the limit dropped.
    var droppedThrough: Int64
  }

  /// Marks of a window: the entries it holds at the moment are from `low` up to, not including, `high`. They follow the
  /// time it is read at, forwards with the stream and backwards for a late event. Entries before `tail` are of no use to
  /// it any more. Behind the windows' marks come those of `fulls`: each one's oldest entry.
  enum Mark: Int {
    case low = 0
    case high = 1
    case tail = 2
    static let all = 3
  }

  var history: History
  /// By windowed member: its entries in the window, and in all.
  var counts: [Int64]
  var kept: [Int32]
  var sums: [Int128]
  var moments: [Moments]
  var extremes: [Extreme]
  var distincts: [ValueCounts]
  var sorted: [SortedValues]
  var decaying: [DecayingSum]
  /// Time of the first sight; `.max`: none yet.
  var firsts: [Int64]
  var recents: [RecentValues]
  var fulls: [Full] = []

  init(_ layout: KeySpaceLayout) {
    let sizes = layout.sizes
    history = History(marks: layout.windows.count * Mark.all)
    counts = Array(repeating: 0, count: sizes.windowed)
    kept = Array(repeating: 0, count: sizes.windowed)
    sums = Array(repeating: 0, count: sizes.sums)
    moments = Array(repeating: Moments(), count: sizes.moments)
    extremes = Array(repeating: Extreme(), count: sizes.extremes)
    distincts = Array(repeating: ValueCounts(), count: sizes.distincts)
    sorted = Array(repeating: SortedValues(), count: sizes.sorted)
    decaying = Array(repeating: DecayingSum(), count: sizes.decaying)
    firsts = Array(repeating: .max, count: sizes.firsts)
    recents = Array(repeating: RecentValues(), count: sizes.recents)
  }

  @inline(__always)
  func mark(_ mark: Mark, of window: Int) -> Position { history.marks[window &* Mark.all &+ mark.rawValue] }

  @inline(__always)
  mutating func set(_ mark: Mark, of window: Int, to place: Position) {
    history.marks[window &* Mark.all &+ mark.rawValue] = place
  }

  /// Events that a member remembers.
  func kept(by member: KeySpaceLayout.Member) -> Int {
    if member.windowed >= 0 { return Int(kept[member.windowed]) }
    if case .age = member.kind { return firsts[member.place] == .max ? 0 : 1 }
    return recents[member.place].count
  }
}

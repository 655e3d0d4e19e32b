/// All that is remembered under one key: a view of its cell, which a `KeyStore` owns.
struct KeyState {
  /// A member that had more entries than its limit.
  struct Full: Sendable {
    var member: Int
    /// Time of the newest entry that the limit dropped.
    var droppedThrough: Int64
  }

  /// What only keys have that have met a limit.
  final class Rare {
    var fulls: [Full] = []
    /// Of each full member: its oldest entry.
    var marks: [Position] = []

    func copy() -> Rare {
      let copy = Rare()
      copy.fulls = fulls
      copy.marks = marks
      return copy
    }
  }

  /// Marks of a window: the entries it holds at the moment are from `low` up to, not including, `high`. They follow the
  /// time it is read at, forwards with the stream and backwards for a late event. Entries before `tail` are of no use to
  /// it any more.
  enum Mark: Int {
    case low = 0
    case high = 1
    case tail = 2
    static let all = 3
  }

  let cell: UnsafeMutableRawPointer
  let layout: UnsafePointer<FixedLayout>

  @inline(__always)
  init(_ cell: UnsafeMutableRawPointer, _ layout: UnsafePointer<FixedLayout>) {
    self.cell = cell
    self.layout = layout
  }

  @inline(__always)
  private func part<Part>(_ offset: Int) -> UnsafeMutablePointer<Part> {
    (cell + offset).assumingMemoryBound(to: Part.self)
  }

  @inline(__always) var history: History {
    History(
      header: part(0),
      marks: UnsafeMutableBufferPointer(start: part(FixedLayout.Offsets.marks), count: layout.pointee.marks),
      stride: layout.pointee.stride)
  }
  /// By windowed member: its entries in the window, and in all.
  @inline(__always) var counts: UnsafeMutablePointer<Int64> { part(layout.pointee.offsets.counts) }
  @inline(__always) var kept: UnsafeMutablePointer<Int32> { part(layout.pointee.offsets.kept) }
  @inline(__always) var sums: UnsafeMutablePointer<Int128> { part(layout.pointee.offsets.sums) }
  @inline(__always) var moments: UnsafeMutablePointer<Moments> { part(layout.pointee.offsets.moments) }
  @inline(__always) var extremes: UnsafeMutablePointer<Extreme> { part(layout.pointee.offsets.extremes) }
  @inline(__always) var distincts: UnsafeMutablePointer<ValueCounts> { part(layout.pointee.offsets.distincts) }
  @inline(__always) var sorted: UnsafeMutablePointer<SortedValues> { part(layout.pointee.offsets.sorted) }
  @inline(__always) var decaying: UnsafeMutablePointer<DecayingSum> { part(layout.pointee.offsets.decaying) }
  /// Time of the first sight; `.max`: none yet.
  @inline(__always) var firsts: UnsafeMutablePointer<Int64> { part(layout.pointee.offsets.firsts) }
  @inline(__always) var recents: UnsafeMutablePointer<RecentValues> { part(layout.pointee.offsets.recents) }

  /// nil: no member has met its limit.
  @inline(__always)
  var rare: Rare? { history.header.pointee.rare?.takeUnretainedValue() }

  @inline(__always)
  func mark(_ mark: Mark, of window: Int) -> Position { history.marks[window &* Mark.all &+ mark.rawValue] }

  @inline(__always)
  func set(_ mark: Mark, of window: Int, to place: Position) {
    history.marks[window &* Mark.all &+ mark.rawValue] = place
  }

  /// Events that a member remembers.
  func kept(by member: KeySpaceLayout.Member) -> Int {
    if member.windowed >= 0 { return Int(kept[member.windowed]) }
    if case .age = member.kind { return firsts[member.place] == .max ? 0 : 1 }
    return recents[member.place].count
  }
}

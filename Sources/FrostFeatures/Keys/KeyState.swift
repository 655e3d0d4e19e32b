/// All that is remembered under one key: a view of its cell, which a `KeyTable` owns.
struct KeyState {
  /// A member that had more entries than its limit.
  struct Full: Sendable {
    var member: Int
    /// Time of the newest entry that the limit dropped.
    var droppedThrough: Int64
  }

  /// What only keys with many entries have, or that have met a limit.
  struct Rare {
    var fulls: [Full] = []
    /// Of each full member: its oldest entry.
    var marks: [Position] = []
    /// By windowed member: the entries that count it; empty as long as there are fewer than every member's limit.
    var kept: [Int32] = []
    /// All blocks, where there are more than one.
    var blocks: UnsafeMutablePointer<Block>?
    var blockRoom = 0

    func free() { blocks?.deallocate() }

    func copy(blocks count: Int) -> Rare {
      var copy = self
      guard let blocks else { return copy }
      let memory = UnsafeMutablePointer<Block>.allocate(capacity: blockRoom)
      if count > 1 { memory.initialize(from: blocks, count: count) }
      copy.blocks = memory
      return copy
    }
  }

  let cell: UnsafeMutableRawPointer
  let layout: UnsafePointer<FixedLayout>
  let table: UnsafeMutablePointer<KeyTable>

  @inline(__always)
  init(_ cell: UnsafeMutableRawPointer, _ layout: UnsafePointer<FixedLayout>, _ table: UnsafeMutablePointer<KeyTable>) {
    self.cell = cell
    self.layout = layout
    self.table = table
  }

  @inline(__always)
  func part<Part>(_ offset: Int) -> UnsafeMutablePointer<Part> { (cell + offset).assumingMemoryBound(to: Part.self) }

  @inline(__always) var key: UnsafeMutablePointer<FeatureKey> { part(0) }
  /// Of a space with windowed members.
  @inline(__always) var header: UnsafeMutablePointer<History.Header> { part(FixedLayout.Offsets.header) }
  @inline(__always) var windows: UnsafeMutablePointer<WindowState> { part(FixedLayout.Offsets.windows) }
  @inline(__always) var history: History {
    History(
      header: header, windows: UnsafeMutableBufferPointer(start: windows, count: layout.pointee.windows.count),
      stride: layout.pointee.stride, pool: table.pointee.entries)
  }
  /// By windowed member: its entries in the window.
  @inline(__always) var counts: UnsafeMutablePointer<Int32> { part(layout.pointee.offsets.counts) }
  @inline(__always) var sums: UnsafeMutablePointer<Int128> { part(layout.pointee.offsets.sums) }
  @inline(__always) var moments: UnsafeMutablePointer<Moments> { part(layout.pointee.offsets.moments) }
  @inline(__always) var extremes: UnsafeMutablePointer<Extreme> { part(layout.pointee.offsets.extremes) }
  @inline(__always) var distincts: UnsafeMutablePointer<ValueCounts> { part(layout.pointee.offsets.distincts) }
  @inline(__always) var sorted: UnsafeMutablePointer<SortedValues> { part(layout.pointee.offsets.sorted) }
  @inline(__always) var decaying: UnsafeMutablePointer<DecayingSum> { part(layout.pointee.offsets.decaying) }
  /// Time of the first sight; `.max`: none yet.
  @inline(__always) var firsts: UnsafeMutablePointer<Int64> { part(layout.pointee.offsets.firsts) }
  @inline(__always) var recents: UnsafeMutablePointer<RecentValues> { part(layout.pointee.offsets.recents) }

  /// nil: neither many entries nor a limit that was met.
  @inline(__always)
  var rare: UnsafeMutablePointer<Rare>? { header.pointee.rare }

  /// Time of the newest event that a window may hold; nil: there is none.
  var newestTime: Int64? {
    layout.pointee.windowed == 0 || header.pointee.total == 0 ? nil : header.pointee.newest
  }
}

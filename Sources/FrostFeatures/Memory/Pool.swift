import FrostEvents

/// Memory in pieces of a few sizes, cut from large runs of it. A piece that is given back serves the next who asks for
/// its size. All of it goes with the pool, whoever still holds a piece.
struct Pool {
  static let sizes = 64
  /// Part of its runs that is emptied at once.
  private static let part = 8

  private let unit: Int
  /// By size: the pieces that were given back, each holding the address of the next.
  private let free: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private var runs: [Run] = []
  private var next: UnsafeMutableRawPointer
  private var room = 0
  /// Runs that are being emptied; nil: none is.
  private var clearing: PoolClearing?
  /// Bytes of the pieces in use, and of all runs.
  private(set) var taken = 0
  private(set) var held = 0

  struct Run {
    var start: UnsafeMutableRawPointer
    var bytes: Int
  }

  /// - Parameter unit: bytes, a multiple of 8.
  init(unit: Int) {
    self.unit = unit
    free = .allocate(capacity: Self.sizes)
    free.initialize(repeating: nil, count: Self.sizes)
    next = UnsafeMutableRawPointer(free)
  }

  func deallocate() {
    for run in runs + (clearing?.runs ?? []) { Memory.free(run.start) }
    clearing?.deallocate()
    free.deallocate()
  }

  /// Units in a piece: 1, 2, 3, 4, 6, 8, 12, 16 ...: the next size is a third or a half more.
  @inline(__always)
  static func units(_ size: Int) -> Int { size == 0 ? 1 : size & 1 == 1 ? 2 << (size >> 1) : 3 << ((size >> 1) - 1) }

  @inline(__always)
  mutating func take(_ size: Int) -> UnsafeMutableRawPointer {
    taken &+= Self.units(size) &* unit
    if let piece = free[size] {
      free[size] = piece.load(as: UnsafeMutableRawPointer?.self)
      if let next = free[size] { Memory.prefetch(next) }
      return piece
    }
    let bytes = Self.units(size) &* unit
    if bytes > room { makeRun(bytes) }
    defer {
      next += bytes
      room &-= bytes
    }
    return next
  }

  @inline(__always)
  mutating func give(_ piece: UnsafeMutableRawPointer, _ size: Int) {
    taken &-= Self.units(size) &* unit
    if clearing != nil, isBeingCleared(piece) { return }
    keep(piece, size)
  }

  private func keep(_ piece: UnsafeMutableRawPointer, _ size: Int) {
    piece.storeBytes(of: free[size], as: UnsafeMutableRawPointer?.self)
    free[size] = piece
  }

  /// A run is an eighth of those that there are: a table of a few keys takes little, one of millions few runs of large
  /// pages.
  private static let shortestRun = 512
  private static let longestRun = 4 << 20

  @inline(never)
  private mutating func makeRun(_ bytes: Int) {
    keepRoom()
    room = max(bytes, min(Self.longestRun, max(Self.shortestRun, held / Self.part / 64 * 64)))
    next = Memory.allocate(room)
    held += room
    runs.append(Run(start: next, bytes: room))
  }

  /// What is left of the newest run is too small for some piece, but not for others.
  private mutating func keepRoom() {
    while room >= unit {
      var size = 0
      while Self.units(size + 1) &* unit <= room { size += 1 }
      let piece = Self.units(size) &* unit
      keep(next, size)
      next += piece
      room -= piece
    }
    room = 0
  }

  // MARK: emptying runs

  var isClearing: Bool { clearing != nil }

  /// Begins to empty the oldest of its runs: nothing is taken from them any more.
  mutating func beginClearing() {
    keepRoom()
    let count = (runs.count + Self.part - 1) / Self.part
    clearing = PoolClearing(Array(runs.prefix(count)), pieces: free)
    runs.removeFirst(count)
    free.update(repeating: nil, count: Self.sizes)
  }

  /// Whether a piece has to be brought to another place.
  @inline(never)
  func isBeingCleared(_ piece: UnsafeMutableRawPointer) -> Bool { clearing?.holds(piece) ?? false }

  /// Looks through pieces that were given back before the clearing began: those of other runs serve again.
  /// - Returns: whether there are none left.
  mutating func sort(atMost pieces: Int) -> Bool {
    var left = pieces
    while left > 0, let (piece, size) = clearing?.nextPiece() {
      if !isBeingCleared(piece) { keep(piece, size) }
      left -= 1
    }
    return left > 0
  }

  /// Gives back the runs that were emptied: no piece of them is in use, and all pieces were sorted.
  mutating func endClearing() {
    guard let cleared = clearing else { return }
    clearing = nil
    for run in cleared.runs {
      Memory.free(run.start)
      held -= run.bytes
    }
    cleared.deallocate()
  }
}

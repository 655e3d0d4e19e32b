import FrostEvents

/// Memory in pieces of a few sizes, cut from large runs of it. A piece that is given back serves the next who asks for
/// its size. All of it goes with the pool, whoever still holds a piece.
struct Pool {
  private static let sizes = 64

  private let unit: Int
  /// By size: the pieces that were given back, each holding the address of the next.
  private let free: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private var runs: [UnsafeMutableRawPointer] = []
  private var next: UnsafeMutableRawPointer
  private var room = 0
  private var runBytes = 512
  /// Bytes of the pieces in use.
  private(set) var taken = 0

  /// - Parameter unit: bytes, a multiple of 8.
  init(unit: Int) {
    self.unit = unit
    free = .allocate(capacity: Self.sizes)
    free.initialize(repeating: nil, count: Self.sizes)
    next = UnsafeMutableRawPointer(free)
  }

  func deallocate() {
    for run in runs { Memory.free(run) }
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
    keep(piece, size)
  }

  private func keep(_ piece: UnsafeMutableRawPointer, _ size: Int) {
    piece.storeBytes(of: free[size], as: UnsafeMutableRawPointer?.self)
    free[size] = piece
  }

  /// Runs double up to this: a table of a few keys takes little, one of millions few runs of large pages.
  private static let longestRun = 4 << 20

  @inline(never)
  private mutating func makeRun(_ bytes: Int) {
    // What is left of the run before is too small for this piece, but not for others.
    while room >= unit {
      var size = 0
      while Self.units(size + 1) &* unit <= room { size += 1 }
      let piece = Self.units(size) &* unit
      keep(next, size)
      next += piece
      room -= piece
    }
    runBytes = max(min(runBytes * 2, Self.longestRun), bytes)
    next = Memory.allocate(runBytes)
    room = runBytes
    runs.append(next)
  }
}

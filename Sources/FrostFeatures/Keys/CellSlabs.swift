import FrostEvents

/// The cells of a space's keys, numbered from 0. They stand in slabs, each twice as large as the one before, and never
/// move.
struct CellSlabs {
  private static let count = 32
  /// Cells of the first slab, by its power of two.
  private static let first = 4

  private let cellSize: Int
  private let slabs: UnsafeMutablePointer<UnsafeMutableRawPointer?>
  private var used: UInt32 = 0
  /// The cell that was given back last, plus one; it holds the next. 0: none.
  private var free: UInt32 = 0

  /// - Parameter cellSize: bytes, a multiple of 16.
  init(cellSize: Int) {
    self.cellSize = cellSize
    slabs = .allocate(capacity: Self.count)
    slabs.initialize(repeating: nil, count: Self.count)
  }

  func deallocate() {
    for slab in 0..<Self.count { if let memory = slabs[slab] { Memory.free(memory) } }
    slabs.deallocate()
  }

  @inline(__always)
  subscript(number: UInt32) -> UnsafeMutableRawPointer {
    let place = number &+ 1 << Self.first
    let slab = 31 &- place.leadingZeroBitCount
    return slabs[slab].unsafelyUnwrapped + Int(place & (1 << UInt32(slab) &- 1)) &* cellSize
  }

  /// The number of a cell whose bytes are anything.
  mutating func take() -> UInt32 {
    if free != 0 {
      let number = free - 1
      free = self[number].load(as: UInt32.self)
      return number
    }
    let number = used
    used += 1
    let slab = 31 - (number + 1 << Self.first).leadingZeroBitCount
    if slabs[slab] == nil { slabs[slab] = Memory.allocate(cellSize << slab) }
    return number
  }

  mutating func give(_ number: UInt32) {
    self[number].storeBytes(of: free, as: UInt32.self)
    free = number + 1
  }

  /// The same bytes in memory of its own, instead of what it holds.
  mutating func copy(_ other: CellSlabs) {
    used = other.used
    free = other.free
    for slab in 0..<Self.count {
      guard let memory = other.slabs[slab] else { continue }
      let bytes = cellSize << slab
      slabs[slab] = Memory.allocate(bytes)
      let held = max(0, Int(used) + 1 << Self.first - 1 << slab)
      slabs[slab]?.copyMemory(from: memory, byteCount: min(bytes, held * cellSize))
    }
  }
}

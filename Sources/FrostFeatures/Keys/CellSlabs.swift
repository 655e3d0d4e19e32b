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
  /// Its last cells are being emptied; nil: they are not.
  private var clearing: Clearing?

  private struct Clearing {
    /// The first of them.
    var from: UInt32
    /// Like `free`: cells that nobody had when that began and that are to be sorted, and those of the last ones that nobody
    /// has.
    var unsorted: UInt32
    var last: UInt32 = 0
  }

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

  /// Bytes of all cells.
  var held: Int { Int(used) * cellSize }

  /// The number of a cell whose bytes are anything.
  mutating func take() -> UInt32 {
    if free == 0, clearing != nil { takeUnsorted() }
    if free != 0 {
      let number = free - 1
      free = next(of: free)
      return number
    }
    let number = used
    used += 1
    let slab = 31 - (number + 1 << Self.first).leadingZeroBitCount
    if slabs[slab] == nil { slabs[slab] = Memory.allocate(cellSize << slab) }
    return number
  }

  mutating func give(_ number: UInt32) {
    if isBeingCleared(number) {
      clearing!.last = link(number, to: clearing!.last)
    } else {
      free = link(number, to: free)
    }
  }

  /// Puts a cell in front of a list.
  private func link(_ number: UInt32, to list: UInt32) -> UInt32 {
    self[number].storeBytes(of: list, as: UInt32.self)
    return number + 1
  }

  /// The list behind its first cell.
  private func next(of list: UInt32) -> UInt32 { self[list - 1].load(as: UInt32.self) }

  // MARK: emptying the last cells

  /// Begins to empty the cells that so many keys do not need.
  mutating func beginClearing(keeping keys: Int) {
    let from = UInt32(truncatingIfNeeded: keys + keys / 16 + 16)
    guard clearing == nil, from < used else { return }
    clearing = Clearing(from: from, unsorted: free)
    free = 0
  }

  /// Whether what is in a cell has to be brought to another one.
  func isBeingCleared(_ number: UInt32) -> Bool { clearing.map { number >= $0.from } ?? false }

  /// Looks through cells that were free before the clearing began.
  /// - Returns: whether there are none left.
  mutating func sort(atMost cells: Int) -> Bool {
    guard var clearing else { return true }
    var left = cells
    while left > 0, clearing.unsorted != 0 {
      let number = clearing.unsorted - 1
      clearing.unsorted = next(of: clearing.unsorted)
      if number >= clearing.from {
        clearing.last = link(number, to: clearing.last)
      } else {
        free = link(number, to: free)
      }
      left -= 1
    }
    self.clearing = clearing
    return left > 0
  }

  /// A cell is wanted, and none is known to be free: the clearing is given up where there is none of those that stay.
  private mutating func takeUnsorted() {
    while free == 0 {
      if !sort(atMost: 64) { continue }
      if free == 0, let given = clearing {
        free = given.last
        clearing = nil
      }
      return
    }
  }

  /// Gives the last cells back, which nobody has.
  mutating func endClearing() {
    guard let from = clearing?.from else { return }
    clearing = nil
    used = from
    let place = from + 1 << Self.first
    let slab = Int(31 - place.leadingZeroBitCount)
    for number in slab + 1..<Self.count {
      if let memory = slabs[number] { Memory.free(memory) }
      slabs[number] = nil
    }
    if let memory = slabs[slab] {
      let kept = (Int(place) - 1 << slab) * cellSize
      Memory.release(memory + kept, cellSize << slab - kept)
    }
  }

  /// The same bytes in memory of its own, instead of what it holds.
  mutating func copy(_ other: CellSlabs) {
    used = other.used
    free = other.free
    clearing = other.clearing
    for slab in 0..<Self.count {
      guard let memory = other.slabs[slab] else { continue }
      let bytes = cellSize << slab
      slabs[slab] = Memory.allocate(bytes)
      let held = max(0, Int(used) + 1 << Self.first - 1 << slab)
      slabs[slab]?.copyMemory(from: memory, byteCount: min(bytes, held * cellSize))
    }
  }
}

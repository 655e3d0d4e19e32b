import FrostEvents

/// The keys of a space with their cells, at a fixed address: open addressing, linear probing, at most 5/8 full. A slot
/// holds 32 bits of the key's hash, which choose the slot too, and the number of its cell. The order of slots decides no
/// answer.
struct KeyTable {
  private var slots: UnsafeMutablePointer<UInt64>
  private var shift: UInt32
  private(set) var count = 0
  private var cells: CellSlabs
  let entries: UnsafeMutablePointer<Pool>
  /// Pieces for the values of distinct counts.
  let values: UnsafeMutablePointer<Pool>

  init(_ layout: UnsafePointer<FixedLayout>) {
    shift = 32 - 4
    slots = Self.free(16)
    cells = CellSlabs(cellSize: layout.pointee.offsets.end)
    entries = .allocate(capacity: 1)
    entries.initialize(to: Pool(unit: layout.pointee.stride * MemoryLayout<Int64>.stride))
    values = .allocate(capacity: 1)
    values.initialize(to: Pool(unit: ValueCounts.unit))
  }

  private static func free(_ capacity: Int) -> UnsafeMutablePointer<UInt64> {
    let slots = Memory.allocate(capacity * MemoryLayout<UInt64>.stride).bindMemory(to: UInt64.self, capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    return slots
  }

  var slotBytes: Int { capacity * MemoryLayout<UInt64>.stride }

  private var capacity: Int { 1 << (32 - Int(shift)) }

  @inline(__always)
  private static func tag(_ key: FeatureKey) -> UInt32 { UInt32(truncatingIfNeeded: key.slotHash >> 32) }

  // MARK: finding

  /// The cell of a key; nil: it has none.
  @inline(__always)
  func cell(of key: FeatureKey) -> UnsafeMutableRawPointer? {
    firstCell(tagged: Self.tag(key)) { $0.assumingMemoryBound(to: FeatureKey.self).pointee == key }
  }

  /// Asks for the slot that a key is looked for in.
  @inline(__always)
  func prefetch(_ key: FeatureKey) { Memory.prefetch(slots + Int(Self.tag(key) >> shift)) }

  /// The cell that is most likely a key's: it may be another's.
  @inline(__always)
  func likelyCell(of key: FeatureKey) -> UnsafeMutableRawPointer? { firstCell(tagged: Self.tag(key)) { _ in true } }

  /// The first cell behind a tag that is the one.
  @inline(__always)
  private func firstCell(
    tagged tag: UInt32, _ isIt: (UnsafeMutableRawPointer) -> Bool
  ) -> UnsafeMutableRawPointer? {
    let mask = capacity &- 1
    var slot = Int(tag >> shift)
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      if UInt32(truncatingIfNeeded: entry >> 32) == tag {
        let cell = cells[UInt32(truncatingIfNeeded: entry) &- 1]
        if isIt(cell) { return cell }
      }
      slot = (slot &+ 1) & mask
    }
  }

  // MARK: changing

  /// A cell for a key that has none yet.
  mutating func insert(_ key: FeatureKey, _ layout: UnsafePointer<FixedLayout>) -> UnsafeMutableRawPointer {
    if (count + 1) * 8 > capacity * 5 { resize(to: capacity * 2) }
    let number = cells.take()
    let cell = cells[number]
    cell.copyMemory(from: layout.pointee.blank, byteCount: layout.pointee.offsets.end)
    cell.assumingMemoryBound(to: FeatureKey.self).pointee = key
    place(Self.tag(key), number)
    count += 1
    return cell
  }

  private func place(_ tag: UInt32, _ number: UInt32) {
    let mask = capacity - 1
    var slot = Int(tag >> shift)
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt64(tag) << 32 | UInt64(number + 1)
  }

  private mutating func resize(to new: Int) {
    let (old, oldCapacity) = (slots, capacity)
    slots = Self.free(new)
    shift = UInt32(32 - new.trailingZeroBitCount)
    for number in 0..<oldCapacity where old[number] != 0 {
      place(UInt32(old[number] >> 32), UInt32(truncatingIfNeeded: old[number]) - 1)
    }
    Memory.free(old)
  }

  /// Makes room for so many keys.
  mutating func reserve(_ keys: Int) {
    var new = capacity
    while keys * 8 > new * 5 { new *= 2 }
    if new > capacity { resize(to: new) }
  }

  // MARK: all keys

  /// As many slices as have a few hundred slots.
  var slicesAtOnce: Int { min(FeatureTable.slices, max(1, FeatureTable.slices * 256 / capacity)) }

  /// The cells of some slices, in no order that means anything.
  func forEach(in slices: Range<Int>, _ body: (UnsafeMutableRawPointer) -> Void) {
    let bits = 32 - FeatureTable.sliceBits
    let first = (slices.lowerBound << bits) >> Int(shift)
    let homes = ((slices.upperBound << bits) - 1) >> Int(shift) - first
    // A key stands in its home or behind it, before the next free slot.
    for step in 0..<capacity {
      let entry = slots[(first + step) & (capacity - 1)]
      if entry == 0 {
        if step >= homes { return }
      } else if slices.contains(Int(entry >> UInt64(32 + bits))) {
        body(cells[UInt32(truncatingIfNeeded: entry) - 1])
      }
    }
  }

  /// Numbers of the cells in use, in no order that means anything.
  private func numbers() -> some Sequence<UInt32> {
    (0..<capacity).lazy.filter { slots[$0] != 0 }.map { UInt32(truncatingIfNeeded: slots[$0]) - 1 }
  }

  func forEach(_ body: (UnsafeMutableRawPointer) -> Void) { for number in numbers() { body(cells[number]) } }

  /// Keeps the keys whose state is of use, and forgets the others.
  static func keep(
    _ table: UnsafeMutablePointer<KeyTable>, _ layout: UnsafePointer<FixedLayout>, _ isAlive: (KeyState) -> Bool
  ) {
    for slot in 0..<table.pointee.capacity where table.pointee.slots[slot] != 0 {
      let number = UInt32(truncatingIfNeeded: table.pointee.slots[slot]) - 1
      let state = KeyState(table.pointee.cells[number], layout, table)
      guard !isAlive(state) else { continue }
      state.free()
      table.pointee.cells.give(number)
      table.pointee.slots[slot] = 0
      table.pointee.count -= 1
    }
    var new = 16
    while table.pointee.count * 8 > new * 5 { new *= 2 }
    table.pointee.resize(to: new)
  }

  /// The same keys with memory of their own, from `other`.
  static func copy(
    _ other: UnsafeMutablePointer<KeyTable>, to table: UnsafeMutablePointer<KeyTable>,
    _ layout: UnsafePointer<FixedLayout>
  ) {
    Memory.free(table.pointee.slots)
    table.pointee.slots = free(other.pointee.capacity)
    table.pointee.slots.update(from: other.pointee.slots, count: other.pointee.capacity)
    table.pointee.shift = other.pointee.shift
    table.pointee.count = other.pointee.count
    table.pointee.cells.copy(other.pointee.cells)
    for number in table.pointee.numbers() { KeyState(table.pointee.cells[number], layout, table).separate() }
  }

  /// Frees all of it.
  static func deallocate(_ table: UnsafeMutablePointer<KeyTable>, _ layout: UnsafePointer<FixedLayout>) {
    for number in table.pointee.numbers() { KeyState(table.pointee.cells[number], layout, table).free() }
    Memory.free(table.pointee.slots)
    table.pointee.cells.deallocate()
    for pool in [table.pointee.entries, table.pointee.values] {
      pool.pointee.deallocate()
      pool.deinitialize(count: 1)
      pool.deallocate()
    }
  }
}

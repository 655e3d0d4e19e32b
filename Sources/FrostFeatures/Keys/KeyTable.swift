import FrostEvents

/// The keys of a space with their cells, at a fixed address: open addressing, linear probing, at most 5/8 full. A slot
/// holds 32 bits of the key's hash, which choose the slot too, and the number of its cell or, behind a bit that says so,
/// its place among the packed keys. The order of slots decides no answer.
struct KeyTable {
  /// The bit of a slot whose key is packed.
  static let packedBit: UInt64 = 1 << 31

  var slots: UnsafeMutablePointer<UInt64>
  private var shift: UInt32
  /// Keys in all, packed or not.
  var count = 0
  var cells: CellSlabs
  var packed: PackedKeys
  /// Of the store that owns the table.
  let layout: UnsafePointer<FixedLayout>
  let entries: UnsafeMutablePointer<Pool>
  /// Pieces for the values of distinct counts.
  let values: UnsafeMutablePointer<Pool>
  /// nil: no part of its memory is being emptied.
  var clearing: Clearing?

  init(_ layout: UnsafePointer<FixedLayout>, _ room: PackingRoom) {
    self.layout = layout
    packed = PackedKeys(room)
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

  /// Bytes that its keys take where they are not packed, and its slots.
  var unpackedBytes: Int {
    slotBytes + (count - packed.count) * layout.pointee.keyBytes + entries.pointee.taken + values.pointee.taken
  }

  var capacity: Int { 1 << (32 - Int(shift)) }

  func home(of tag: UInt32) -> Int { Int(tag >> shift) }

  @inline(__always)
  static func tag(_ key: FeatureKey) -> UInt32 { UInt32(truncatingIfNeeded: key.slotHash >> 32) }

  // MARK: finding

  /// The cell of a key; nil: it has none. A packed key gets a cell.
  @inline(__always)
  static func cell(of key: FeatureKey, in table: UnsafeMutablePointer<KeyTable>) -> UnsafeMutableRawPointer? {
    firstCell(in: table, tagged: tag(key)) {
      $0.assumingMemoryBound(to: FeatureKey.self).pointee == key
    } packed: {
      unpack($0, ifOf: key, in: table)
    }
  }

  /// Asks for the slot that a key is looked for in.
  @inline(__always)
  func prefetch(_ key: FeatureKey) { Memory.prefetch(slots + Int(Self.tag(key) >> shift)) }

  /// The cell that is most likely a key's: it may be another's. A packed key has none yet.
  @inline(__always)
  static func likelyCell(of key: FeatureKey, in table: UnsafeMutablePointer<KeyTable>) -> UnsafeMutableRawPointer? {
    firstCell(in: table, tagged: tag(key)) { _ in
      true
    } packed: {
      table.pointee.packed.prefetch(place(table.pointee.slots[$0]))
      return nil
    }
  }

  /// The first cell behind a tag that is the one.
  /// - Parameter packed: gives the cell of a packed key in a slot, if it is the one.
  @inline(__always)
  private static func firstCell(
    in table: UnsafeMutablePointer<KeyTable>, tagged tag: UInt32, _ isIt: (UnsafeMutableRawPointer) -> Bool,
    packed: (Int) -> UnsafeMutableRawPointer?
  ) -> UnsafeMutableRawPointer? {
    let mask = table.pointee.capacity &- 1
    var slot = Int(tag >> table.pointee.shift)
    while true {
      let entry = table.pointee.slots[slot]
      if entry == 0 { return nil }
      if UInt32(truncatingIfNeeded: entry >> 32) == tag {
        if entry & packedBit == 0 {
          let cell = table.pointee.cells[UInt32(truncatingIfNeeded: entry) &- 1]
          if isIt(cell) { return cell }
        } else if let cell = packed(slot) {
          return cell
        }
      }
      slot = (slot &+ 1) & mask
    }
  }

  // MARK: changing

  /// A cell for a key that has none yet.
  mutating func insert(_ key: FeatureKey) -> UnsafeMutableRawPointer {
    growForOne()
    let number = newCell(key)
    put(UInt64(Self.tag(key)) << 32 | UInt64(number + 1))
    count += 1
    return cells[number]
  }

  /// Another slot is about to be taken.
  mutating func growForOne() { if (count + 1) * 8 > capacity * 5 { resize(to: capacity * 2) } }

  /// The number of a cell as it is before the key's first event.
  mutating func newCell(_ key: FeatureKey) -> UInt32 {
    let number = cells.take()
    let cell = cells[number]
    cell.copyMemory(from: layout.pointee.blank, byteCount: layout.pointee.offsets.end)
    cell.assumingMemoryBound(to: FeatureKey.self).pointee = key
    return number
  }

  /// Puts what a slot holds where it is looked for.
  func put(_ entry: UInt64) {
    let mask = capacity - 1
    var slot = Int(entry >> 32) >> Int(shift)
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = entry
  }

  /// The slot that holds this; nil: none does.
  func slot(holding entry: UInt64) -> Int? {
    let mask = capacity - 1
    var slot = Int(entry >> 32) >> Int(shift)
    while slots[slot] != entry {
      if slots[slot] == 0 { return nil }
      slot = (slot + 1) & mask
    }
    return slot
  }

  mutating func resize(to new: Int) {
    let (old, oldCapacity) = (slots, capacity)
    slots = Self.free(new)
    shift = UInt32(32 - new.trailingZeroBitCount)
    for number in 0..<oldCapacity where old[number] != 0 { put(old[number]) }
    Memory.free(old)
    if case .moving = clearing { clearing = .moving(0) }
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

  /// What the slots of some slices hold, in no order that means anything.
  func forEach(in slices: Range<Int>, _ body: (UInt64) -> Void) {
    let bits = 32 - FeatureTable.sliceBits
    let first = (slices.lowerBound << bits) >> Int(shift)
    let homes = ((slices.upperBound << bits) - 1) >> Int(shift) - first
    // A key stands in its home or behind it, before the next free slot.
    for step in 0..<capacity {
      let entry = slots[(first + step) & (capacity - 1)]
      if entry == 0 {
        if step >= homes { return }
      } else if slices.contains(Int(entry >> UInt64(32 + bits))) {
        body(entry)
      }
    }
  }

  /// Cells of the keys that are not packed, in no order that means anything.
  private func forEachCell(_ body: (UnsafeMutableRawPointer) -> Void) {
    for slot in 0..<capacity where slots[slot] != 0 && slots[slot] & Self.packedBit == 0 {
      body(cell(slots[slot]))
    }
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
    table.pointee.packed.copy(other.pointee.packed)
    table.pointee.clearing = other.pointee.clearing
    table.pointee.forEachCell { KeyState($0, layout, table).separate() }
  }

  /// Frees all of it.
  static func deallocate(_ table: UnsafeMutablePointer<KeyTable>, _ layout: UnsafePointer<FixedLayout>) {
    table.pointee.forEachCell { KeyState($0, layout, table).free() }
    Memory.free(table.pointee.slots)
    table.pointee.cells.deallocate()
    table.pointee.packed.deallocate()
    for pool in [table.pointee.entries, table.pointee.values] {
      pool.pointee.deallocate()
      pool.deinitialize(count: 1)
      pool.deallocate()
    }
  }
}

/// Memory that keys gave back lies between what others hold. Where it is much, a part of a table's memory is emptied, by
/// bringing what stands in it elsewhere, and goes back to the system.
extension KeyTable {
  /// How far that has come.
  enum Clearing {
    /// Free pieces of the part are told from those that serve again.
    case sorting
    /// What stands in the part is brought elsewhere: from this slot on.
    case moving(Int)
  }

  /// Bytes that its keys hold where they are not packed, with what was given back of them and serves again, and its slots.
  var heldBytes: Int {
    slotBytes + cells.held + (count - packed.count) * layout.pointee.looseBytes + entries.pointee.held
      + values.pointee.held
  }

  private static func isWasteful(_ pool: UnsafeMutablePointer<Pool>) -> Bool {
    (pool.pointee.held - pool.pointee.taken) * 8 > pool.pointee.held
  }

  private mutating func beginClearing() {
    for pool in [entries, values] where Self.isWasteful(pool) { pool.pointee.beginClearing() }
    cells.beginClearing(keeping: count - packed.count)
    clearing = .sorting
  }

  private mutating func endClearing() {
    for pool in [entries, values] { pool.pointee.endClearing() }
    cells.endClearing()
    clearing = nil
  }

  /// Goes on, or begins, to empty a part of its memory.
  /// - Parameter work: slots, or free pieces, that are looked at.
  static func clear(_ table: UnsafeMutablePointer<KeyTable>, atMost work: Int) {
    switch table.pointee.clearing {
    case nil: table.pointee.beginClearing()
    case .sorting:
      let pools = [table.pointee.entries, table.pointee.values].map { $0.pointee.sort(atMost: work) }
      let isSorted = table.pointee.cells.sort(atMost: work) && !pools.contains(false)
      if isSorted { table.pointee.clearing = .moving(0) }
    case .moving(let start):
      let end = min(table.pointee.capacity, start + work)
      for slot in start..<end { moveOut(slot, in: table) }
      table.pointee.clearing = .moving(end)
      if end == table.pointee.capacity { table.pointee.endClearing() }
    }
  }

  private static func moveOut(_ slot: Int, in table: UnsafeMutablePointer<KeyTable>) {
    let entry = table.pointee.slots[slot]
    guard entry != 0, entry & packedBit == 0 else { return }
    let number = UInt32(truncatingIfNeeded: entry) - 1
    var cell = table.pointee.cells[number]
    if table.pointee.cells.isBeingCleared(number) {
      let new = table.pointee.cells.take()
      table.pointee.cells[new].copyMemory(from: cell, byteCount: table.pointee.layout.pointee.offsets.end)
      table.pointee.cells.give(number)
      table.pointee.slots[slot] = entry & tagBits | UInt64(new + 1)
      cell = table.pointee.cells[new]
    }
    KeyState(cell, table.pointee.layout, table).moveOut()
  }
}

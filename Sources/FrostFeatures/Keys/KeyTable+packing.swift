import FrostEvents

/// Keys that were not used for a while are kept as the bytes that a checkpoint has of them. They get a cell again when an
/// event names them: packing loses nothing that an answer depends on.
extension KeyTable {
  /// Bits of a slot that its key's hash takes.
  static let tagBits = ~UInt64(UInt32.max)

  /// The place that the slot of a packed key holds.
  @inline(__always)
  static func place(_ entry: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: entry & (packedBit - 1)) }

  /// Whether packing a key takes less than its cell.
  var isWorthPacking: Bool { layout.pointee.windowed != 0 || layout.pointee.sizes.recents > 0 }

  /// Gives the packed key of a slot a cell.
  /// - Returns: nil: it is another key, or its bytes are not as they were put there.
  @inline(never)
  static func unpack(
    _ slot: Int, ifOf key: FeatureKey, in table: UnsafeMutablePointer<KeyTable>
  ) -> UnsafeMutableRawPointer? {
    let entry = table.pointee.slots[slot]
    guard let bytes = table.pointee.packed[place(entry)] else { return nil }
    var reader = ImageReader(bytes)
    guard PackedKey(from: &reader, table.pointee.layout).key == key else { return nil }
    let number = table.pointee.newCell(key)
    let cell = table.pointee.cells[number]
    read(&reader, into: KeyState(cell, table.pointee.layout, table))
    table.pointee.packed.drop(place(entry), bytes.count)
    table.pointee.slots[slot] = entry & tagBits | UInt64(number + 1)
    return cell
  }

  private static func read(_ reader: inout ImageReader, into state: KeyState) {
    state.read(from: &reader)
    precondition(!reader.isBroken && reader.isAtEnd, "bytes of a packed key were changed")
  }

  /// Packs the key of a slot, which is not.
  /// - Parameters:
  ///   - isImported: whether an import told when it was first seen.
  ///   - out: memory to write it in.
  /// - Returns: false: there is no room for it.
  static func pack(
    _ slot: Int, isImported: Bool, lateness: Int64, _ out: ImageWriter, in table: UnsafeMutablePointer<KeyTable>
  ) -> Bool {
    let entry = table.pointee.slots[slot]
    let state = KeyState(table.pointee.cell(entry), table.pointee.layout, table)
    out.removeAll()
    PackedKey(key: state.key.pointee, isImported: isImported).write(table.pointee.layout, to: out)
    state.write(lateness: lateness, to: out)
    guard let place = out.withBytes({ table.pointee.packed.append($0) }) else { return false }
    forget(entry, in: table)
    table.pointee.slots[slot] = entry & tagBits | packedBit | UInt64(place)
    return true
  }

  /// Gives back what the key of a slot takes, which is not packed.
  private static func forget(_ entry: UInt64, in table: UnsafeMutablePointer<KeyTable>) {
    KeyState(table.pointee.cell(entry), table.pointee.layout, table).free()
    table.pointee.cells.give(UInt32(truncatingIfNeeded: entry) - 1)
  }

  /// Takes a key in that there is not yet, packed.
  /// - Returns: false: there is no room for it.
  mutating func insertPacked(_ key: FeatureKey, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let place = packed.append(bytes) else { return false }
    growForOne()
    put(UInt64(Self.tag(key)) << 32 | Self.packedBit | UInt64(place))
    count += 1
    return true
  }

  /// Whether there is a key, packed or not.
  mutating func holds(_ key: FeatureKey) -> Bool {
    let tag = Self.tag(key)
    var slot = home(of: tag)
    while slots[slot] != 0 {
      let entry = slots[slot]
      if UInt32(truncatingIfNeeded: entry >> 32) == tag, self.key(entry) == key { return true }
      slot = (slot + 1) & (capacity - 1)
    }
    return false
  }

  /// The cell that the slot of a key that is not packed holds.
  func cell(_ entry: UInt64) -> UnsafeMutableRawPointer { cells[UInt32(truncatingIfNeeded: entry) - 1] }

  /// The key of what a slot holds; nil: it is packed, and its bytes are not as they were put there.
  mutating func key(_ entry: UInt64) -> FeatureKey? {
    guard entry & Self.packedBit != 0 else { return cell(entry).assumingMemoryBound(to: FeatureKey.self).pointee }
    guard let bytes = packed[Self.place(entry)] else { return nil }
    var reader = ImageReader(bytes)
    return PackedKey(from: &reader, layout).key
  }

  /// Moves the keys that are left of a chunk that is half dead, and gives it back.
  /// - Returns: how many keys it had; nil: there is none, or no room.
  static func emptyWornChunk(of table: UnsafeMutablePointer<KeyTable>) -> Int? {
    guard let (number, places) = table.pointee.packed.takeWorn() else { return nil }
    var hasRoom = true
    for place in places where hasRoom {
      guard let bytes = table.pointee.packed[place] else { continue }
      var reader = ImageReader(bytes)
      let tag = UInt64(tag(PackedKey(from: &reader, table.pointee.layout).key)) << 32
      // No slot holds a place whose key was dropped.
      guard let slot = table.pointee.slot(holding: tag | packedBit | UInt64(place)) else { continue }
      guard let new = table.pointee.packed.append(bytes) else {
        hasRoom = false
        continue
      }
      table.pointee.slots[slot] = tag | packedBit | UInt64(new)
      table.pointee.packed.drop(place, bytes.count)
    }
    table.pointee.packed.close(number)
    return hasRoom ? places.count : nil
  }

  // MARK: all keys

  /// All keys, in no order that means anything; packed ones in a cell that is theirs for the moment.
  static func forEach(_ table: UnsafeMutablePointer<KeyTable>, _ body: (KeyState) -> Void) {
    for slot in 0..<table.pointee.capacity where table.pointee.slots[slot] != 0 {
      _ = with(table.pointee.slots[slot], in: table, body)
    }
  }

  /// - Returns: nil: the key is packed, and its bytes are not as they were put there.
  private static func with<Result>(
    _ entry: UInt64, in table: UnsafeMutablePointer<KeyTable>, _ body: (KeyState) -> Result
  ) -> Result? {
    let layout = table.pointee.layout
    guard entry & packedBit != 0 else {
      return body(KeyState(table.pointee.cell(entry), layout, table))
    }
    guard let bytes = table.pointee.packed[place(entry)] else { return nil }
    var reader = ImageReader(bytes)
    let number = table.pointee.newCell(PackedKey(from: &reader, layout).key)
    let state = KeyState(table.pointee.cells[number], layout, table)
    read(&reader, into: state)
    defer {
      state.free()
      table.pointee.cells.give(number)
    }
    return body(state)
  }

  /// Keeps the keys whose state is of use, and forgets the others.
  static func keep(_ table: UnsafeMutablePointer<KeyTable>, _ isAlive: (KeyState) -> Bool) {
    for slot in 0..<table.pointee.capacity where table.pointee.slots[slot] != 0 {
      let entry = table.pointee.slots[slot]
      guard with(entry, in: table, isAlive) == false else { continue }
      if entry & packedBit != 0 {
        if let bytes = table.pointee.packed[place(entry)] { table.pointee.packed.drop(place(entry), bytes.count) }
      } else {
        forget(entry, in: table)
      }
      table.pointee.slots[slot] = 0
      table.pointee.count -= 1
    }
    var new = 16
    while table.pointee.count * 8 > new * 5 { new *= 2 }
    table.pointee.resize(to: new)
  }
}

/// Keeps what keys take in memory under a limit. A hand goes round all slots and packs the coldest keys that it comes by.
/// When it does so decides no answer.
extension FeatureTable {
  /// Keys that are compared with each other, and how many of them are packed: those that were not used for longest.
  private static let group = 128
  private static let coldest = 32
  /// Slots that are looked at in vain for each key that may be packed.
  private static let slotsOfKey = 128
  /// Part of the limit that memory may take which keys gave back.
  private static let waste = 8
  /// Slots that are looked at for each input where memory is to be given back.
  private static let slotsOfInput = 32

  /// Bytes that keys take where they are not packed.
  package var unpackedBytes: Int { stores.all.reduce(0) { $0 + $1.table.pointee.unpackedBytes } }

  /// Bytes that they hold, with what was given back of them and serves again.
  package var heldBytes: Int { stores.all.reduce(0) { $0 + $1.table.pointee.heldBytes } }

  /// Packs keys, and gives memory back, until the others hold `limit` bytes at most, in a time that grows with `inputs`
  /// alone: each brings a key of each space at most. No cell that was found before is valid after it.
  package mutating func pack(downTo limit: Int, inputs: Int) {
    guard heldBytes > limit else { return }
    separate()
    // What was given back and does not serve again yet needs a part of it.
    packColdest(downTo: limit - limit / Self.waste, inputs: inputs)
    if heldBytes > limit { clearTable(atMost: (Self.group + inputs) * Self.slotsOfInput) }
  }

  private mutating func packColdest(downTo limit: Int, inputs: Int) {
    sweeps += 1
    if hand.space >= layouts.count || hand.slot >= stores[hand.space].pointee.capacity { hand = (0, 0) }
    var keys = Self.group + inputs * layouts.count
    var slots = keys * Self.slotsOfKey
    let out = ImageWriter()
    for store in stores.all { emptyWornChunks(of: store.table, atMost: keys) }
    while unpackedBytes > limit, keys > 0, slots > 0 {
      let table = stores[hand.space]
      let (found, end) = nextGroup(of: table)
      slots -= end - hand.slot + Self.group
      keys -= Self.coldest
      for slot in found {
        let key = KeyState(table.pointee.cell(table.pointee.slots[slot]), fixed[hand.space], table).key.pointee
        let isImported = !imported[hand.space].isEmpty && imported[hand.space].contains(key)
        guard KeyTable.pack(slot, isImported: isImported, lateness: lateness, out, in: table) else { return }
      }
      hand.slot = end
      if end == table.pointee.capacity { hand = ((hand.space + 1) % layouts.count, 0) }
    }
  }

  /// Goes on with the table of which a part is being emptied, or begins with the one that has most to give back.
  private mutating func clearTable(atMost work: Int) {
    let tables = stores.all.map(\.table)
    if let table = tables.first(where: { $0.pointee.clearing != nil }) { return KeyTable.clear(table, atMost: work) }
    func waste(_ table: UnsafeMutablePointer<KeyTable>) -> Int { table.pointee.heldBytes - table.pointee.unpackedBytes }
    guard let table = tables.max(by: { waste($0) < waste($1) }),
      waste(table) * 2 * Self.waste > table.pointee.heldBytes
    else { return }
    KeyTable.clear(table, atMost: work)
  }

  private func emptyWornChunks(of table: UnsafeMutablePointer<KeyTable>, atMost keys: Int) {
    var moved = 0
    while moved < keys, let keysOfChunk = KeyTable.emptyWornChunk(of: table) { moved += keysOfChunk }
  }

  /// Slots of the coldest of the next keys that are not packed, and where the next ones begin.
  private func nextGroup(of table: UnsafeMutablePointer<KeyTable>) -> (found: [Int], end: Int) {
    guard table.pointee.isWorthPacking else { return ([], table.pointee.capacity) }
    var group: [(used: Int64, slot: Int)] = []
    var slot = hand.slot
    let end = min(table.pointee.capacity, slot + Self.group * Self.slotsOfKey)
    while slot < end, group.count < Self.group {
      let entry = table.pointee.slots[slot]
      if entry != 0, entry & KeyTable.packedBit == 0 {
        group.append((KeyState(table.pointee.cell(entry), table.pointee.layout, table).lastUse, slot))
      }
      slot += 1
    }
    group.sort { $0 < $1 }
    return (group.prefix((group.count * Self.coldest + Self.group - 1) / Self.group).map(\.slot), slot)
  }
}

extension KeyState {
  /// The newest time at which it was remembered or read, as far as that is known.
  fileprivate var lastUse: Int64 {
    if layout.pointee.windowed != 0 { return max(header.pointee.newest, header.pointee.movedTo) }
    var last = Int64.min
    for recent in 0..<layout.pointee.sizes.recents { last = max(last, recents[recent].entries.last?.time ?? .min) }
    return last
  }
}

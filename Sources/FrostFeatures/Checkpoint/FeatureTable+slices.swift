/// Keys out of a table and into another one.
extension FeatureTable {
  static let sliceBits = 10
  /// A space's keys are written in so many slices at most, by their hash.
  package static let slices = 1 << sliceBits

  /// Keys of some slices of a space, as they were at one moment.
  package struct Slices: Sendable {
    package var space: Int
    package var slices: Range<Int>
    package var keys: Int
    package var bytes: [UInt8]
  }

  package var spaces: Int { layouts.count }

  /// Keys of all spaces.
  package var keyCount: Int { stores.all.reduce(0) { $0 + $1.table.pointee.count } }

  /// Slices of a space, from the first of a range on, until they take so many bytes.
  package func slices(of space: Int, in range: Range<Int>, atLeast bytes: Int) -> Slices {
    let out = ImageWriter(room: bytes + bytes / 4)
    let (table, layout) = (stores[space], fixed[space])
    var keys = 0
    var next = range.lowerBound
    while next < range.upperBound, out.count < bytes {
      let end = min(range.upperBound, next + table.pointee.slicesAtOnce)
      table.pointee.forEach(in: next..<end) { entry in
        keys += 1
        if entry & KeyTable.packedBit != 0 { return out.append(table.pointee.packed[KeyTable.place(entry)]) }
        let state = KeyState(table.pointee.cell(entry), layout, table)
        let key = state.key.pointee
        PackedKey(key: key, isImported: imported[space].contains(key)).write(layout, to: out)
        state.write(lateness: lateness, to: out)
      }
      next = end
    }
    return Slices(space: space, slices: range.lowerBound..<next, keys: keys, bytes: out.bytes)
  }

  /// Makes room for the keys that are about to be loaded, so that a table that is half loaded is not crowded in a part.
  package mutating func reserve(_ keys: Int, in space: Int) {
    separate()
    stores[space].pointee.reserve(min(keys, fixed[space].pointee.keyLimit))
  }

  /// Takes the keys of slices into a table that has none of them: packed, as long as there is room.
  /// - Parameter symbols: how many there are.
  /// - Returns: false: the bytes are something else, and the table is of no use any more.
  package mutating func load(_ bytes: UnsafeRawBufferPointer, keys: Int, of space: Int, symbols: Int) -> Bool {
    separate()
    let (table, layout) = (stores[space], fixed[space])
    let isPacked = table.pointee.isWorthPacking
    var reader = ImageReader(bytes)
    for _ in 0..<keys {
      let start = reader
      let packed = PackedKey(from: &reader, layout, symbols: symbols)
      var state = reader
      KeyState.pass(&reader, layout)
      guard !reader.isBroken, !table.pointee.holds(packed.key) else { return false }
      if !isPacked || !table.pointee.insertPacked(packed.key, reader.bytes(since: start)) {
        KeyState(table.pointee.insert(packed.key), layout, table).read(from: &state)
      }
      if packed.isImported { imported[space].insert(packed.key) }
    }
    return reader.isAtEnd
  }
}

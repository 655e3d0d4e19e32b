/// Keys out of a table.
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

  /// Slices of a space, from the first of a range on, until they take so many bytes. They are of no use where
  /// `hasFaults` is true after it.
  package func slices(of space: Int, in range: Range<Int>, atLeast bytes: Int) -> Slices {
    let out = ImageWriter(room: bytes + bytes / 4)
    let (table, layout) = (stores[space], fixed[space])
    var keys = 0
    var next = range.lowerBound
    while next < range.upperBound, out.count < bytes {
      let end = min(range.upperBound, next + table.pointee.slicesAtOnce)
      table.pointee.forEach(in: next..<end) { entry in
        keys += 1
        if entry & KeyTable.packedBit != 0 {
          if let bytes = table.pointee.packed[KeyTable.place(entry)] { out.append(bytes) }
          return
        }
        let state = KeyState(table.pointee.cell(entry), layout, table)
        let key = state.key.pointee
        PackedKey(key: key, isImported: imported[space].contains(key)).write(layout, to: out)
        state.write(lateness: lateness, to: out)
      }
      next = end
    }
    return Slices(space: space, slices: range.lowerBound..<next, keys: keys, bytes: out.bytes)
  }
}

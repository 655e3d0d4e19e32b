/// Takes the keys of one space's slices into a table that has none of them. Spaces share nothing but the room, so that each
/// may be loaded by a thread of its own.
///
/// Unchecked because one thread at a time has it; the table it belongs to lives longer and is not used meanwhile.
package final class SpaceLoading: @unchecked Sendable {
  let space: Int
  private let table: UnsafeMutablePointer<KeyTable>
  private let layout: UnsafePointer<FixedLayout>
  /// Keys whose first sight an import told.
  private(set) var imported: Set<FeatureKey> = []

  init(_ space: Int, _ table: UnsafeMutablePointer<KeyTable>, _ layout: UnsafePointer<FixedLayout>) {
    self.space = space
    self.table = table
    self.layout = layout
  }

  /// Makes room for all keys that are to come, so that a table that is half loaded is not crowded in a part.
  package func reserve(_ keys: Int) { table.pointee.reserve(min(keys, layout.pointee.keyLimit)) }

  /// Takes the keys of some slices: packed, as long as there is room.
  /// - Parameter symbols: how many there are.
  /// - Returns: false: the bytes are something else, and the table is of no use any more.
  package func load(_ bytes: UnsafeRawBufferPointer, keys: Int, symbols: Int) -> Bool {
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
      if packed.isImported { imported.insert(packed.key) }
    }
    return reader.isAtEnd
  }
}

extension FeatureTable {
  /// What takes the keys of a space. The table is used again when all that was given out was taken back.
  package mutating func loading(of space: Int) -> SpaceLoading {
    separate()
    return SpaceLoading(space, stores[space], fixed[space])
  }

  package mutating func take(_ loading: SpaceLoading) { imported[loading.space].formUnion(loading.imported) }
}

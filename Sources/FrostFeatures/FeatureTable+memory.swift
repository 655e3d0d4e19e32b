/// What the keys of one tuple of fields take.
package struct KeyMemory: Sendable {
  /// Numbers of the fields.
  package var key: [Int]
  package var keys: Int
  /// Those of them that are packed, the bytes that these take, and the bytes of the chunks that they stand in.
  package var packed: Int
  package var packedBytes: Int
  package var room: Int
  /// Bytes of one key's cell, and of what all keys hold beside their cells: entries, and values that are told apart.
  package var cell: Int
  package var entries: Int
  package var values: Int

  /// Bytes of the keys that are not packed, with the table's slots; and with memory that they gave back and that serves
  /// again.
  package var unpacked: Int
  package var held: Int

  /// Bytes in all.
  package var total: Int { unpacked + packedBytes }
}

extension FeatureTable {
  /// Whether bytes of a packed key were met that are not as they were put there. What the table says since then is of no
  /// use: somebody has to make it anew.
  package var hasFaults: Bool { stores.all.contains { $0.table.pointee.packed.faults > 0 } }

  /// What the features take, by space. Of sums whose terms fade, values in order, and newest values about what they take
  /// at first is in it.
  package var memory: [KeyMemory] {
    layouts.indices.map { space in
      let table = stores[space].pointee
      let cell = fixed[space].pointee.offsets.end
      let (entries, values) = (table.entries.pointee.taken, table.values.pointee.taken)
      return KeyMemory(
        key: layouts[space].key, keys: table.count, packed: table.packed.count, packedBytes: table.packed.bytes,
        room: table.packed.roomBytes, cell: cell, entries: entries, values: values, unpacked: table.unpackedBytes,
        held: table.heldBytes)
    }
  }
}

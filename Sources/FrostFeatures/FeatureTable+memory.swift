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

  /// Bytes of the keys that are not packed, with the table's slots.
  package var unpacked: Int

  /// Bytes in all.
  package var total: Int { unpacked + packedBytes }
}

extension FeatureTable {
  /// What the features take, by space. Sums whose terms fade, values in order, and newest values are not in it.
  package var memory: [KeyMemory] {
    layouts.indices.map { space in
      let table = stores[space].pointee
      let cell = fixed[space].pointee.offsets.end
      let (entries, values) = (table.entries.pointee.taken, table.values.pointee.taken)
      return KeyMemory(
        key: layouts[space].key, keys: table.count, packed: table.packed.count, packedBytes: table.packed.bytes,
        room: table.packed.roomBytes, cell: cell, entries: entries, values: values, unpacked: table.unpackedBytes)
    }
  }
}

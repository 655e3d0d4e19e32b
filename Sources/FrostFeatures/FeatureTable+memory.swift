/// What the keys of one tuple of fields take.
package struct KeyMemory: Sendable {
  /// Numbers of the fields.
  package var key: [Int]
  package var keys: Int
  /// Bytes of one key's cell, and of what all keys hold beside their cells: entries, and values that are told apart.
  package var cell: Int
  package var entries: Int
  package var values: Int

  /// Bytes in all, with the table's slots.
  package var total: Int
}

extension FeatureTable {
  /// What the features take, by space. Sums whose terms fade, values in order, and newest values are not in it.
  package var memory: [KeyMemory] {
    layouts.indices.map { space in
      let table = stores[space].pointee
      let cell = fixed[space].pointee.offsets.end
      let (entries, values) = (table.entries.pointee.taken, table.values.pointee.taken)
      return KeyMemory(
        key: layouts[space].key, keys: table.count, cell: cell, entries: entries, values: values,
        total: table.count * cell + table.slotBytes + entries + values)
    }
  }
}

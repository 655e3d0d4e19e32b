package import FrostEvents

extension FeatureTable {
  /// The cell of a key, made where there is none; nil: the table is full of keys that are of use.
  @inline(__always)
  mutating func cell(of key: FeatureKey, in space: Int, at time: Int64) -> UnsafeMutableRawPointer? {
    KeyTable.cell(of: key, in: stores[space]) ?? newCell(of: key, in: space, at: time)
  }

  /// Makes sure that no other table sees what changes in this one.
  @inline(__always)
  mutating func separate() {
    if !isKnownUniquelyReferenced(&stores) { stores = stores.copy() }
    stores.separate()
  }

  /// Tables that turned keys away at or after a time.
  package func fullTables(since time: EventTime) -> [(key: [Int], keyLimit: Int, refused: Int64)] {
    layouts.indices.filter { keyLimits[$0].last >= time.milliseconds && keyLimits[$0].refused > 0 }
      .map { (layouts[$0].key, layouts[$0].keyLimit, keyLimits[$0].refused) }
  }

  @inline(never)
  private mutating func newCell(of key: FeatureKey, in space: Int, at time: Int64) -> UnsafeMutableRawPointer? {
    let table = stores[space]
    let layout = fixed[space]
    if table.pointee.count >= layout.pointee.keyLimit {
      // In a gap all that was turned away is counted already, and no key was dropped.
      if gate != nil { return nil }
      if keyLimits[space].isSweepDue { dropDeadKeys(in: space, at: time) }
      if table.pointee.count >= layout.pointee.keyLimit {
        keyLimits[space].refuse(at: time)
        return nil
      }
    }
    let cell = table.pointee.insert(key)
    if keyLimits[space].refused > 0 { KeyState(cell, layout, table).forgetBefore(keyLimits[space].last) }
    return cell
  }

  /// Takes out the keys that no event can ask for any more: without them every answer is the same.
  private mutating func dropDeadKeys(in space: Int, at time: Int64) {
    let table = stores[space]
    let keys = table.pointee.count
    defer { keyLimits[space].swept(keys, freed: keys - table.pointee.count) }
    guard let reach = fixed[space].pointee.reach else { return }
    let oldest = time - reach - 2 * lateness
    KeyTable.keep(table) { state in state.newestTime.map { $0 >= oldest } ?? false }
    sweeps += 1
  }
}

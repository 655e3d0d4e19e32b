package import FrostEvents

extension FeatureTable {
  /// The state of a key, made where there is none; nil: the table is full of keys that are of use.
  @inline(__always)
  mutating func state(of key: FeatureKey, in space: Int, at time: Int64) -> KeyState? {
    if let known = uniqueStore(space).state(of: key, fixed[space]) { return known }
    return newState(of: key, in: space, at: time)
  }

  /// The store of a space, to change what is in it: no other table has it.
  @inline(__always)
  mutating func uniqueStore(_ space: Int) -> KeyStore {
    if !isKnownUniquelyReferenced(&stores[space]) { stores[space] = stores[space].copy() }
    return stores[space]
  }

  /// Tables that turned keys away at or after a time.
  package func fullTables(since time: EventTime) -> [(key: [Int], keyLimit: Int, refused: Int64)] {
    layouts.indices.filter { keyLimits[$0].last >= time.milliseconds && keyLimits[$0].refused > 0 }
      .map { (layouts[$0].key, layouts[$0].keyLimit, keyLimits[$0].refused) }
  }

  private mutating func newState(of key: FeatureKey, in space: Int, at time: Int64) -> KeyState? {
    if stores[space].count >= fixed[space].pointee.keyLimit {
      if keyLimits[space].isSweepDue { dropDeadKeys(in: space, at: time) }
      if stores[space].count >= fixed[space].pointee.keyLimit {
        keyLimits[space].refuse(at: time)
        return nil
      }
    }
    let state = stores[space].insert(key, fixed[space])
    if keyLimits[space].refused > 0 { state.forgetBefore(keyLimits[space].last) }
    return state
  }

  /// Takes out the keys that no event can ask for any more: without them every answer is the same.
  private mutating func dropDeadKeys(in space: Int, at time: Int64) {
    let keys = stores[space].count
    defer { keyLimits[space].swept(keys, freed: keys - stores[space].count) }
    guard let reach = fixed[space].pointee.reach else { return }
    let oldest = time - reach - 2 * lateness
    stores[space].keep { state in state.newestTime.map { $0 >= oldest } ?? false }
  }
}

extension KeyState {
  /// Time of the newest event that a window may hold; nil: there is none.
  fileprivate var newestTime: Int64? {
    let history = history
    return history.first == history.end ? nil : history.time(at: history.place(before: history.end))
  }
}

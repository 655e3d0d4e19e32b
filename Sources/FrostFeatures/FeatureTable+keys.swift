package import FrostEvents

extension FeatureTable {
  /// The position of a key's state, made where there is none; nil: the table is full of keys that are of use.
  @inline(__always)
  mutating func position(of key: FeatureKey, in space: Int, at time: Int64) -> Int? {
    if let known = tables[space].position(of: key) { return known }
    return newPosition(of: key, in: space, at: time)
  }

  /// Tables that turned keys away at or after a time.
  package func fullTables(since time: EventTime) -> [(key: [Int], keyLimit: Int, refused: Int64)] {
    layouts.indices.filter { keyLimits[$0].last >= time.milliseconds && keyLimits[$0].refused > 0 }
      .map { (layouts[$0].key, layouts[$0].keyLimit, keyLimits[$0].refused) }
  }

  private mutating func newPosition(of key: FeatureKey, in space: Int, at time: Int64) -> Int? {
    if tables[space].count >= fixed[space].keyLimit {
      if keyLimits[space].isSweepDue { dropDeadKeys(in: space, at: time) }
      if tables[space].count >= fixed[space].keyLimit {
        keyLimits[space].refuse(at: time)
        return nil
      }
    }
    let (position, _) = tables[space].insert(key)
    states[space].append(fixed[space].empty)
    if keyLimits[space].refused > 0 {
      states[space][position].forgetBefore(keyLimits[space].last, fixed[space])
    }
    return position
  }

  /// Takes out the keys that no event can ask for any more: without them every answer is the same.
  private mutating func dropDeadKeys(in space: Int, at time: Int64) {
    let keys = tables[space].count
    defer { keyLimits[space].swept(keys, freed: keys - tables[space].count) }
    guard let reach = fixed[space].reach else { return }
    var positions: [Int32] = []
    var kept: [KeyState] = []
    for state in states[space] {
      let isAlive = state.newestTime(fixed[space].stride).map { $0 >= time - reach - 2 * lateness } ?? false
      positions.append(isAlive ? Int32(kept.count) : -1)
      if isAlive { kept.append(state) }
    }
    tables[space].renumber(positions)
    states[space] = kept
  }
}

extension KeyState {
  /// Time of the newest event that a window may hold; nil: there is none.
  fileprivate func newestTime(_ stride: Int) -> Int64? {
    history.first == history.end ? nil : history.time(at: history.place(before: history.end), stride)
  }
}

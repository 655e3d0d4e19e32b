/// Keys to positions in an array of states: open addressing, linear probing, at most 3/4 full. Never iterated.
struct KeyTable: Sendable {
  private struct Slot {
    var key: FeatureKey
    /// -1: free.
    var position: Int32
  }

  private var slots: [Slot]
  private(set) var count = 0

  init() {
    slots = Self.free(16)
  }

  private static func free(_ capacity: Int) -> [Slot] {
    [Slot](repeating: Slot(key: FeatureKey(low: 0, high: 0), position: -1), count: capacity)
  }

  @inline(__always)
  func position(of key: FeatureKey) -> Int? {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: key.slotHash) & mask
    while slots[place].position >= 0 {
      if slots[place].key == key { return Int(slots[place].position) }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Keeps the keys whose position has a new one; those with -1 are gone.
  mutating func renumber(_ positions: [Int32]) {
    let old = slots
    count = positions.count { $0 >= 0 }
    var capacity = 16
    while count * 4 > capacity * 3 { capacity *= 2 }
    slots = Self.free(capacity)
    for var slot in old where slot.position >= 0 {
      slot.position = positions[Int(slot.position)]
      if slot.position >= 0 { place(slot) }
    }
  }

  private mutating func place(_ slot: Slot) {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: slot.key.slotHash) & mask
    while slots[place].position >= 0 { place = (place + 1) & mask }
    slots[place] = slot
  }

  /// The key's position, or `count` if it is new: the caller appends its state there.
  @inline(__always)
  mutating func insert(_ key: FeatureKey) -> (position: Int, isNew: Bool) {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: key.slotHash) & mask
    while slots[place].position >= 0 {
      if slots[place].key == key { return (Int(slots[place].position), false) }
      place = (place + 1) & mask
    }
    slots[place] = Slot(key: key, position: Int32(count))
    count += 1
    if count * 4 > slots.count * 3 { grow() }
    return (count - 1, true)
  }

  private mutating func grow() {
    let old = slots
    slots = Self.free(old.count * 2)
    for slot in old where slot.position >= 0 { place(slot) }
  }
}

extension FeatureKey {
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }
}

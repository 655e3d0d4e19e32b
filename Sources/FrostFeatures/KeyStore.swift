import FrostEvents

/// The keys of a space with their cells: open addressing, linear probing, at most 3/4 full. The order of its slots
/// decides no answer.
///
/// Unchecked because one thread owns the table that it belongs to; a copy of that table takes a copy of it before it
/// changes anything.
final class KeyStore: @unchecked Sendable {
  private struct Slot: BitwiseCopyable {
    var key = FeatureKey(low: 0, high: 0)
    /// nil: free.
    var cell: UnsafeMutableRawPointer?
  }

  private let source: KeySpaceLayout
  /// Where the parts of its cells lie. Who reads a cell brings a layout of the same parts, whose members may have been
  /// numbered anew.
  private let layout: UnsafeMutablePointer<FixedLayout>
  private var slots: UnsafeMutablePointer<Slot>
  private var capacity: Int
  private(set) var count = 0

  init(_ layout: KeySpaceLayout, capacity: Int = 16) {
    source = layout
    self.layout = .allocate(capacity: 1)
    self.layout.initialize(to: FixedLayout(layout))
    self.capacity = capacity
    slots = Self.free(capacity)
  }

  deinit {
    for place in 0..<capacity { if let cell = slots[place].cell { KeyState(cell, layout).free() } }
    slots.deallocate()
    layout.pointee.free()
    layout.deallocate()
  }

  /// The same keys with memory of their own.
  func copy() -> KeyStore {
    let copy = KeyStore(source, capacity: capacity)
    copy.count = count
    for place in 0..<capacity {
      copy.slots[place] = slots[place]
      if let cell = slots[place].cell { copy.slots[place].cell = KeyState(cell, layout).copy().cell }
    }
    return copy
  }

  private static func free(_ capacity: Int) -> UnsafeMutablePointer<Slot> {
    let slots = UnsafeMutablePointer<Slot>.allocate(capacity: capacity)
    slots.initialize(repeating: Slot(), count: capacity)
    return slots
  }

  @inline(__always)
  func state(of key: FeatureKey, _ layout: UnsafePointer<FixedLayout>) -> KeyState? {
    guard let cell = slots[place(of: key)].cell else { return nil }
    return KeyState(cell, layout)
  }

  func prefetch(_ key: FeatureKey) { Memory.prefetch(slots + (Int(truncatingIfNeeded: key.slotHash) & (capacity - 1))) }

  /// The state of a key that has none yet.
  func insert(_ key: FeatureKey, _ layout: UnsafePointer<FixedLayout>) -> KeyState {
    if (count + 1) * 4 > capacity * 3 { resize(to: capacity * 2) }
    let state = KeyState.new(layout)
    slots[place(of: key)] = Slot(key: key, cell: state.cell)
    count += 1
    return state
  }

  /// Where the key stands, or the free slot that it belongs into.
  @inline(__always)
  private func place(of key: FeatureKey) -> Int {
    let mask = capacity - 1
    var place = Int(truncatingIfNeeded: key.slotHash) & mask
    while slots[place].cell != nil, slots[place].key != key { place = (place + 1) & mask }
    return place
  }

  private func resize(to new: Int) {
    let (old, oldCapacity) = (slots, capacity)
    slots = Self.free(new)
    capacity = new
    for number in 0..<oldCapacity where old[number].cell != nil { slots[place(of: old[number].key)] = old[number] }
    old.deallocate()
  }

  /// Keeps the keys whose state is of use, and forgets the others.
  func keep(_ isAlive: (KeyState) -> Bool) {
    for place in 0..<capacity {
      guard let cell = slots[place].cell, !isAlive(KeyState(cell, layout)) else { continue }
      KeyState(cell, layout).free()
      slots[place].cell = nil
      count -= 1
    }
    var new = 16
    while count * 4 > new * 3 { new *= 2 }
    resize(to: new)
  }

  /// In no order that means anything.
  func forEach(_ body: (KeyState) -> Void) {
    for place in 0..<capacity { if let cell = slots[place].cell { body(KeyState(cell, layout)) } }
  }
}

extension FeatureKey {
  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }
}

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
  /// A power of two.
  private var capacity: Int {
    didSet { shift = UInt64(64 - capacity.trailingZeroBitCount) }
  }
  private var shift: UInt64
  private(set) var count = 0

  init(_ layout: KeySpaceLayout, capacity: Int = 16) {
    source = layout
    self.layout = .allocate(capacity: 1)
    self.layout.initialize(to: FixedLayout(layout))
    self.capacity = capacity
    shift = UInt64(64 - capacity.trailingZeroBitCount)
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

  func prefetch(_ key: FeatureKey) { Memory.prefetch(slots + home(of: key)) }

  /// The state of a key that has none yet.
  func insert(_ key: FeatureKey, _ layout: UnsafePointer<FixedLayout>) -> KeyState {
    if (count + 1) * 4 > capacity * 3 { resize(to: capacity * 2) }
    let state = KeyState.new(layout)
    slots[place(of: key)] = Slot(key: key, cell: state.cell)
    count += 1
    return state
  }

  /// The slot where the search for a key begins: the upper bits of its hash, so that a slice of the hashes is a part of the
  /// table, whatever its size.
  @inline(__always)
  private func home(of key: FeatureKey) -> Int { Int(truncatingIfNeeded: key.slotHash >> shift) }

  /// Where the key stands, or the free slot that it belongs into.
  @inline(__always)
  private func place(of key: FeatureKey) -> Int {
    let mask = capacity - 1
    var place = home(of: key)
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

  // MARK: slices

  /// As many slices as have a few hundred slots.
  var slicesAtOnce: Int { min(FeatureTable.slices, max(1, FeatureTable.slices * 256 / capacity)) }

  /// Makes room for so many keys.
  func reserve(_ keys: Int) {
    var new = capacity
    while keys * 4 > new * 3 { new *= 2 }
    if new > capacity { resize(to: new) }
  }

  /// The keys of some slices, in no order that means anything.
  func forEach(in slices: Range<Int>, _ layout: UnsafePointer<FixedLayout>, _ body: (FeatureKey, KeyState) -> Void) {
    let bits = UInt64(64 - FeatureTable.sliceBits)
    let first = Int(truncatingIfNeeded: (UInt64(slices.lowerBound) << bits) >> shift)
    let homes = Int(truncatingIfNeeded: ((UInt64(slices.upperBound) << bits) &- 1) >> shift) - first
    // A key stands in its home or behind it, before the next free slot.
    for step in 0..<capacity {
      let slot = slots[(first + step) & (capacity - 1)]
      if let cell = slot.cell {
        if slices.contains(slot.key.slice) { body(slot.key, KeyState(cell, layout)) }
      } else if step >= homes {
        return
      }
    }
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

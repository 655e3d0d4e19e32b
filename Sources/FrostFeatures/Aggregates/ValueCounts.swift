import FrostEvents

/// How often each value stands in a window: the number of different ones is `distinct`. Few values are searched in line,
/// many stand in a table with open addressing that is never iterated. Its memory is a piece of its space's pool.
struct ValueCounts: BitwiseCopyable {
  /// Bytes that the pool's pieces are made of.
  static let unit = MemoryLayout<Entry>.stride
  /// The greatest size of the pool whose values are searched in line: eight of them.
  private static let inLine: UInt8 = 5
  /// So that nobody outside can choose values that collide. It decides no answer.
  private static let secret: UInt64 = {
    var hasher = Hasher()
    hasher.combine(inLine)
    return UInt64(bitPattern: Int64(hasher.finalize())) | 1
  }()

  private struct Entry: BitwiseCopyable {
    var value: Int64
    /// 0: a free place of the table.
    var count: Int64
  }

  private var entries: UnsafeMutablePointer<Entry>?
  private var used: UInt32 = 0
  private var size: UInt8 = 0

  var distinct: Int { Int(used) }

  /// Asks for the memory in which a value will be looked for.
  @inline(__always)
  func prefetch(_ value: Int64) {
    guard let entries else { return }
    if isInLine {
      Memory.prefetch(entries, (Int(used) &+ 1) &* MemoryLayout<Entry>.stride)
    } else {
      Memory.prefetch(entries + Self.home(of: value, mask))
    }
  }

  func count(of value: Int64) -> Int {
    guard let entries, let place = place(of: value, entries) else { return 0 }
    return Int(entries[place].count)
  }

  private var isInLine: Bool { size <= Self.inLine }
  private var mask: Int { Pool.units(Int(size)) - 1 }

  @inline(__always)
  private static func home(of value: Int64, _ mask: Int) -> Int {
    let product = (UInt64(bitPattern: value) ^ secret).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: product.high ^ product.low) & mask
  }

  /// Where a value stands; nil: nowhere.
  @inline(__always)
  private func place(of value: Int64, _ entries: UnsafeMutablePointer<Entry>) -> Int? {
    if isInLine {
      for place in 0..<Int(used) where entries[place].value == value { return place }
      return nil
    }
    var place = Self.home(of: value, mask)
    while entries[place].count != 0 {
      if entries[place].value == value { return place }
      place = (place + 1) & mask
    }
    return nil
  }

  @inline(__always)
  mutating func add(_ value: Int64, _ pool: UnsafeMutablePointer<Pool>) {
    if let entries, let known = place(of: value, entries) {
      entries[known].count &+= 1
    } else {
      insert(value, pool)
    }
  }

  @inline(never)
  private mutating func insert(_ value: Int64, _ pool: UnsafeMutablePointer<Pool>) {
    let room = entries == nil ? 0 : Pool.units(Int(size))
    if isInLine ? Int(used) == room : Int(used) * 4 >= room * 3 { grow(pool) }
    put(Entry(value: value, count: 1))
    used += 1
  }

  /// Stands an entry whose value is not there yet in the place it belongs into.
  private func put(_ entry: Entry) {
    let entries = entries.unsafelyUnwrapped
    if isInLine {
      entries[Int(used)] = entry
      return
    }
    var place = Self.home(of: entry.value, mask)
    while entries[place].count != 0 { place = (place + 1) & mask }
    entries[place] = entry
  }

  private mutating func grow(_ pool: UnsafeMutablePointer<Pool>) {
    let old = self
    let room = old.entries == nil ? 0 : Pool.units(Int(size))
    // In line the next size; a table's room is a power of two.
    size = old.entries == nil ? 0 : size < Self.inLine ? size + 1 : size + 2
    entries = Self.memory(size, pool)
    guard let from = old.entries else { return }
    if isInLine {
      entries?.update(from: from, count: Int(used))
    } else {
      entries?.initialize(repeating: Entry(value: 0, count: 0), count: mask + 1)
      for place in 0..<room where from[place].count != 0 { put(from[place]) }
    }
    pool.pointee.give(from, Int(old.size))
  }

  private static func memory(_ size: UInt8, _ pool: UnsafeMutablePointer<Pool>) -> UnsafeMutablePointer<Entry> {
    pool.pointee.take(Int(size)).assumingMemoryBound(to: Entry.self)
  }

  mutating func remove(_ value: Int64, _ pool: UnsafeMutablePointer<Pool>) {
    guard let entries, let known = place(of: value, entries) else { return }
    entries[known].count &-= 1
    guard entries[known].count == 0 else { return }
    used -= 1
    if used == 0 { return free(pool) }
    if isInLine { entries[known] = entries[Int(used)] } else { close(known, entries) }
  }

  /// Moves those that stand behind a place that became free to where they are found.
  private func close(_ place: Int, _ entries: UnsafeMutablePointer<Entry>) {
    var free = place
    var next = (place + 1) & mask
    while entries[next].count != 0 {
      let home = Self.home(of: entries[next].value, mask)
      if (next - home) & mask >= (next - free) & mask {
        entries[free] = entries[next]
        entries[next].count = 0
        free = next
      }
      next = (next + 1) & mask
    }
  }

  // MARK: memory

  mutating func free(_ pool: UnsafeMutablePointer<Pool>) {
    if let entries { pool.pointee.give(entries, Int(size)) }
    self = ValueCounts()
  }

  /// Gives a copy memory of its own.
  mutating func separate(_ pool: UnsafeMutablePointer<Pool>) {
    guard let old = entries else { return }
    let memory = Self.memory(size, pool)
    memory.update(from: old, count: Pool.units(Int(size)))
    entries = memory
  }

  /// Brings its values to another piece of the pool where theirs is being cleared.
  mutating func moveOut(_ pool: UnsafeMutablePointer<Pool>) {
    guard let entries, pool.pointee.isBeingCleared(entries) else { return }
    separate(pool)
    pool.pointee.give(entries, Int(size))
  }
}

import CFrost

/// The memory of a symbol table. Unchecked because a table that shares it changes nothing in it.
final class SymbolMemory: @unchecked Sendable {
  let contents: UnsafeMutablePointer<Contents>

  init() {
    contents = .allocate(capacity: 1)
    contents.initialize(to: Contents())
  }

  private init(_ other: borrowing Contents) {
    contents = .allocate(capacity: 1)
    contents.initialize(to: other.copy())
  }

  func copy() -> SymbolMemory { SymbolMemory(contents.pointee) }

  deinit {
    contents.pointee.free()
    contents.deallocate()
  }

  struct Slot: BitwiseCopyable {
    var tag: UInt32 = 0
    /// 0: a free slot, since the empty text is never stored.
    var number: UInt32 = 0
    /// Where its text begins in the upper 40 bits, its length in the lower 24; a longer text has all of these set.
    private var place: UInt64 = 0

    static let longest = 0xFF_FFFF

    init() {}

    init(tag: UInt64, number: UInt32, start: Int, length: Int) {
      self.tag = UInt32(truncatingIfNeeded: tag)
      self.number = number
      place = UInt64(start) << 24 | UInt64(min(length, Self.longest))
    }

    @inline(__always) var start: Int { Int(place >> 24) }
    @inline(__always) var length: Int { Int(place) & Self.longest }
  }

  struct Contents: BitwiseCopyable {
    private var slots: UnsafeMutablePointer<Slot>
    private var mask = 1023
    private var shift: UInt64 = 32 - 10
    private var arena: UnsafeMutableRawPointer
    private(set) var textBytes = 0
    private var arenaRoom = 16_384
    /// End of each symbol's text in `arena`; symbol 0, the empty text, ends at 0.
    private var ends: UnsafeMutablePointer<Int>
    private(set) var count = 1
    private var endsRoom = 1024

    var bytes: Int { (mask + 1) * MemoryLayout<Slot>.stride + textBytes + count * MemoryLayout<Int>.stride }

    init() {
      slots = Self.free(1024)
      arena = Memory.allocate(arenaRoom)
      ends = Self.ends(endsRoom)
      ends[0] = 0
    }

    private static func free(_ count: Int) -> UnsafeMutablePointer<Slot> {
      let slots = Memory.allocate(count * MemoryLayout<Slot>.stride).bindMemory(to: Slot.self, capacity: count)
      slots.initialize(repeating: Slot(), count: count)
      return slots
    }

    private static func ends(_ room: Int) -> UnsafeMutablePointer<Int> {
      Memory.allocate(room * MemoryLayout<Int>.stride).bindMemory(to: Int.self, capacity: room)
    }

    func free() {
      Memory.free(slots)
      Memory.free(arena)
      Memory.free(ends)
    }

    func copy() -> Contents {
      var copy = self
      copy.slots = Self.free(mask + 1)
      copy.slots.update(from: slots, count: mask + 1)
      copy.arena = Memory.allocate(arenaRoom)
      copy.arena.copyMemory(from: arena, byteCount: textBytes)
      copy.ends = Self.ends(endsRoom)
      copy.ends.update(from: ends, count: count)
      return copy
    }

    // MARK: finding

    @inline(__always)
    func home(of tag: UInt64) -> UnsafePointer<Slot> { UnsafePointer(slots + Int(tag >> shift)) }

    /// The first slot behind a tag that is the one; if none is, the slot that is free for it.
    @inline(__always)
    private func slot(behind tag: UInt64, _ isIt: (Slot) -> Bool) -> Int {
      var slot = Int(tag >> shift)
      while slots[slot].number != 0, slots[slot].tag != UInt32(truncatingIfNeeded: tag) || !isIt(slots[slot]) {
        slot = (slot &+ 1) & mask
      }
      return slot
    }

    /// The first text behind a tag; nil: there is none.
    @inline(__always)
    func likelyText(_ tag: UInt64) -> UnsafeRawPointer? {
      let slot = slots[slot(behind: tag) { _ in true }]
      return slot.number == 0 ? nil : UnsafeRawPointer(arena + slot.start)
    }

    func bytes(of symbol: Symbol) -> UnsafeRawBufferPointer {
      let number = Int(symbol.number)
      precondition(number < count, "a symbol of another table")
      let start = number == 0 ? 0 : ends[number - 1]
      return UnsafeRawBufferPointer(start: arena + start, count: ends[number] - start)
    }

    /// The number of the symbol with these bytes, or 0 and the slot that is free for it.
    @inline(__always)
    func find(_ bytes: UnsafeRawBufferPointer, _ tag: UInt64) -> (number: UInt32, slot: Int) {
      let slot = slot(behind: tag) { isText(of: $0, bytes) }
      return (slots[slot].number, slot)
    }

    @inline(__always)
    private func isText(of slot: Slot, _ bytes: UnsafeRawBufferPointer) -> Bool {
      guard slot.length == min(bytes.count, Slot.longest) else { return false }
      if bytes.count >= Slot.longest, ends[Int(slot.number)] - slot.start != bytes.count { return false }
      return frost_equal_bytes(arena + slot.start, bytes.baseAddress!, bytes.count)
    }

    // MARK: growing

    /// - Parameter slot: the free slot that `find` gave for it.
    /// - Returns: its number.
    mutating func insert(_ bytes: UnsafeRawBufferPointer, _ tag: UInt64, at slot: Int) -> UInt32 {
      let number = UInt32(truncatingIfNeeded: count)
      if textBytes + bytes.count > arenaRoom { growArena(bytes.count) }
      (arena + textBytes).copyMemory(from: bytes.baseAddress!, byteCount: bytes.count)
      slots[slot] = Slot(tag: tag, number: number, start: textBytes, length: bytes.count)
      textBytes += bytes.count
      if count == endsRoom { growEnds() }
      ends[count] = textBytes
      count += 1
      if count * 5 > (mask + 1) * 3 { grow(to: (mask + 1) * 2) }
      return number
    }

    private mutating func growArena(_ room: Int) {
      arenaRoom = arenaRoom * 2 + room
      let new = Memory.allocate(arenaRoom)
      new.copyMemory(from: arena, byteCount: textBytes)
      Memory.free(arena)
      arena = new
    }

    private mutating func growEnds() {
      endsRoom *= 2
      let new = Self.ends(endsRoom)
      new.update(from: ends, count: count)
      Memory.free(ends)
      ends = new
    }

    /// Makes room for so many texts.
    mutating func reserve(_ texts: Int) {
      var slots = mask + 1
      while texts * 5 > slots * 3 { slots *= 2 }
      if slots > mask + 1 { grow(to: slots) }
    }

    private mutating func grow(to new: Int) {
      let (old, oldCount) = (slots, mask + 1)
      slots = Self.free(new)
      mask = new - 1
      shift = UInt64(32 - new.trailingZeroBitCount)
      for number in 0..<oldCount where old[number].number != 0 {
        var slot = Int(UInt64(old[number].tag) >> shift)
        while slots[slot].number != 0 { slot = (slot + 1) & mask }
        slots[slot] = old[number]
      }
      Memory.free(old)
    }
  }
}

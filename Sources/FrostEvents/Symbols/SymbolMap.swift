/// Symbols to small numbers: open addressing, linear probing, at most half full. Never iterated, nothing is taken out.
package struct SymbolMap: Sendable {
  /// Symbol in the upper, number plus one in the lower half; 0 is a free slot.
  private var slots = [UInt64](repeating: 0, count: 16)
  package private(set) var count = 0

  package init() {}

  @inline(__always)
  package subscript(symbol: Symbol) -> Int? {
    let mask = slots.count - 1
    var slot = Self.home(of: symbol) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      if UInt32(truncatingIfNeeded: entry >> 32) == symbol.number {
        return Int(UInt32(truncatingIfNeeded: entry)) - 1
      }
      slot = (slot + 1) & mask
    }
  }

  /// Asks for the memory in which a symbol will be looked for.
  package func prefetch(_ symbol: Symbol) {
    slots.withUnsafeBufferPointer { slots in
      Memory.prefetch(slots.baseAddress.unsafelyUnwrapped + Self.home(of: symbol) & (slots.count - 1))
    }
  }

  /// Gives a symbol a number, or another one; numbers are less than 2^32 - 1.
  package mutating func set(_ symbol: Symbol, _ number: Int) {
    if (count + 1) * 2 > slots.count { grow() }
    if place(UInt64(symbol.number) << 32 | UInt64(number + 1)) { count += 1 }
  }

  /// Whether the symbol is new.
  private mutating func place(_ entry: UInt64) -> Bool {
    let symbol = Symbol(number: UInt32(truncatingIfNeeded: entry >> 32))
    let mask = slots.count - 1
    var slot = Self.home(of: symbol) & mask
    while slots[slot] != 0, slots[slot] >> 32 != entry >> 32 { slot = (slot + 1) & mask }
    defer { slots[slot] = entry }
    return slots[slot] == 0
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    for entry in old where entry != 0 { _ = place(entry) }
  }

  /// Fibonacci hashing: symbols are numbered by the process, so that nobody outside chooses them.
  @inline(__always)
  private static func home(of symbol: Symbol) -> Int {
    Int(truncatingIfNeeded: (UInt64(symbol.number) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

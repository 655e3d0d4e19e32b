import FrostEvents

/// Pairs of symbols to small numbers: open addressing, linear probing, at most half full. Nothing is taken out.
struct PairMap: Sendable {
  private struct Slot {
    var pair: UInt64
    /// -1: free.
    var number: Int
  }

  private var slots = [Slot](repeating: Slot(pair: 0, number: -1), count: 64)
  private var count = 0

  subscript(first: Symbol, second: Symbol) -> Int? {
    let number = slots[place(of: Self.pair(first, second))].number
    return number < 0 ? nil : number
  }

  /// All pairs, in the order of their numbers.
  var pairs: [(first: Symbol, second: Symbol, number: Int)] {
    slots.filter { $0.number >= 0 }.sorted { $0.number < $1.number }.map { slot in
      (
        Symbol(number: UInt32(truncatingIfNeeded: slot.pair >> 32)),
        Symbol(number: UInt32(truncatingIfNeeded: slot.pair)), slot.number
      )
    }
  }

  /// Gives a pair that has none a number.
  mutating func set(_ first: Symbol, _ second: Symbol, _ number: Int) {
    if (count + 1) * 2 > slots.count { grow() }
    let pair = Self.pair(first, second)
    slots[place(of: pair)] = Slot(pair: pair, number: number)
    count += 1
  }

  /// Where the pair stands, or the free slot that it belongs into.
  @inline(__always)
  private func place(of pair: UInt64) -> Int {
    let mask = slots.count - 1
    var place = Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[place].number >= 0, slots[place].pair != pair { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(pair: 0, number: -1), count: old.count * 2)
    for slot in old where slot.number >= 0 { slots[place(of: slot.pair)] = slot }
  }

  private static func pair(_ first: Symbol, _ second: Symbol) -> UInt64 {
    UInt64(first.number) << 32 | UInt64(second.number)
  }
}

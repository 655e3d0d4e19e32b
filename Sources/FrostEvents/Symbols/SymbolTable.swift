import CFrost

/// Texts as numbers: equal texts get equal symbols, numbered by first sight, so that the same inputs give the same
/// numbers. Open addressing over a keyed hash; never iterated, never shrunk.
///
/// The bytes of all texts lie in one arena. A slot holds the upper 32 bits of the text's hash and its symbol's number, so
/// growing the table reads no text.
public struct SymbolTable: Sendable {
  private let key: HashKey
  private var arena: [UInt8] = []
  /// End of each symbol's text in `arena`; symbol 0, the empty text, ends at 0.
  private var ends: [Int] = [0]
  /// Hash tag in the upper, symbol number in the lower half; 0 is a free slot since symbol 0 is never stored.
  private var slots: [UInt64]
  private var shift: UInt64

  public init(key: HashKey) {
    self.key = key
    slots = [UInt64](repeating: 0, count: 1024)
    shift = 32 - 10
  }

  /// How many symbols there are, the empty text among them; numbers run from 0 to `count - 1`.
  public var count: Int { ends.count }

  /// How many bytes the texts take.
  public var textBytes: Int { arena.count }

  /// The symbol of these bytes, new if they were never seen.
  public mutating func intern(_ bytes: UnsafeRawBufferPointer) -> Symbol {
    if bytes.isEmpty { return .empty }
    let tag = hash(bytes)
    let found = find(bytes, tag)
    if found.number != 0 { return Symbol(number: found.number) }
    precondition(ends.count < Int(UInt32.max), "a symbol table holds at most 2^32 - 1 texts")
    let number = UInt32(truncatingIfNeeded: ends.count)
    arena.append(contentsOf: bytes.assumingMemoryBound(to: UInt8.self))
    ends.append(arena.count)
    slots[found.slot] = tag << 32 | UInt64(number)
    if ends.count * 5 > slots.count * 3 { grow() }
    return Symbol(number: number)
  }

  public mutating func intern(_ text: String) -> Symbol {
    var text = text
    return text.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  /// The symbol of these bytes, if they were seen.
  public func lookup(_ bytes: UnsafeRawBufferPointer) -> Symbol? {
    if bytes.isEmpty { return .empty }
    let number = find(bytes, hash(bytes)).number
    return number == 0 ? nil : Symbol(number: number)
  }

  public func lookup(_ text: String) -> Symbol? {
    var text = text
    return text.withUTF8 { lookup(UnsafeRawBufferPointer($0)) }
  }

  public func text(of symbol: Symbol) -> String {
    String(decoding: arena[range(of: symbol)], as: UTF8.self)
  }

  /// The bytes of a symbol's text, valid inside `body` only.
  public func withBytes<Result>(of symbol: Symbol, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let range = range(of: symbol)
    return arena.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[range])) }
  }

  private func range(of symbol: Symbol) -> Range<Int> {
    let index = Int(symbol.number)
    return index == 0 ? 0..<0 : ends[index - 1]..<ends[index]
  }

  /// 32 bits: they choose the slot and tell most other texts apart.
  private func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    frost_siphash13(bytes.baseAddress, bytes.count, key.first, key.second) >> 32
  }

  /// The number of the symbol with these bytes, or 0 and the slot that is free for it.
  private func find(_ bytes: UnsafeRawBufferPointer, _ tag: UInt64) -> (number: UInt32, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(tag >> shift)
    while true {
      let entry = slots[slot]
      if entry == 0 { return (0, slot) }
      let number = UInt32(truncatingIfNeeded: entry)
      if entry >> 32 == tag, isText(of: number, bytes) { return (number, slot) }
      slot = (slot + 1) & mask
    }
  }

  private func isText(of number: UInt32, _ bytes: UnsafeRawBufferPointer) -> Bool {
    let start = ends[Int(number) - 1]
    guard ends[Int(number)] - start == bytes.count else { return false }
    return arena.withUnsafeBytes { arena in
      frost_equal_bytes(arena.baseAddress! + start, bytes.baseAddress!, bytes.count)
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: old.count * 2)
    shift -= 1
    let mask = slots.count - 1
    for entry in old where entry != 0 {
      var slot = Int((entry >> 32) >> shift)
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}

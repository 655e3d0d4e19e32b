import CFrost

/// Texts as numbers: equal texts get equal symbols, numbered by first sight, so that the same inputs give the same
/// numbers. Open addressing over a keyed hash; never iterated, never shrunk.
///
/// The bytes of all texts lie in one arena. A slot holds the upper 32 bits of the text's hash, its symbol's number and
/// where its text lies, so growing the table reads no text and finding one reads the slot and the text.
public struct SymbolTable: Sendable {
  package let key: HashKey
  private var arena: [UInt8] = []
  /// End of each symbol's text in `arena`; symbol 0, the empty text, ends at 0.
  private var ends: [Int] = [0]
  private var slots: [Slot]
  private var shift: UInt64

  private struct Slot: BitwiseCopyable {
    var tag: UInt32 = 0
    /// 0: a free slot, since the empty text is never stored.
    var number: UInt32 = 0
    /// Where its text begins in the upper 40 bits, its length in the lower 24; a longer text has all of these set.
    private var place: UInt64 = 0

    static let free = Slot()
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

  public init(key: HashKey) {
    self.key = key
    slots = [Slot](repeating: .free, count: 1024)
    shift = 32 - 10
  }

  /// How many symbols there are, the empty text among them; numbers run from 0 to `count - 1`.
  public var count: Int { ends.count }

  /// How many bytes the texts take.
  public var textBytes: Int { arena.count }

  /// The symbol of these bytes, new if they were never seen.
  public mutating func intern(_ bytes: UnsafeRawBufferPointer) -> Symbol {
    bytes.isEmpty ? .empty : intern(bytes, hash: hash(bytes))
  }

  private mutating func intern(_ bytes: UnsafeRawBufferPointer, hash tag: UInt64) -> Symbol {
    let start = arena.count
    let found = find(bytes, tag)
    if found.number != 0 { return Symbol(number: found.number) }
    precondition(ends.count < Int(UInt32.max), "a symbol table holds at most 2^32 - 1 texts")
    let number = UInt32(truncatingIfNeeded: ends.count)
    arena.append(contentsOf: bytes.assumingMemoryBound(to: UInt8.self))
    ends.append(arena.count)
    slots[found.slot] = Slot(tag: tag, number: number, start: start, length: bytes.count)
    if ends.count * 5 > slots.count * 3 { grow() }
    return Symbol(number: number)
  }

  // MARK: looking ahead

  /// The hash of a text, by the table's key: where it is looked for.
  package struct Tag: BitwiseCopyable, Sendable {
    fileprivate let hash: UInt32

    package init(_ bytes: UnsafeRawBufferPointer, _ key: HashKey) {
      hash = UInt32(truncatingIfNeeded: SymbolTable.hash(bytes, key))
    }

    /// Of no text.
    package init() { hash = 0 }
  }

  /// Asks for the memory in which a text will be looked for.
  package func prefetch(_ tag: Tag) {
    slots.withUnsafeBufferPointer { Memory.prefetch($0.baseAddress.unsafelyUnwrapped + Int(UInt64(tag.hash) >> shift)) }
  }

  /// Asks for the text that is most likely the one.
  package func prefetchText(_ tag: Tag) {
    let start = slots.withUnsafeBufferPointer { $0[Int(UInt64(tag.hash) >> shift)].start }
    arena.withUnsafeBytes { if let arena = $0.baseAddress { Memory.prefetch(arena + start) } }
  }

  /// The symbol of these bytes, if they were seen.
  package func lookup(_ bytes: UnsafeRawBufferPointer, _ tag: Tag) -> Symbol? {
    if bytes.isEmpty { return .empty }
    let number = find(bytes, UInt64(tag.hash)).number
    return number == 0 ? nil : Symbol(number: number)
  }

  /// The symbol of these bytes, new if they were never seen.
  package mutating func intern(_ bytes: UnsafeRawBufferPointer, _ tag: Tag) -> Symbol {
    bytes.isEmpty ? .empty : intern(bytes, hash: UInt64(tag.hash))
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

  private func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 { Self.hash(bytes, key) }

  /// 32 bits: they choose the slot and tell most other texts apart.
  private static func hash(_ bytes: UnsafeRawBufferPointer, _ key: HashKey) -> UInt64 {
    frost_siphash13(bytes.baseAddress, bytes.count, key.first, key.second) >> 32
  }

  /// The number of the symbol with these bytes, or 0 and the slot that is free for it.
  private func find(_ bytes: UnsafeRawBufferPointer, _ tag: UInt64) -> (number: UInt32, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(tag >> shift)
    while true {
      let entry = slots[slot]
      if entry.number == 0 { return (0, slot) }
      if entry.tag == UInt32(truncatingIfNeeded: tag), isText(of: entry, bytes) { return (entry.number, slot) }
      slot = (slot + 1) & mask
    }
  }

  private func isText(of slot: Slot, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard slot.length == min(bytes.count, Slot.longest) else { return false }
    if bytes.count >= Slot.longest, ends[Int(slot.number)] - slot.start != bytes.count { return false }
    return arena.withUnsafeBytes { arena in
      frost_equal_bytes(arena.baseAddress! + slot.start, bytes.baseAddress!, bytes.count)
    }
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: .free, count: old.count * 2)
    shift -= 1
    let mask = slots.count - 1
    for entry in old where entry.number != 0 {
      var slot = Int(UInt64(entry.tag) >> shift)
      while slots[slot].number != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }
}

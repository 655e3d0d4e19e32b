import CFrost

/// Texts as numbers: equal texts get equal symbols, numbered by first sight, so that the same inputs give the same
/// numbers. Open addressing over a keyed hash; never iterated, never shrunk. A copy takes memory of its own before it
/// changes anything.
///
/// The bytes of all texts lie in one arena. A slot holds the upper 32 bits of the text's hash, its symbol's number and
/// where its text lies, so growing the table reads no text and finding one reads the slot and the text.
public struct SymbolTable {
  package let key: HashKey
  private var memory: SymbolMemory
  /// What `memory` owns, at a fixed address: reading it counts no references.
  private var contents: UnsafeMutablePointer<SymbolMemory.Contents>

  public init(key: HashKey) {
    self.key = key
    memory = SymbolMemory()
    contents = memory.contents
  }

  /// How many symbols there are, the empty text among them; numbers run from 0 to `count - 1`.
  public var count: Int { contents.pointee.count }

  /// How many bytes the texts take.
  public var textBytes: Int { contents.pointee.textBytes }

  /// Bytes that the table takes.
  package var bytes: Int { contents.pointee.bytes }

  /// The symbol of these bytes, new if they were never seen.
  public mutating func intern(_ bytes: UnsafeRawBufferPointer) -> Symbol {
    bytes.isEmpty ? .empty : intern(bytes, hash: Self.hash(bytes, key))
  }

  private mutating func intern(_ bytes: UnsafeRawBufferPointer, hash tag: UInt64) -> Symbol {
    let found = contents.pointee.find(bytes, tag)
    if found.number != 0 { return Symbol(number: found.number) }
    precondition(count < Int(UInt32.max), "a symbol table holds at most 2^32 - 1 texts")
    if !isKnownUniquelyReferenced(&memory) {
      memory = memory.copy()
      contents = memory.contents
    }
    return Symbol(number: contents.pointee.insert(bytes, tag, at: found.slot))
  }

  /// Makes room for so many texts in a table that nobody else has yet.
  package mutating func reserve(_ texts: Int) { contents.pointee.reserve(min(texts, Int(UInt32.max))) }

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

  /// What looking ahead needs of a table, valid until the table changes: passing it counts no references.
  package struct View: BitwiseCopyable {
    fileprivate let contents: UnsafePointer<SymbolMemory.Contents>

    /// Asks for the memory in which a text will be looked for.
    @inline(__always)
    package func prefetch(_ tag: Tag) { Memory.prefetch(contents.pointee.home(of: UInt64(tag.hash))) }

    /// Asks for the text that is most likely the one.
    @inline(__always)
    package func prefetchText(_ tag: Tag) {
      if let text = contents.pointee.likelyText(UInt64(tag.hash)) { Memory.prefetch(text) }
    }

    /// The symbol of these bytes, if they were seen.
    package func lookup(_ bytes: UnsafeRawBufferPointer, _ tag: Tag) -> Symbol? {
      if bytes.isEmpty { return .empty }
      let number = contents.pointee.find(bytes, UInt64(tag.hash)).number
      return number == 0 ? nil : Symbol(number: number)
    }
  }

  package var view: View { View(contents: UnsafePointer(contents)) }

  /// The symbol of these bytes, new if they were never seen.
  package mutating func intern(_ bytes: UnsafeRawBufferPointer, _ tag: Tag) -> Symbol {
    bytes.isEmpty ? .empty : intern(bytes, hash: UInt64(tag.hash))
  }

  // MARK: texts

  public mutating func intern(_ text: String) -> Symbol {
    var text = text
    return text.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  /// The symbol of these bytes, if they were seen.
  public func lookup(_ bytes: UnsafeRawBufferPointer) -> Symbol? {
    if bytes.isEmpty { return .empty }
    let number = contents.pointee.find(bytes, Self.hash(bytes, key)).number
    return number == 0 ? nil : Symbol(number: number)
  }

  public func lookup(_ text: String) -> Symbol? {
    var text = text
    return text.withUTF8 { lookup(UnsafeRawBufferPointer($0)) }
  }

  public func text(of symbol: Symbol) -> String { withBytes(of: symbol) { String(decoding: $0, as: UTF8.self) } }

  /// The bytes of a symbol's text, valid inside `body` only.
  public func withBytes<Result>(of symbol: Symbol, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    defer { extendLifetime(memory) }
    return body(contents.pointee.bytes(of: symbol))
  }

  /// 32 bits: they choose the slot and tell most other texts apart.
  private static func hash(_ bytes: UnsafeRawBufferPointer, _ key: HashKey) -> UInt64 {
    frost_siphash13(bytes.baseAddress, bytes.count, key.first, key.second) >> 32
  }
}

// What it points to is `memory`, which changes only where it has it alone.
extension SymbolTable: @unchecked Sendable {}

import FrostEvents

/// What the engine's parts write of their own.
extension ByteWriter {
  mutating func time(_ time: EventTime) { signed(time.milliseconds) }

  mutating func time(_ time: EventTime?) { optional(time) { $0.time($1) } }

  mutating func validity(_ validity: Validity) {
    time(validity.from)
    time(validity.until)
  }

  mutating func flag(_ value: Bool) { byte(value ? 1 : 0) }

  mutating func symbol(_ symbol: Symbol) { unsigned(UInt64(symbol.number)) }

  mutating func list<Values: Collection>(_ values: Values, _ write: (inout ByteWriter, Values.Element) -> Void) {
    unsigned(UInt64(values.count))
    for value in values { write(&self, value) }
  }

  /// Numbers as they stand in memory.
  mutating func words<Word: FixedWidthInteger & BitwiseCopyable>(_ words: [Word]) {
    words.withUnsafeBytes { text($0) }
  }

  mutating func words(_ words: [Float]) { self.words(words.map(\.bitPattern)) }
}

extension ByteReader {
  /// A time of any kind: what the engine itself wrote.
  mutating func moment() throws(JournalError) -> EventTime { EventTime(milliseconds: try signed()) }

  mutating func validity() throws(JournalError) -> Validity { Validity(from: try moment(), until: try moment()) }

  mutating func flag() throws(JournalError) -> Bool { try byte() != 0 }

  mutating func symbol() throws(JournalError) -> Symbol {
    let number = try unsigned()
    guard number < UInt64(symbols) else { throw fault("there is no symbol \(number)") }
    return Symbol(number: UInt32(number))
  }

  mutating func list<Element>(
    _ read: (inout ByteReader) throws(JournalError) -> Element
  ) throws(JournalError) -> [Element] {
    var values: [Element] = []
    for _ in 0..<(try unsigned()) { values.append(try read(&self)) }
    return values
  }

  mutating func words<Word: FixedWidthInteger & BitwiseCopyable>(_ type: Word.Type) throws(JournalError) -> [Word] {
    let bytes = try textBytes()
    let size = MemoryLayout<Word>.size
    guard bytes.count % size == 0 else { throw fault("a list of numbers is cut off") }
    return [Word](unsafeUninitializedCapacity: bytes.count / size) { words, count in
      UnsafeMutableRawBufferPointer(words).copyMemory(from: bytes)
      count = bytes.count / size
    }
  }

  /// So many numbers.
  mutating func words<Word: FixedWidthInteger & BitwiseCopyable>(
    _ count: Int, _ type: Word.Type
  ) throws(JournalError) -> [Word] {
    let words = try words(type)
    guard words.count == count else { throw fault("\(words.count) numbers in place of \(count)") }
    return words
  }

  mutating func floats(_ count: Int) throws(JournalError) -> [Float] {
    try words(count, UInt32.self).map { Float(bitPattern: $0) }
  }

  mutating func number() throws(JournalError) -> Int { Int(try signed()) }
}

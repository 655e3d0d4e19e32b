import FrostEvents

extension NeighbourBook {
  func write(to out: inout ByteWriter) {
    keys.write(to: &out, { $0.symbol($1) }) { $0.list($1) { $0.key($1) } }
    marks.write(to: &out, { $0.key($1) }) { out, marks in
      out.list(marks) { out, mark in
        out.symbol(mark.account)
        out.validity(mark.validity)
      }
    }
    marked.write(to: &out, { $0.symbol($1) }) { $0.list($1) { $0.key($1) } }
  }

  mutating func read(from reader: inout ByteReader) throws(JournalError) {
    func symbol(_ reader: inout ByteReader) throws(JournalError) -> Symbol { try reader.symbol() }
    func key(_ reader: inout ByteReader) throws(JournalError) -> Key { try reader.key() }
    func allKeys(_ reader: inout ByteReader) throws(JournalError) -> [Key] { try reader.list(key) }
    try keys.read(from: &reader, symbol, allKeys)
    try marks.read(from: &reader, key) { (reader: inout ByteReader) throws(JournalError) -> [Mark] in
      try reader.list { (reader: inout ByteReader) throws(JournalError) -> Mark in
        Mark(account: try reader.symbol(), validity: try reader.validity())
      }
    }
    try marked.read(from: &reader, symbol, allKeys)
  }
}

extension ByteWriter {
  fileprivate mutating func key(_ key: NeighbourBook.Key) {
    symbol(key.kind)
    symbol(key.value)
  }
}

extension ByteReader {
  fileprivate mutating func key() throws(JournalError) -> NeighbourBook.Key {
    NeighbourBook.Key(kind: try symbol(), value: try symbol())
  }
}

extension Generations {
  /// Both generations, each in the order in which its keys came.
  fileprivate func write(
    to out: inout ByteWriter, _ writeKey: (inout ByteWriter, Key) -> Void,
    _ writeValue: (inout ByteWriter, Value) -> Void
  ) {
    for (places, values) in [(old, oldValues), (young, youngValues)] {
      let keys = places.sorted { $0.value < $1.value }.map(\.key)
      out.list(keys.indices) { out, place in
        writeKey(&out, keys[place])
        writeValue(&out, values[place])
      }
    }
  }

  fileprivate mutating func read(
    from reader: inout ByteReader, _ readKey: (inout ByteReader) throws(JournalError) -> Key,
    _ readValue: (inout ByteReader) throws(JournalError) -> Value
  ) throws(JournalError) {
    (old, oldValues) = try Self.generation(from: &reader, readKey, readValue)
    (young, youngValues) = try Self.generation(from: &reader, readKey, readValue)
  }

  private static func generation(
    from reader: inout ByteReader, _ readKey: (inout ByteReader) throws(JournalError) -> Key,
    _ readValue: (inout ByteReader) throws(JournalError) -> Value
  ) throws(JournalError) -> (places: [Key: Int], values: [Value]) {
    var places: [Key: Int] = [:]
    var values: [Value] = []
    for _ in 0..<(try reader.unsigned()) {
      places[try readKey(&reader)] = values.count
      values.append(try readValue(&reader))
    }
    guard places.count == values.count else { throw reader.fault("a key stands twice") }
    return (places, values)
  }
}

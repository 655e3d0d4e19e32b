import FrostEvents

/// An event's record: what it was, its source, id, digest and declared fields. All but the first two are written before
/// the engine sees it.
extension ByteWriter {
  /// - Parameters:
  ///   - source: as a text with its length.
  ///   - rest: what `event` wrote.
  mutating func event(_ outcome: EventOutcome, source: UnsafeRawBufferPointer, _ rest: UnsafeRawBufferPointer) {
    write(atMost: 2 + source.count + rest.count) { cursor in
      cursor.byte(RecordKind.event.rawValue)
      cursor.byte(outcome.rawValue)
      cursor.raw(source)
      cursor.raw(rest)
    }
  }

  /// - Parameter texts: bits of the fields that are texts.
  /// - Returns: where the id ends.
  mutating func event(
    _ row: EventRow, id: UnsafeRawBufferPointer, types: UnsafeBufferPointer<FieldType>, texts: UInt64
  ) -> Int {
    var idEnd = count
    write(atMost: id.count + 8 + (2 + types.count) * ByteCursor.longest + row.textLength(texts)) { cursor in
      let start = cursor.next
      cursor.text(id)
      idEnd += cursor.next - start
      cursor.fixed(row.digest)
      cursor.unsigned(row.presence)
      var rest = row.presence
      while rest != 0 {
        let field = rest.trailingZeroBitCount
        rest &= rest &- 1
        switch types[field] {
        case .text, .key: cursor.text(row.bytes(of: field)!)
        case .number: cursor.fixed(UInt64(bitPattern: row.words[field]))
        case .time, .money, .integer, .flag: cursor.signed(row.words[field])
        }
      }
    }
    return idEnd
  }
}

/// An event read back from the journal, its fields those of the schema in force now.
struct RecordedEvent {
  var outcome: EventOutcome
  var source: String
  var id: UnsafeRawBufferPointer
  /// Where the id stands in the chunk.
  var idRange: TextRange
  var digest: UInt64
  var presence: UInt64 = 0
  /// By field number of the schema in force now; texts are ranges of the chunk.
  var words: [Int64]

  init(from reader: inout ByteReader, recorded: RecordedFields, width: Int) throws(JournalError) {
    outcome = try reader.eventOutcome()
    source = try reader.text()
    id = try reader.textBytes()
    idRange = TextRange(offset: reader.offset - id.count, length: id.count)
    digest = try reader.fixed()
    words = [Int64](repeating: 0, count: width)
    var rest = try reader.unsigned()
    while rest != 0 {
      let number = rest.trailingZeroBitCount
      rest &= rest &- 1
      guard number < recorded.fields.count else { throw reader.fault("field \(number) was never declared") }
      let field = recorded.fields[number]
      let word: Int64
      switch field.type {
      case .text, .key:
        let bytes = try reader.textBytes()
        word = TextRange(offset: reader.offset - bytes.count, length: bytes.count).word
      case .number: word = Int64(bitPattern: try reader.fixed())
      case .time, .money, .integer, .flag: word = try reader.signed()
      }
      guard let current = field.current else { continue }
      words[current] = word
      presence |= 1 << UInt64(current)
    }
  }
}

import FrostEvents

/// Goes over a journal's records for who does not recover an engine.
struct RecordWalk: Sendable {
  enum Record {
    case event(RecordedEvent)
    /// An event without its fields.
    case past
    /// What a person asked, with its effects.
    case request([Effect])
    case other
  }

  let schema: Schema
  /// Fields of the events that follow, as the journal last named them.
  private var recorded: RecordedFields

  init(_ schema: Schema) {
    self.schema = schema
    recorded = RecordedFields(schema)
  }

  /// Goes on where an engine was recovered to.
  init(after engine: Engine) {
    schema = engine.schema
    recorded = engine.recordedFields
  }

  /// Records of all chunks in order, from the journal's first or from one that begins with a rule set.
  /// - Parameter body: also told the input's number.
  mutating func walk(
    _ chunk: [UInt8], firstInput: Int64, _ body: (Int64, Record) -> Void
  ) throws(JournalError) {
    try chunk.withUnsafeBufferPointer { (bytes) throws(JournalError) in
      var reader = ByteReader(UnsafeRawBufferPointer(bytes), input: firstInput)
      while !reader.isAtEnd {
        let head = try RecordHead(from: &reader, current: schema)
        body(reader.input, try read(head, &reader))
        if head.isInput { reader.input += 1 }
      }
    }
  }

  private mutating func read(_ head: RecordHead, _ reader: inout ByteReader) throws(JournalError) -> Record {
    var record = Record.other
    var isRequest = false
    switch head {
    case .event:
      record = .event(try RecordedEvent(from: &reader, recorded: recorded, width: schema.fields.count))
    case .past: record = .past
    case .request:
      _ = try RecordedRequest(from: &reader)
      isRequest = true
    case .tick, .note: break
    case .ruleSet(_, _, let fields):
      recorded = fields
      return .other
    }
    var effects: [Effect] = []
    for _ in 0..<(try reader.unsigned()) {
      let effect = try Effect(from: &reader)
      if isRequest { effects.append(effect) }
    }
    return isRequest ? .request(effects) : record
  }
}

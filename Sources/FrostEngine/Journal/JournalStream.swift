package import FrostEvents

/// The journal as a stream for an engine that begins anew: the events that were accepted, in their order, and between them
/// what people brought in. What Frost itself decided is left out: it is decided again.
package struct JournalStream: Sendable {
  package enum Part: Sendable {
    /// Read at the beginning of time: none is too old to act on.
    case events(EventBatch)
    case told(Told)
  }

  /// What people brought in that rules read: imports, entries of lists, labels.
  package struct Told: Sendable { let effects: [Effect] }

  private var records: RecordWalk
  /// Events that are there without their fields, which no engine can take.
  package private(set) var condensed = 0

  package init(schema: Schema) { records = RecordWalk(schema) }

  /// Of the rest of a journal, whose beginning an engine was recovered from.
  package init(after engine: Engine) { records = RecordWalk(after: engine) }

  /// Chunks come in order.
  package mutating func parts(of chunk: [UInt8], firstInput: Int64) throws(JournalError) -> [Part] {
    let schema = records.schema
    var parts: [Part] = []
    var batch = EventBatch(chunk, schema)
    var past = 0
    try records.walk(chunk, firstInput: firstInput) { _, record in
      switch record {
      case .event(let event): if event.outcome == .accepted { batch.append(event, schema) }
      case .past: past += 1
      case .request(let effects):
        let told = effects.filter(\.isBroughtIn)
        guard !told.isEmpty else { return }
        if batch.count > 0 { parts.append(.events(batch)) }
        batch = EventBatch(chunk, schema)
        parts.append(.told(Told(effects: told)))
      case .other: break
      }
    }
    condensed += past
    if batch.count > 0 { parts.append(.events(batch)) }
    return parts
  }
}

extension Effect {
  fileprivate var isBroughtIn: Bool {
    switch self {
    case .known, .listEntry, .label, .subjectLabel: true
    default: false
    }
  }
}

extension EventBatch {
  /// An empty one for events of a journal's chunk.
  fileprivate init(_ chunk: [UInt8], _ schema: Schema) {
    self.init(
      width: schema.fields.count, position: SourcePosition(source: "journal", generation: .init(), offset: 0),
      readAt: EventTime(milliseconds: 0))
    text = chunk
  }

  /// Appends an event of the journal whose chunk is the batch's text.
  mutating func append(_ event: RecordedEvent, _ schema: Schema) {
    let noTexts = UnsafeRawBufferPointer(start: nil, count: 0)
    event.words.withUnsafeBufferPointer {
      append(row: $0, presence: event.presence, texts: noTexts, digest: event.digest, offset: 0)
    }
    if schema.roles.id == nil { ids.append(event.idRange) }
  }
}

extension Engine {
  /// Takes what people brought in, as when they did; no rule is evaluated.
  package mutating func take(_ told: JournalStream.Told) { for effect in told.effects { absorb(effect) } }
}

import FrostEvents
import FrostFeatures
import FrostRules

/// What came of an input when it was decided once more.
package enum Replayed: Sendable {
  /// As the journal has it, an event that was accepted.
  case event(Examination)
  /// Its fields are not in the journal any more.
  case condensed
  /// It was no event, or one that no rule saw.
  case other
}

extension Engine {
  /// Recovers from a journal chunk up to one of its inputs and then lets that event go the way that a live one goes, read
  /// at its own time. The engine is of no further use.
  /// - Parameters:
  ///   - chunk: the one that holds `input`; all before it have been recovered.
  package mutating func replay(
    _ input: Int64, in chunk: [UInt8], firstInput: Int64
  ) throws(JournalError) -> Replayed {
    try chunk.withUnsafeBufferPointer { (bytes) throws(JournalError) in
      let bytes = UnsafeRawBufferPointer(bytes)
      var reader = ByteReader(bytes, input: firstInput)
      while nextInput < input || reader.next == RecordKind.tick.rawValue {
        guard !reader.isAtEnd else { throw reader.fault("the chunk ends before input \(input)") }
        reader.input = nextInput
        if try recoverRecord(&reader) { nextInput += 1 }
      }
      switch try RecordHead(from: &reader, current: schema) {
      case .event: break
      case .past: return .condensed
      default: return .other
      }
      let event = try RecordedEvent(from: &reader, recorded: recordedFields, width: schema.fields.count)
      guard event.outcome == .accepted else { return .other }
      // Whoever decides now is the rule set at hand: the journal needs no record of it.
      journalledHash = bound.set.hash
      var batch = EventBatch(
        width: schema.fields.count, position: SourcePosition(source: event.source, generation: .init(), offset: 0),
        readAt: EventTime(milliseconds: event.words[schema.roles.time]))
      batch.text = chunk
      batch.append(event, schema)
      guard let found = examine(batch, .record).examinations.first else { return .other }
      return .event(found)
    }
  }
}

package import FrostEvents

/// Takes the fields of events that no feature reaches back to any more out of journal chunks. Inputs, their numbers, their
/// times and effects stay: recovery from the rest comes to the same state.
package struct JournalCondenser: Sendable {
  let schema: Schema
  /// Fields of the events that follow, as the journal last named them.
  private var recorded: RecordedFields
  /// Time of the event that was not old enough; what comes from it on is young until then.
  package private(set) var young: EventTime?

  package init(schema: Schema) {
    self.schema = schema
    recorded = RecordedFields(schema)
  }

  package enum Outcome: Sendable, Equatable {
    /// There is nothing to take out.
    case unchanged
    case condensed([UInt8])
    /// An event in it is not old enough: neither is what comes after it.
    case young
  }

  /// Chunks come in order, from the journal's first; one that was `young` comes again.
  /// - Parameter time: events before it go.
  package mutating func condensed(
    _ chunk: [UInt8], firstInput: Int64, before time: EventTime
  ) throws(JournalError) -> Outcome {
    let known = recorded
    var out: [UInt8] = []
    var record = ByteWriter()
    var events = 0
    var isYoung = false
    try chunk.withUnsafeBufferPointer { (bytes) throws(JournalError) in
      let bytes = UnsafeRawBufferPointer(bytes)
      var reader = ByteReader(bytes, input: firstInput)
      while !reader.isAtEnd, !isYoung {
        let start = reader.offset
        record.removeAll()
        switch try condenseRecord(&reader, &record, before: time) {
        case .kept: out.append(contentsOf: bytes[start..<reader.offset])
        case .condensed:
          record.withUnsafeBytes { out.append(contentsOf: $0) }
          events += 1
        case .young: isYoung = true
        }
      }
    }
    if isYoung {
      recorded = known
      return .young
    }
    return events > 0 ? .condensed(out) : .unchanged
  }

  private enum Kind { case kept, condensed, young }

  private mutating func condenseRecord(
    _ reader: inout ByteReader, _ out: inout ByteWriter, before time: EventTime
  ) throws(JournalError) -> Kind {
    var result = Kind.kept
    switch try RecordHead(from: &reader, current: schema) {
    case .event:
      let event = try RawEvent(from: &reader, recorded: recorded)
      guard let own = event.time(of: schema.fields[schema.roles.time].name, recorded) else { break }
      if own >= time {
        young = own
        return .young
      }
      RecordHead.past(event.outcome, own).write(to: &out)
      result = .condensed
    case .request: _ = try RecordedRequest(from: &reader)
    case .past, .tick, .note: break
    case .ruleSet(_, _, let fields):
      recorded = fields
      return .kept
    }
    let count = try reader.unsigned()
    out.unsigned(count)
    for _ in 0..<count { try Effect(from: &reader).write(to: &out) }
    return result
  }
}

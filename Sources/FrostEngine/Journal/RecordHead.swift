import FrostEvents

/// What a journal record begins with, up to the part that only its kind has, or up to its effects.
enum RecordHead {
  /// A `RecordedEvent`, or the same as a `RawEvent`, comes next.
  case event
  /// A `RecordedRequest` comes next.
  case request
  case tick(EventTime)
  case note
  /// There are no effects.
  case ruleSet(version: UInt64, hash: String, fields: RecordedFields)
  case past(EventOutcome, EventTime)

  /// - Parameter schema: that in force now.
  init(from reader: inout ByteReader, current schema: Schema) throws(JournalError) {
    guard let kind = RecordKind(rawValue: try reader.byte()) else { throw reader.fault("no such kind of record") }
    switch kind {
    case .event: self = .event
    case .operator: self = .request
    case .tick: self = .tick(try reader.time())
    case .note: self = .note
    case .ruleSet:
      self = .ruleSet(
        version: try reader.unsigned(), hash: try reader.text(),
        fields: try RecordedFields(from: &reader, current: schema))
    case .past: self = .past(try reader.eventOutcome(), try reader.eventTime())
    }
  }

  /// Whether its record is an input: one that is not stands before the next input's record.
  var isInput: Bool { if case .tick = self { false } else { true } }

  func write(to out: inout ByteWriter) {
    out.byte(kind.rawValue)
    switch self {
    case .event, .request, .note: break
    case .tick(let time): out.signed(time.milliseconds)
    case .ruleSet(let version, let hash, let fields):
      out.unsigned(version)
      out.text(hash)
      fields.write(to: &out)
    case .past(let outcome, let time):
      out.byte(outcome.rawValue)
      out.signed(time.milliseconds)
    }
  }

  private var kind: RecordKind {
    switch self {
    case .event: .event
    case .request: .operator
    case .tick: .tick
    case .note: .note
    case .ruleSet: .ruleSet
    case .past: .past
    }
  }
}

extension ByteReader {
  mutating func eventOutcome() throws(JournalError) -> EventOutcome {
    guard let outcome = EventOutcome(rawValue: try byte()) else { throw fault("no such event outcome") }
    return outcome
  }
}

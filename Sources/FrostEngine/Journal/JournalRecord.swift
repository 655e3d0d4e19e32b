import FrostEvents

/// What an event was when its turn came.
enum EventOutcome: UInt8, Sendable {
  case accepted = 0
  /// Its id was seen before, with the same content.
  case duplicate = 1
  /// It is older than the watermark less the lateness.
  case late = 2
  /// Its id was seen before, with other content: quarantined.
  case conflict = 3
  /// Its time lies too far ahead of the wall time of its read: quarantined.
  case future = 4
}

/// Kinds of journal records; the numbers are the file format.
enum RecordKind: UInt8, Sendable {
  case event = 1
  case `operator` = 2
  /// Endings that were published between two inputs. It has no number: it stands before the record of the next input.
  case tick = 3
  /// From here on this rule set is in force and events have these fields.
  case ruleSet = 4
  /// An event that no feature reaches back to any more: what it was, its time, its effects.
  case past = 5
  /// Effects that no event and no person brought about: which rules may enforce, what waits for consent.
  case note = 16
}

/// The fields of the events that follow in the journal, as the rule set in force then declared them.
struct RecordedFields: Hashable, Sendable {
  struct Field: Hashable, Sendable {
    var name: String
    var type: FieldType
    /// Number of the field of this name and type in the schema in force now; nil: there is none.
    var current: Int?
  }

  var fields: [Field]

  init(_ schema: Schema) {
    fields = schema.fields.enumerated().map { Field(name: $1.name, type: $1.type, current: $0) }
  }

  func write(to out: inout ByteWriter) {
    out.unsigned(UInt64(fields.count))
    for field in fields {
      out.text(field.name)
      out.text(field.type.rawValue)
    }
  }

  init(from reader: inout ByteReader, current schema: Schema) throws(JournalError) {
    let count = try reader.unsigned()
    guard count <= UInt64(Schema.maximumFields) else {
      throw reader.fault("\(count) fields are more than a schema has")
    }
    fields = []
    for _ in 0..<count {
      let name = try reader.text()
      let type = try reader.choice(FieldType.self)
      let known = schema.field(named: name)
      fields.append(Field(name: name, type: type, current: known.flatMap { schema.fields[$0].type == type ? $0 : nil }))
    }
  }
}

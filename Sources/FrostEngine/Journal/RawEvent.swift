import FrostEvents

/// An event's record up to its effects, with the fields that it was written with.
struct RawEvent {
  enum Value {
    case text(UnsafeRawBufferPointer)
    case fixed(UInt64)
    case signed(Int64)
  }

  var outcome: EventOutcome
  var source: UnsafeRawBufferPointer
  var id: UnsafeRawBufferPointer
  var digest: UInt64
  /// By field number of `recorded`, ascending.
  var values: [(field: Int, value: Value)] = []

  init(from reader: inout ByteReader, recorded: RecordedFields) throws(JournalError) {
    outcome = try reader.eventOutcome()
    source = try reader.textBytes()
    id = try reader.textBytes()
    digest = try reader.fixed()
    var rest = try reader.unsigned()
    while rest != 0 {
      let field = rest.trailingZeroBitCount
      rest &= rest &- 1
      guard field < recorded.fields.count else { throw reader.fault("field \(field) was never declared") }
      switch recorded.fields[field].type {
      case .text, .key: values.append((field, .text(try reader.textBytes())))
      case .number: values.append((field, .fixed(try reader.fixed())))
      case .time, .money, .integer, .flag: values.append((field, .signed(try reader.signed())))
      }
    }
  }

  func write(to out: inout ByteWriter) {
    out.byte(outcome.rawValue)
    out.text(source)
    out.text(id)
    out.fixed(digest)
    out.unsigned(values.reduce(0) { $0 | 1 << UInt64($1.field) })
    for (_, value) in values {
      switch value {
      case .text(let bytes): out.text(bytes)
      case .fixed(let word): out.fixed(word)
      case .signed(let word): out.signed(word)
      }
    }
  }

  func text(of name: String, _ recorded: RecordedFields) -> String? {
    guard case .text(let bytes) = value(of: name, recorded) else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  func time(of name: String, _ recorded: RecordedFields) -> EventTime? {
    guard case .signed(let word) = value(of: name, recorded) else { return nil }
    return EventTime(milliseconds: word)
  }

  private func value(of name: String, _ recorded: RecordedFields) -> Value? {
    values.first { recorded.fields[$0.field].name == name }?.value
  }
}

import FrostEvents

/// What is wrong with a journal, and where.
package struct JournalError: Error, Hashable, Sendable {
  /// Number of the input whose record could not be read.
  package var input: Int64
  /// Byte position in the chunk.
  package var offset: Int
  package var message: String

  package init(input: Int64, offset: Int, message: String) {
    self.input = input
    self.offset = offset
    self.message = message
  }
}

/// Reads what `ByteWriter` wrote; every length is checked, so that no bytes make it trap.
struct ByteReader {
  let bytes: UnsafeRawBufferPointer
  private(set) var offset = 0
  /// For messages.
  var input: Int64
  /// How many symbols there are, for what names some.
  var symbols = 0

  init(_ bytes: UnsafeRawBufferPointer, input: Int64) {
    self.bytes = bytes
    self.input = input
  }

  var isAtEnd: Bool { offset == bytes.count }

  /// The next byte, which stays to be read; nil at the end.
  var next: UInt8? { isAtEnd ? nil : bytes[offset] }

  func fault(_ message: String) -> JournalError { JournalError(input: input, offset: offset, message: message) }

  mutating func skip(_ bytes: Int) { offset = min(offset + bytes, self.bytes.count) }

  mutating func byte() throws(JournalError) -> UInt8 {
    guard offset < bytes.count else { throw fault("the record ends too early") }
    offset += 1
    return bytes[offset - 1]
  }

  mutating func unsigned() throws(JournalError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      let next = try byte()
      if shift == 63, next > 1 { break }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
    }
    throw fault("a number has more than 64 bits")
  }

  mutating func signed() throws(JournalError) -> Int64 {
    let value = try unsigned()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  mutating func fixed() throws(JournalError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) { value |= UInt64(try byte()) << shift }
    return value
  }

  /// The bytes of a text, in place.
  mutating func textBytes() throws(JournalError) -> UnsafeRawBufferPointer {
    let length = try unsigned()
    guard length <= UInt64(bytes.count - offset) else { throw fault("a text is longer than the chunk") }
    defer { offset += Int(length) }
    return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Int(length)])
  }

  mutating func text() throws(JournalError) -> String { String(decoding: try textBytes(), as: UTF8.self) }

  /// `forever`, or one to which another, or a duration, can be added.
  mutating func time() throws(JournalError) -> EventTime {
    let time = EventTime(milliseconds: try signed())
    guard time == .forever || time.milliseconds.magnitude <= EventTime.never.milliseconds.magnitude else {
      throw fault("a time is out of range")
    }
    return time
  }

  mutating func eventTime() throws(JournalError) -> EventTime {
    let time = EventTime(milliseconds: try signed())
    guard time.isOfEvent else { throw fault("an event's time is out of range") }
    return time
  }

  mutating func optional<Value>(
    _ read: (inout ByteReader) throws(JournalError) -> Value
  ) throws(JournalError) -> Value? {
    try byte() == 0 ? nil : try read(&self)
  }

  mutating func choice<Choice: RawRepresentable>(_ type: Choice.Type) throws(JournalError) -> Choice
  where Choice.RawValue == String {
    let name = try text()
    guard let choice = Choice(rawValue: name) else { throw fault("`\(name)` is not known to this version") }
    return choice
  }
}

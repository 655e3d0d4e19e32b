/// Reads the parts of an RFC 3339 time from left to right.
struct TimeScanner {
  private let text: UnsafeRawBufferPointer
  private var position = 0

  init(_ text: UnsafeRawBufferPointer) { self.text = text }

  /// The next `digits` digits, which follow `mark` if one is given.
  mutating func number(digits: Int, after mark: Unicode.Scalar? = nil) throws(TimeTextError) -> Int {
    if let mark { try skip(mark, or: mark) }
    guard position + digits <= text.count else { throw .notATime }
    var number = 0
    for index in position..<position + digits {
      let digit = text[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { throw .notATime }
      number = number * 10 + Int(digit)
    }
    position += digits
    return number
  }

  mutating func skip(_ mark: Unicode.Scalar, or other: Unicode.Scalar) throws(TimeTextError) {
    guard position < text.count, text[position] == UInt8(ascii: mark) || text[position] == UInt8(ascii: other)
    else { throw .notATime }
    position += 1
  }

  /// `.` and one to nine digits, if they are there: their first three.
  mutating func milliseconds() throws(TimeTextError) -> Int {
    guard position < text.count, text[position] == UInt8(ascii: ".") else { return 0 }
    position += 1
    var value = 0
    var digits = 0
    while position < text.count, text[position] &- UInt8(ascii: "0") <= 9 {
      if digits < 3 { value = value * 10 + Int(text[position] - UInt8(ascii: "0")) }
      digits += 1
      position += 1
    }
    guard (1...9).contains(digits) else { throw .notATime }
    return digits == 1 ? value * 100 : digits == 2 ? value * 10 : value
  }

  /// `Z` or `±hh:mm` up to the end of the text.
  mutating func offsetMinutes() throws(TimeTextError) -> Int {
    guard position < text.count else { throw .noOffset }
    let mark = text[position]
    position += 1
    switch mark {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"):
      guard position == text.count else { throw .notATime }
      return 0
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      let hours = try number(digits: 2)
      let minutes = try number(digits: 2, after: ":")
      guard position == text.count else { throw .notATime }
      guard hours < 24, minutes < 60 else { throw .noSuchTimeOfDay }
      return (hours * 60 + minutes) * (mark == UInt8(ascii: "-") ? -1 : 1)
    default: throw .notATime
    }
  }
}

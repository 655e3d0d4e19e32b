/// `2026-03-02T10:41:00.000+08:00`: RFC 3339, the zone required.
enum TimestampText {
  struct Fault: Error {
    var message: String
    var hint: String
  }

  /// The years 0001 to 9999, which CEL limits a timestamp to; in milliseconds since 1970.
  static let range: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

  /// - Returns: milliseconds since 1970-01-01T00:00:00Z.
  static func milliseconds(_ text: String) throws(Fault) -> Int64 {
    let moment = try moment(text)
    guard moment.nanoseconds % 1_000_000 == 0 else {
      throw Fault(message: "'\(text)' is finer than a millisecond", hint: "times are counted in milliseconds")
    }
    return moment.seconds * 1_000 + Int64(moment.nanoseconds / 1_000_000)
  }

  static func moment(_ text: String) throws(Fault) -> Moment {
    let bad = Fault(message: "'\(text)' is not a moment", hint: "write it like 2026-03-02T10:41:00+08:00")
    var reader = Reader(rest: Array(text.unicodeScalars)[...])
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
      let day = reader.number(2), year >= 1, (1...12).contains(month),
      (1...Calendar.length(ofMonth: month, in: year)).contains(day)
    else { throw bad }
    guard !reader.rest.isEmpty else {
      throw Fault(message: "'\(text)' has no time and no zone", hint: "write it like \(text)T00:00:00+08:00")
    }
    guard reader.take("T") || reader.take("t"), let hour = reader.number(2), reader.take(":"),
      let minute = reader.number(2), reader.take(":"), let second = reader.number(2), hour < 24, minute < 60,
      second < 60
    else { throw bad }
    var nanoseconds: Int32 = 0
    if reader.take(".") {
      let digits = reader.rest.prefix { $0.isDigit }
      guard (1...9).contains(digits.count) else { throw bad }
      for index in 0..<9 {
        let digit = index < digits.count ? Int32(digits[digits.startIndex + index].value) - 48 : 0
        nanoseconds = nanoseconds * 10 + digit
      }
      reader.rest = reader.rest.dropFirst(digits.count)
    }
    guard !reader.rest.isEmpty else {
      throw Fault(message: "'\(text)' has no zone", hint: "end it with Z, or with an offset like +08:00")
    }
    var offset = 0
    if !(reader.take("Z") || reader.take("z")) {
      let isWest = reader.take("-")
      guard isWest || reader.take("+"), let hours = reader.number(2), reader.take(":"),
        let minutes = reader.number(2), hours < 24, minutes < 60
      else { throw bad }
      offset = (hours * 60 + minutes) * (isWest ? -1 : 1)
    }
    guard reader.rest.isEmpty else { throw bad }
    let days = Calendar.days(year: year, month: month, day: day)
    let seconds = Int64(days * 86_400 + hour * 3_600 + (minute - offset) * 60 + second)
    guard Moment.seconds.contains(seconds) else { throw bad }
    return Moment(seconds: seconds, nanoseconds: nanoseconds)
  }

  private struct Reader {
    var rest: ArraySlice<Unicode.Scalar>

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard rest.first == scalar else { return false }
      rest.removeFirst()
      return true
    }

    mutating func number(_ digits: Int) -> Int? {
      let text = rest.prefix(digits)
      guard text.count == digits, text.allSatisfy(\.isDigit) else { return nil }
      rest = rest.dropFirst(digits)
      return text.reduce(0) { $0 * 10 + Int($1.value) - 48 }
    }
  }
}

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
    let bad = Fault(message: "'\(text)' is not a moment", hint: "write it like 2026-03-02T10:41:00+08:00")
    var reader = Reader(rest: Array(text.unicodeScalars)[...])
    guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
      let day = reader.number(2), (1...12).contains(month), (1...length(ofMonth: month, in: year)).contains(day),
      year >= 1
    else { throw bad }
    guard !reader.rest.isEmpty else {
      throw Fault(message: "'\(text)' has no time and no zone", hint: "write it like \(text)T00:00:00+08:00")
    }
    guard reader.take("T") || reader.take("t"), let hour = reader.number(2), reader.take(":"),
      let minute = reader.number(2), reader.take(":"), let second = reader.number(2), hour < 24, minute < 60,
      second < 60
    else { throw bad }
    var milliseconds = 0
    if reader.take(".") {
      let digits = reader.rest.prefix { $0.isDigit }
      guard (1...9).contains(digits.count) else { throw bad }
      guard digits.dropFirst(3).allSatisfy({ $0 == "0" }) else {
        throw Fault(message: "'\(text)' is finer than a millisecond", hint: "times are counted in milliseconds")
      }
      for index in 0..<3 {
        let digit = index < digits.count ? Int(digits[digits.startIndex + index].value) - 48 : 0
        milliseconds = milliseconds * 10 + digit
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
    let seconds = days(year: year, month: month, day: day) * 86_400 + hour * 3_600 + (minute - offset) * 60 + second
    let result = Int64(seconds * 1_000 + milliseconds)
    guard range.contains(result) else { throw bad }
    return result
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

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// Days since 1970-01-01 of the proleptic Gregorian calendar, years counted from March so that the leap day is last.
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}

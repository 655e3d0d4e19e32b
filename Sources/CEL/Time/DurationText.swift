/// `1h30m`, `7d`, `-1.5s`, `0`: a sum of numbers with units.
enum DurationText {
  struct Fault: Error {
    var message: String
    var hint: String
  }

  private static let units: [String: Int128] = [
    "d": 86_400_000_000_000, "h": 3_600_000_000_000, "m": 60_000_000_000, "s": 1_000_000_000, "ms": 1_000_000,
    "us": 1_000, "ns": 1,
  ]

  private static let wordHints: [String: String] = [
    "day": "days are written 7d", "days": "days are written 7d", "D": "days are written 7d",
    "w": "weeks are written in days: 14d", "week": "weeks are written in days: 14d",
    "weeks": "weeks are written in days: 14d", "min": "minutes are written 30m", "mins": "minutes are written 30m",
    "minute": "minutes are written 30m", "minutes": "minutes are written 30m", "M": "minutes are written 30m",
    "hour": "hours are written 12h", "hours": "hours are written 12h", "H": "hours are written 12h",
    "sec": "seconds are written 45s", "second": "seconds are written 45s", "seconds": "seconds are written 45s",
    "month": "months are written in days: 30d", "months": "months are written in days: 30d",
    "y": "years are written in days: 365d", "year": "years are written in days: 365d",
    "years": "years are written in days: 365d",
  ]

  /// - Parameter days: whether `d` is a unit; standard CEL has none above the hour.
  /// - Returns: milliseconds.
  static func milliseconds(_ text: String, days: Bool) throws(Fault) -> Int64 {
    let total = try nanoseconds(text, days: days)
    guard total % 1_000_000 == 0 else {
      throw Fault(message: "'\(text)' is finer than a millisecond", hint: "times are counted in milliseconds")
    }
    return total / 1_000_000
  }

  /// As `milliseconds`, to the nanosecond.
  static func nanoseconds(_ text: String, days: Bool) throws(Fault) -> Int64 {
    let usual = "write numbers with units: \(days ? "7d, " : "")12h, 30m, 45s, 1h30m"
    let bad = Fault(message: "'\(text)' is not a duration", hint: usual)
    var rest = text.unicodeScalars[...]
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    if rest.elementsEqual("0".unicodeScalars) { return 0 }
    guard !rest.isEmpty else { throw bad }
    var total: Int128 = 0
    while !rest.isEmpty {
      let number = String(rest.prefix { $0.isDigit || $0 == "." })
      rest = rest.dropFirst(number.unicodeScalars.count)
      let blanks = rest.prefix { $0 == " " }
      let unit = String(rest.dropFirst(blanks.count).prefix { !$0.isDigit && $0 != "." && $0 != " " })
      guard let value = Decimal(number) else { throw bad }
      if unit.isEmpty {
        throw Fault(
          message: bad.message, hint: "say the unit: \(days ? "\(number)d, " : "")\(number)h, \(number)m or \(number)s")
      }
      if unit == "d", !days, let hours = value.times(Decimal(24)), hours.isInteger {
        throw Fault(message: bad.message, hint: "days are not a unit of CEL: write \(hours.coefficient)h")
      }
      guard let scale = units[unit], days || unit != "d" else {
        throw Fault(message: bad.message, hint: wordHints[unit] ?? usual)
      }
      guard blanks.isEmpty else { throw Fault(message: bad.message, hint: "write it without blanks: \(number)\(unit)") }
      let (product, overflow) = (Int128(value.coefficient)).multipliedReportingOverflow(by: scale)
      guard !overflow, product % Int128(value.divisor) == 0 else {
        let unit = days ? "millisecond" : "nanosecond"
        throw Fault(message: "'\(text)' is finer than a \(unit)", hint: "times are counted in \(unit)s")
      }
      total += product / Int128(value.divisor)
      guard total <= Int128(Int64.max) else {
        throw Fault(message: "'\(text)' is too long for a duration", hint: "at most 292 years")
      }
      rest = rest.dropFirst(unit.unicodeScalars.count)
    }
    return Int64(isNegative ? -total : total)
  }
}
